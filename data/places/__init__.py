"""Provinces, cities and counties: looked up by name, walked up and down, found in text.

Facts only, in places.tsv beside this file; README.md says where they are from. Read on first use.
"""

from data.places.scan import Match, scan
from data.places.table import Place, ancestors, children, current, everywhere, find, full_name, pinyin

__all__ = ["Match", "Place", "ancestors", "children", "current", "everywhere", "find", "full_name", "pinyin", "scan"]
