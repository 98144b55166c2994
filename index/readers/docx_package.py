"""The parts of a Word file, unpacked within limits and parsed without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from index.errors import Unreadable

MAX_PARTS = 5_000
"""A package with more entries is refused."""

MAX_PART_BYTES = 64 * 2**20
"""A part that is read may unfold to this many bytes."""

MAX_TOTAL_BYTES = 1024 * 2**20
"""All parts together may declare this many unpacked bytes."""

MAX_RATIO = 300
"""A part above a megabyte may be packed this tightly at most; Word's own XML stays below 60."""


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace ("" for comments and the like).

    Names are compared without namespaces because the transitional and the strict
    variety of the format differ in nothing else that is read here.
    """
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of the attribute ``name``, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child called ``name``, without regard to namespaces."""
    if element is None:
        return None
    return next((each for each in element if local_name(each) == name), None)


def damaged() -> Unreadable:
    """The error for a package that cannot be unpacked or parsed."""
    return Unreadable(
        "DOCX 文件已损坏或不完整，无法读取",
        remedy="请重新下载，或用 Word/WPS 打开后另存为 .docx",
        english="the DOCX file is damaged or incomplete; open it in Word and save it again",
    )


class Package:
    """Read access to the parts of an Office Open XML file."""

    def __init__(self, content: bytes) -> None:
        """Opens the package.

        Raises:
            Unreadable: no zip archive, locked, or beyond a limit above.
        """
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise damaged() from error
        entries = self._archive.infolist()
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
            raise _too_large()
        self._entries = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}

    def part(self, name: str) -> bytes | None:
        """The bytes of one part; ``None`` if there is no such part.

        Raises:
            Unreadable: the part is damaged, locked, or unfolds beyond a limit.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise Unreadable(
                "DOCX 文件有密码保护，无法读取",
                remedy="请解除密码后再导入",
                english="the DOCX file is protected by a password; remove it first",
            )
        tight = entry.file_size > 2**20 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if entry.file_size > MAX_PART_BYTES or tight:
            raise _too_large()
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise damaged() from error
        if len(data) > MAX_PART_BYTES:
            raise _too_large()
        return data

    def tree(self, name: str) -> etree._Element | None:
        """The parsed XML of one part; ``None`` if there is no such part.

        Raises:
            Unreadable: as :meth:`part`; also if the XML is not well-formed or declares a document type.
        """
        data = self.part(name)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Unreadable(
                "DOCX 中含有文档类型声明，可能是恶意文件，已拒绝读取",
                english="the DOCX file declares a document type, which Word never does; refused",
            )
        return root

    def main_part(self) -> str:
        """The name of the part that holds the text."""
        relations = self.tree("_rels/.rels")
        for relation in relations if relations is not None else ():
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                return posixpath.normpath((attribute(relation, "Target") or "").lstrip("/"))
        return "word/document.xml"

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that ``part`` refers to as ``kind`` ("styles", "numbering")."""
        return next(iter(self.all_related(part, kind)), None)

    def all_related(self, part: str, kind: str) -> list[str]:
        """The names of all parts that ``part`` refers to as ``kind`` ("header")."""
        return [target for _, found, target in self._relations(part) if found.endswith(f"/{kind}")]

    def targets(self, part: str) -> dict[str, str]:
        """The names of all parts that ``part`` refers to, by the identifier that it uses."""
        return {identifier: target for identifier, _, target in self._relations(part)}

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Identifier, kind and name of every part within the package that ``part`` refers to."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = []
        for relation in root if root is not None else ():
            target = attribute(relation, "Target") or ""
            if attribute(relation, "TargetMode") != "External":
                path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                found.append(
                    (
                        attribute(relation, "Id") or "",
                        attribute(relation, "Type") or "",
                        posixpath.normpath(path),
                    )
                )
        return found


def _too_large() -> Unreadable:
    return Unreadable(
        "DOCX 解压后的内容过大，已拒绝读取",
        english="the DOCX file unfolds to more than is allowed; refused",
    )
