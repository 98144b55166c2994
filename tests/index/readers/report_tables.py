"""The form's tables with any figures, printed the way files carry them, and how to read rows back.

A table is a list of rows of original cells ``(text, row span, column span)``.
"""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass

import openpyxl

from index.document import Document

type_of_cell = tuple[str, int, int]
Table = list[list[type_of_cell]]

NEW = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
RESULTS = "三、本年度办理结果"
NEXT = "四、结转下年度继续办理"
GRANTED = "（一）予以公开"
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
GROUPS = {
    "（三）不予公开": [
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
    ],
    "（四）无法提供": [
        "1.本机关不掌握相关政府信息",
        "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确",
    ],
    "（五）不予处理": [
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
    ],
    "（六）其他处理": [
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "3.其他",
    ],
}
TOTAL = "（七）总计"
APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
ROW_LABELS = [
    NEW,
    CARRIED,
    GRANTED,
    PARTIAL,
    *(label for labels in GROUPS.values() for label in labels),
    TOTAL,
    NEXT,
]
DISCLOSURE_LABELS = ["规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"]
DISCLOSURE_COUNTS = [3, 3, 1, 1, 1, 1]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Figures of the three tables as printed; a blank cell is an empty text."""

    disclosure: list[list[str]]
    requests: list[list[str]]
    remedies: list[str]

    def rows(self) -> dict[str, list[str]]:
        """Values by row label; the row of table 四 has none."""
        named = dict(zip(DISCLOSURE_LABELS, self.disclosure, strict=True))
        return named | dict(zip(ROW_LABELS, self.requests, strict=True)) | {"": self.remedies}


def disclosure_table(figures: Figures) -> Table:
    """Table 二 of the form of 2021."""
    table: Table = [[("第二十条第（一）项", 1, 4)]]
    table.append([(text, 1, 1) for text in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")])
    headers = {
        2: ("第二十条第（五）项", "本年处理决定数量"),
        3: ("第二十条第（六）项", "本年处理决定数量"),
        5: ("第二十条第（八）项", "本年收费金额（单位：万元）"),
    }
    for number, (label, values) in enumerate(zip(DISCLOSURE_LABELS, figures.disclosure, strict=True)):
        if number in headers:
            title, column = headers[number]
            table += [[(title, 1, 4)], [("信息内容", 1, 1), (column, 1, 3)]]
        span = 3 // len(values)
        table.append([(label, 1, 1), *((value, 1, span) for value in values)])
    return table


def requests_table(figures: Figures) -> Table:
    """Table 三."""
    table: Table = [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 1, 7),
        ],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(text, 1, 1) for text in APPLICANTS[1:-1]],
    ]
    values = iter([[(value, 1, 1) for value in row] for row in figures.requests])
    for label in (NEW, CARRIED):
        table.append([(label, 1, 3), *next(values)])
    height = 3 + sum(map(len, GROUPS.values()))
    table.append([(RESULTS, height, 1), (GRANTED, 1, 2), *next(values)])
    table.append([(PARTIAL, 1, 2), *next(values)])
    for group, labels in GROUPS.items():
        for number, label in enumerate(labels):
            head: list[type_of_cell] = [(group, len(labels), 1)] if number == 0 else []
            table.append([*head, (label, 1, 1), *next(values)])
    table.append([(TOTAL, 1, 2), *next(values)])
    table.append([(NEXT, 1, 3), *next(values)])
    return table


def remedies_table(figures: Figures) -> Table:
    """Table 四."""
    return [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((text, 2, 1) for text in OUTCOMES), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [(text, 1, 1) for text in OUTCOMES * 2],
        [(value, 1, 1) for value in figures.remedies],
    ]


SECTIONS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
LAST_SECTION = "五、存在的主要问题及改进情况"
PROSE = "本单位全年按照要求开展各项工作，及时答复群众提出的申请，并持续改进平台建设，取得了预期的成效。"


def tables(figures: Figures) -> list[Table]:
    """The three tables in the order of the report."""
    return [disclosure_table(figures), requests_table(figures), remedies_table(figures)]


def expanded(table: Table, *, repeat: bool = False, rows_only: bool = False) -> list[list[str]]:
    """The table without merged cells: covered places are empty, or repeat the label.

    ``rows_only`` drops the places that a cell covers to its right, as a word
    processor does when it copies a table.
    """
    taken: dict[tuple[int, int], str] = {}
    kept: set[tuple[int, int]] = set()
    for number, row in enumerate(table):
        column = 0
        for text, height, width in row:
            while (number, column) in taken:
                column += 1
            for down in range(height):
                for right in range(width):
                    first = down == 0 and right == 0
                    taken[number + down, column + right] = text if first or repeat else ""
                kept.add((number + down, column))
            column += width
    columns = max(column for _, column in taken) + 1
    return [
        [
            taken[number, column]
            for column in range(columns)
            if (number, column) in taken and (not rows_only or (number, column) in kept)
        ]
        for number in range(len(table))
    ]


def cells_by_line(figures: Figures, blank: str) -> str:
    """One cell a line behind a tab, an empty line between rows; ``blank`` stands in blank value cells."""
    parts = [f"某某市2023年政府信息公开工作年度报告\n\n一、总体情况\n{PROSE}\n"]
    for title, table in zip(SECTIONS, tables(figures), strict=True):
        rows = expanded(table, rows_only=True)
        body = "\n\n".join("\n".join("\t" + (cell or blank) for cell in row) for row in rows)
        parts.append(f"{title}\n{body}\n\n\n")
    return "".join(parts) + f"{LAST_SECTION}\n{PROSE}\n"


def lone_cells(figures: Figures, *, blanks: bool) -> str:
    """One cell a line and nothing else; ``blanks`` keeps empty lines for blank cells."""
    parts = [f"一、总体情况\n{PROSE}\n"]
    for title, table in zip(SECTIONS, tables(figures), strict=True):
        lines = (
            [cell for row in expanded(table, rows_only=True) for cell in row]
            if blanks
            else [text for row in table for text, _, _ in row if text]
        )
        parts.append(f"{title}\n" + "\n".join(lines) + "\n")
    return "".join(parts) + f"{LAST_SECTION}\n{PROSE}\n"


def tabbed_rows(figures: Figures, *, rows_only: bool) -> str:
    """One row a line, a tab between cells."""
    parts = [f"一、总体情况\n{PROSE}\n"]
    for title, table in zip(SECTIONS, tables(figures), strict=True):
        rows = expanded(table, rows_only=rows_only)
        parts.append(f"{title}\n" + "\n".join("\t".join(row) for row in rows) + "\n\n")
    return "".join(parts) + f"{LAST_SECTION}\n{PROSE}\n"


def piped(figures: Figures, *, outer: bool, repeat: bool, rule: bool) -> str:
    """Markdown with pipe tables."""
    parts = [f"# 某某市2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n{PROSE}\n\n"]
    for title, table in zip(SECTIONS, tables(figures), strict=True):
        rows = [list(row) for row in expanded(table, repeat=repeat)]
        if rule:
            rows.insert(1, ["---"] * len(rows[0]))
        lines = [" | ".join(row) for row in rows]
        lines = [f"| {line} |" for line in lines] if outer else lines
        parts.append(f"## {title}\n\n" + "\n".join(lines) + "\n\n")
    return "".join(parts) + f"## {LAST_SECTION}\n\n{PROSE}\n"


def html_table(table: Table, *, closed: bool = True) -> str:
    """The table as HTML; ``closed`` writes the closing tags that may be left out."""
    end_cell, end_row = ("</td>", "</tr>") if closed else ("", "")
    rows = []
    for row in table:
        cells = "".join(
            f'<td rowspan="{height}" colspan={width}>{text or "&nbsp;"}{end_cell}'
            for text, height, width in row
        )
        rows.append(f"<tr>{cells}{end_row}")
    return "<table border=1>" + "\n".join(rows) + "</table>"


def page(figures: Figures, *, closed: bool = True) -> str:
    """A web page with the site's furniture around the report."""
    body = "".join(
        f"<p>{title}</p>{html_table(table, closed=closed)}"
        for title, table in zip(SECTIONS, tables(figures), strict=True)
    )
    return (
        "<!DOCTYPE html><html><head><title>年度报告_某某市政府网</title>"
        '<meta name="ArticleTitle" content="某某市2023年政府信息公开工作年度报告">'
        "<script>var t = '<table><tr><td>7</td></tr></table>';</script></head><body>"
        "<div class='nav'><ul><li><a href='/'>首页</a></li><li><a href='/x'>政务公开</a></li></ul></div>"
        f"<div id='main'><h1>某某市2023年政府信息公开工作年度报告</h1><div id='zoom'><p>一、总体情况</p><p>{PROSE}</p>"
        f"{body}<p>{LAST_SECTION}</p><p>{PROSE}</p></div></div>"
        "<div class='footer'>主办单位：某某市人民政府办公室</div></body></html>"
    )


