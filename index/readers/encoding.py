"""Bytes of a text file to text, whatever Chinese offices saved them as."""

from __future__ import annotations

import re

import charset_normalizer

from index.errors import Unreadable

MAX_TEXT_BYTES = 64_000_000
"""Largest text file that is decoded, in bytes."""

MAX_TEXT_CHARACTERS = 5_000_000
"""Longest text that is read, in characters; a long report has about 50 000."""

SAMPLE_BYTES = 65_536
"""How much of a file is looked at to guess its encoding."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_BINARY_SIGNATURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (DOCX, XLSX)"),
    (b"\xd0\xcf\x11\xe0", "DOC/XLS"),
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x7fELF", "ELF"),
)

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# BEL (\\x07) is left out: Word ends its cells with it, and copies keep it.
_CONTROL = re.compile("[\x00-\x06\x08\x0e-\x1f\x7f]")
_WIDE = re.compile("[^\x00-\x7f]")

# The characters that fill any administrative text, in both scripts. A wrong
# decoding yields rare characters and scores near zero.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
    "面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性"
    "好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道"
    "命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求"
    "老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府信息请"
    "依申受办答复收费诉讼审议规章项许处罚，。、；：（）“”《》"
    "為個國們來對說產種動過會後學經進電現實體當業還關從應開無條結問題間與將總設變數據處報請辦復訴訟審議規項許罰機"
)


def decode(content: bytes, *, limit: int = MAX_TEXT_CHARACTERS) -> str:
    """The text of ``content``, without a leading byte order mark.

    Tried in order: byte order mark, UTF-16 without one, strict UTF-8, the
    encoding that the file declares, GB18030 and Big5 (whichever reads as
    Chinese), charset-normalizer, UTF-8 with a few broken bytes. NUL
    characters are dropped. Line breaks are left as they are. A text longer than
    ``limit`` characters is refused.

    Raises :class:`Unreadable` for an empty, a binary and a far too large file.
    """
    if not content.strip():
        raise Unreadable("文件是空的", remedy="请换一个有内容的文件", english="The file is empty")
    if len(content) > MAX_TEXT_BYTES:
        raise _too_large(limit)
    _refuse_binary_signature(content)
    text = _decode_marked(content)
    if text is None:
        text = _decode_unmarked(content)
    text = text.replace("\x00", "").lstrip("\ufeff")
    if not text.strip():
        raise Unreadable("文件里没有文字", remedy="请换一个有内容的文件", english="The file holds no text")
    if len(text) > limit:
        raise _too_large(limit)
    sample = text[:SAMPLE_BYTES]
    if len(_CONTROL.findall(sample)) > 0.01 * len(sample) + 4:
        raise _binary()
    return text


def _too_large(limit: int) -> Unreadable:
    return Unreadable(
        f"文件过大，文字超过{limit // 10_000}万字",
        remedy="请拆成一份报告一个文件",
        english=f"The file is too large: over {limit} characters; one report a file, please",
    )


def _binary(kind: str = "") -> Unreadable:
    what = f"（像是 {kind} 文件）" if kind else ""
    named = f" (it looks like {kind})" if kind else ""
    return Unreadable(
        f"文件不是文本{what}",
        remedy="请检查扩展名，或换成 TXT、HTML、DOCX、PDF",
        english=f"The file is not text{named}; check its extension",
    )


def _refuse_binary_signature(content: bytes) -> None:
    for signature, kind in _BINARY_SIGNATURES:
        # "BM" and the like may start a text; a NUL nearby settles it.
        if content.startswith(signature) and (len(signature) > 3 or b"\x00" in content[:64]):
            raise _binary(kind)


def _decode_marked(content: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, errors="replace")
            if _broken_share(text) > 0.01:
                raise _binary()
            return text
    return None


def _decode_unmarked(content: bytes) -> str:
    if b"\x00" in content[:SAMPLE_BYTES]:
        wide = _utf_16(content)
        if wide is not None:
            return wide
        if content[:SAMPLE_BYTES].count(0) > 0.001 * len(content[:SAMPLE_BYTES]) + 8:
            raise _binary()
    text = _strict(content, "utf-8")
    if text is not None:
        return text
    candidates = [name for name in (_declared(content), "gb18030", "big5hkscs") if name]
    best, best_score = None, 0.0
    for encoding in candidates:
        text = _strict(content, encoding)
        if text is not None and (score := _chinese_score(text)) > best_score + 0.02:
            best, best_score = text, score
    if best is not None and best_score > 0.15:
        return best
    wide = _utf_16(content)
    if wide is not None:
        return wide
    lenient = content.decode("utf-8", errors="replace")
    if _broken_share(lenient) <= 0.01:
        return lenient
    lenient = content.decode("gb18030", errors="replace")
    if _broken_share(lenient) <= 0.01 and _chinese_score(lenient) > 0.3:
        return lenient
    return _guessed(content)


def _strict(content: bytes, encoding: str) -> str | None:
    """Decoded without an error; a character cut off at the end is let go."""
    try:
        return content.decode(encoding)
    except LookupError:
        return None
    except UnicodeDecodeError as error:
        if error.start < len(content) - 4 or error.start == 0:
            return None
        return content[: error.start].decode(encoding)


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:4096])
    if match is None:
        return None
    name = match.group(1).decode("ascii").lower()
    # Pages that declare gb2312 use characters of its supersets.
    return "gb18030" if name in {"gb2312", "gbk", "gb_2312-80", "x-gbk"} else name


def _utf_16(content: bytes) -> str | None:
    """UTF-16 without a mark: accepted only if it reads as Chinese or plain text."""
    if len(content) % 2:
        content = content[:-1]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strict(content, encoding)
        if not text:
            continue
        sample = text[:SAMPLE_BYTES]
        ascii_share = sum(" " <= character <= "~" or character in "\r\n\t" for character in sample) / len(
            sample
        )
        if _chinese_score(text) > 0.3 or ascii_share > 0.9:
            return text
    return None


def _chinese_score(text: str) -> float:
    """Share of very common characters among those beyond ASCII, 0 to 1."""
    wide = _WIDE.findall(text[:SAMPLE_BYTES])
    return sum(character in _COMMON for character in wide) / len(wide) if wide else 0.0


def _broken_share(text: str) -> float:
    return text.count("\ufffd") / len(text) if text else 0.0


def _guessed(content: bytes) -> str:
    guess = charset_normalizer.from_bytes(content[:SAMPLE_BYTES], threshold=0.2).best()
    text = _strict(content, guess.encoding) if guess is not None else None
    if text is None or _CONTROL.search(text[:SAMPLE_BYTES]):
        raise _binary()
    return text
