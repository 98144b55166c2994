"""The text of Word paragraphs, as it shows with all changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from index.readers.docx_package import attribute, child, local_name
from index.text import single_spaced

_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple"}
)
_DROPPED = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "rt", "txbxContent", "sdtPr"}
)
_SPACES = re.compile(r"[ \t\u00a0]+")


def body_of(container: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children called ``names`` (paragraphs and tables by default), also inside content controls."""
    wanted = names or ("p", "tbl")
    for element in container:
        name = local_name(element)
        if name in wanted:
            yield element
        elif name in _WRAPPERS:
            yield from body_of(element, *wanted)


def text_of(paragraph: etree._Element) -> str:
    """A paragraph's visible text; manual line breaks are kept, runs of spaces and tabs become one space."""
    return single_spaced(laid_text_of(paragraph), _SPACES)


def laid_text_of(paragraph: etree._Element) -> str:
    """A paragraph's visible text with its tabs and all its spaces."""
    return "".join(_pieces(paragraph, has_unseen(paragraph)))


def has_unseen(paragraph: etree._Element) -> bool:
    """Whether some of the text is white beside other text: all of it white stands on a dark ground."""
    white = [
        _is_white(run)
        for run in paragraph.iter()
        if local_name(run) == "r" and any((text.text or "").strip() for text in run if local_name(text) == "t")
    ]
    return any(white) and not all(white)


def _is_white(run: etree._Element) -> bool:
    colour = child(child(run, "rPr"), "color")
    return colour is not None and (attribute(colour, "val") or "").upper() == "FFFFFF"


def _pieces(element: etree._Element, unseen: bool) -> Iterator[str]:
    for part in element:
        name = local_name(part)
        if name in _DROPPED:
            continue
        if name == "t":
            yield part.text or ""
        elif name in {"br", "cr"}:
            yield "" if attribute(part, "type") in {"page", "column"} else "\n"
        elif name in {"tab", "ptab"}:
            yield "\t"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            yield _symbol(part)
        elif name == "r" and (_hidden(part) or _struck(part) or (unseen and _is_white(part))):
            continue
        elif name == "r" and _raised(part):
            yield _bracketed("".join(_pieces(part, unseen)))
        elif name == "AlternateContent":
            yield from _pieces(_chosen(part), unseen)
        else:
            yield from _pieces(part, unseen)


def _hidden(run: etree._Element) -> bool:
    return _is_on(run, "vanish")


def _struck(run: etree._Element) -> bool:
    return _is_on(run, "strike") or _is_on(run, "dstrike")


def _is_on(run: etree._Element, name: str) -> bool:
    return is_on(child(run, "rPr"), name)


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether ``properties`` switch ``name`` on."""
    setting = child(properties, name)
    return setting is not None and attribute(setting, "val") not in {"0", "false", "off"}


def _raised(run: etree._Element) -> bool:
    align = child(child(run, "rPr"), "vertAlign")
    return align is not None and attribute(align, "val") in {"superscript", "subscript"}


def _bracketed(text: str) -> str:
    """A raised mark in brackets: a note's "1" behind a figure must not become its last digit."""
    return f"[{text.strip()}]" if text.strip() else ""


def departures(element: etree._Element) -> str | None:
    """How the text of ``element`` departs from what is printed: marks in brackets, struck text left out."""
    runs = [run for run in element.iter() if local_name(run) == "r"]
    remarks = ["上下标加方括号"] if any(_raised(run) for run in runs) else []
    remarks += ["删除线文字未收"] if any(_struck(run) for run in runs) else []
    paragraphs = (part for part in element.iter() if local_name(part) == "p")
    remarks += ["白色文字未收"] if any(map(has_unseen, paragraphs)) else []
    return "；".join(remarks) or None


def _symbol(part: etree._Element) -> str:
    """A symbol by its code; codes of picture fonts (U+F000 on) mean nothing as text."""
    code = attribute(part, "char") or ""
    if not re.fullmatch(r"[0-9A-Fa-f]{4}", code):
        return ""
    number = int(code, 16)
    return "" if 0xD800 <= number <= 0xF8FF else chr(number)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The one of several renderings of the same content that is read."""
    choice = child(alternatives, "Choice")
    return choice if choice is not None else alternatives


def boxes_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes anchored in a paragraph, each once."""
    for element in paragraph:
        name = local_name(element)
        if name == "txbxContent":
            yield element
        elif name == "AlternateContent":
            yield from boxes_of(_chosen(element))
        elif name not in _DROPPED:
            yield from boxes_of(element)


def has_picture(paragraph: etree._Element) -> bool:
    """Whether a picture is anchored in a paragraph."""
    return any(local_name(element) in {"blip", "imagedata"} for element in paragraph.iter())