def workbook(figures: Figures) -> bytes:
    """A workbook with all tables on one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    number = 1
    for title, table in zip(SECTIONS, tables(figures), strict=True):
        sheet.cell(number, 1, title)
        number += 1
        taken: set[tuple[int, int]] = set()
        for row in table:
            column = 1
            for text, height, width in row:
                while (number, column) in taken:
                    column += 1
                if text:
                    sheet.cell(number, column, int(text) if text.isdigit() else text)
                taken |= {(number + down, column + right) for down in range(height) for right in range(width)}
                if height * width > 1:
                    sheet.merge_cells(
                        start_row=number,
                        start_column=column,
                        end_row=number + height - 1,
                        end_column=column + width - 1,
                    )
            number += 1
        number += 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rows_read(document: Document) -> dict[str, list[str]]:
    """Values by the last label of each row of every grid; headers have labels that no row has."""
    found: dict[str, list[str]] = {}
    known = {"".join(label.split()) for label in [*ROW_LABELS, *DISCLOSURE_LABELS]}
    for block in document.blocks:
        for row in block.grid.rows if block.grid else ():
            texts = ["".join(cell.text.split()) for cell in row]
            last = max((place for place, text in enumerate(texts) if text in known), default=-1)
            values = texts[last + 1 :]
            numbers = any(text.isdigit() for text in values)
            if last >= 0 or (
                numbers and len(values) > 5 and not any(ch > "\u3000" for ch in "".join(values))
            ):
                label = texts[last] if last >= 0 else ""
                found.setdefault(label, values)
    return found


def width(text: str) -> int:
    """Columns in a fixed-width font."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
