"""The tables of the report editions, against figures typed in from the published reports.

Nothing of the project's own readers is used here: the Markdown is taken apart with the standard library, so
that a wrong edition cannot hide behind a wrong reader.
"""

from html.parser import HTMLParser
from pathlib import Path

import pytest

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports"

SECTIONS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)

# Rows of table three, in the form's order; a row is known by its last label.
REQUEST_ROWS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
)
OTHER_HANDLING_ONE_ROW = ("（六）其他处理",)
OTHER_HANDLING_THREE_ROWS = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
LAST_ROWS = ("（七）总计", "四、结转下年度继续办理")
MISPRINTED = {"2.其他法律行政法规禁止公开": "2.其他法律行政止公开"}

NONE = (None,) * 7
ZERO = (0,) * 7

# 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计; None is a blank cell.
REQUESTS: dict[str, tuple[tuple[int | None, ...], ...]] = {
    "lishui-2019": (
        (670, 27, 2, 7, 5, 1, 687),
        (10, None, None, None, None, None, 10),
        (350, 27, 1, 4, 3, None, 385),
        (104, None, 1, None, 1, None, 106),
        (1, None, None, None, None, None, 1),
        NONE,
        NONE,
        (6, None, None, None, None, None, 6),
        (7, None, None, None, None, None, 7),
        NONE,
        (1, None, None, None, None, None, 1),
        (11, None, None, None, None, None, 11),
        (120, None, None, 3, 1, 1, 125),
        (20, None, None, None, None, None, 20),
        (3, None, None, None, None, None, 3),
        NONE,
        (3, None, None, None, None, None, 3),
        NONE,
        NONE,
        NONE,
        (20, None, None, None, None, None, 20),
        (646, 27, 2, 7, 5, None, 688),
        (9, None, None, None, None, None, 9),
    ),
    "hongze-2023": (
        (21, 0, 0, 0, 0, 0, 21),
        ZERO,
        ZERO,
        (4, 0, 0, 0, 0, 0, 4),
        (1, 0, 0, 0, 0, 0, 1),
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        (1, 0, 0, 0, 0, 0, 1),
        (1, 0, 0, 0, 0, 0, 1),
        ZERO,
        (10, 0, 0, 0, 0, 0, 10),
        (3, 0, 0, 0, 0, 0, 3),
        ZERO,
        (1, 0, 0, 0, 0, 0, 1),
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        (21, 0, 0, 0, 0, 0, 21),
        ZERO,
    ),
    "hongze-2024": (
        (95, 0, 0, 0, 0, 0, 95),
        ZERO,
        (50, 0, 0, 0, 0, 0, 50),
        (9, 0, 0, 0, 0, 0, 9),
        ZERO,
        ZERO,
        (1, 0, 0, 0, 0, 0, 1),
        ZERO,
        ZERO,
        (1, 0, 0, 0, 0, 0, 1),
        (1, 0, 0, 0, 0, 0, 1),
        ZERO,
        (31, 0, 0, 0, 0, 0, 31),
        (1, 0, 0, 0, 0, 0, 1),
        ZERO,
        (1, 0, 0, 0, 0, 0, 1),
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        (95, 0, 0, 0, 0, 0, 95),
        ZERO,
    ),
    "suqian-2023": (
        (3402, 99, 0, 4, 5, 1, 3511),
        (91, 3, 0, 0, 2, 0, 96),
        (1175, 12, 0, 3, 1, 0, 1191),
        (319, 7, 0, 0, 2, 0, 328),
        ZERO,
        (27, 0, 0, 0, 0, 0, 27),
        (6, 0, 0, 0, 0, 0, 6),
        (38, 0, 0, 0, 0, 0, 38),
        (20, 0, 0, 0, 0, 0, 20),
        (9, 0, 0, 0, 0, 0, 9),
        (21, 0, 0, 0, 0, 0, 21),
        (20, 1, 0, 0, 0, 0, 21),
        (968, 74, 0, 1, 3, 1, 1047),
        (26, 2, 0, 0, 0, 0, 28),
        (3, 0, 0, 0, 0, 0, 3),
        (305, 0, 0, 0, 0, 0, 305),
        (39, 0, 0, 0, 0, 0, 39),
        ZERO,
        (58, 0, 0, 0, 0, 0, 58),
        (4, 0, 0, 0, 0, 0, 4),
        (40, 0, 0, 0, 0, 0, 40),
        (10, 0, 0, 0, 0, 0, 10),
        (287, 3, 0, 0, 1, 0, 291),
        (3375, 99, 0, 4, 7, 1, 3486),
        (118, 3, 0, 0, 0, 0, 121),
    ),
    "suqian-2024": (
        (3440, 75, 0, 1, 6, 3, 3525),
        (118, 3, 0, 0, 0, 0, 121),
        (1408, 21, 0, 0, 2, 0, 1431),
        (462, 9, 0, 0, 0, 0, 471),
        (2, 0, 0, 0, 0, 0, 2),
        (1, 0, 0, 0, 0, 0, 1),
        (4, 0, 0, 0, 0, 0, 4),
        (16, 1, 0, 0, 0, 0, 17),
        (21, 0, 0, 0, 0, 0, 21),
        (10, 1, 0, 0, 0, 0, 11),
        (21, 2, 0, 0, 0, 0, 23),
        (13, 0, 0, 0, 0, 0, 13),
        (859, 33, 0, 0, 3, 2, 897),
        (35, 1, 0, 0, 0, 0, 36),
        (8, 0, 0, 0, 0, 0, 8),
        (86, 1, 0, 0, 0, 0, 87),
        (26, 1, 0, 0, 0, 0, 27),
        ZERO,
        (3, 0, 0, 0, 0, 0, 3),
        ZERO,
        (75, 1, 0, 1, 0, 0, 77),
        (38, 0, 0, 0, 0, 0, 38),
        (352, 2, 0, 0, 0, 0, 354),
        (3440, 73, 0, 1, 5, 2, 3521),
        (118, 5, 0, 0, 1, 1, 125),
    ),
}

# Table two as printed, label and figures.
DISCLOSURE: dict[str, tuple[tuple[str, ...], ...]] = {
    "lishui-2019": (
        ("规章", "0", "0", "0"),
        ("规范性文件", "445", "445", "4910"),
        ("行政许可", "439729", "+30104", "611026"),
        ("其他对外管理服务事项", "238001", "+44415", "444825"),
        ("行政处罚", "689893", "+3128", "693876"),
        ("行政强制", "10489", "+137", "14273"),
        ("行政事业性收费", "1165", "-25"),
        ("政府集中采购", "69613", "299698"),
    ),
    "hongze-2023": (
        ("规章", "0", "0", "0"),
        ("行政规范性文件", "0", "5", "5"),
        ("行政许可", "550"),
        ("行政处罚", "4119"),
        ("行政强制", "195"),
        ("行政事业性收费", "7730.28"),
    ),
    "hongze-2024": (
        ("规章", "0", "0", "0"),
        ("行政规范性文件", "3", "0", "8"),
        ("行政许可", "9487"),
        ("行政处罚", "2776"),
        ("行政强制", "84"),
        ("行政事业性收费", "7545"),
    ),
    "suqian-2023": (
        ("规章", "2", "0", "11"),
        ("行政规范性文件", "109", "489", "597"),
        ("行政许可", "1808595"),
        ("行政处罚", "2822652"),
        ("行政强制", "20163"),
        ("行政事业性收费", "59237.2449"),
    ),
    "suqian-2024": (
        ("规章", "2", "1", "12"),
        ("行政规范性文件", "50", "227", "420"),
        ("行政许可", "1573179"),
        ("行政处罚", "2676474"),
        ("行政强制", "29351"),
        ("行政事业性收费", "72701.2578"),
    ),
}

# Table four: 维持, 纠正, 其他, 尚未, 总计 of 行政复议, of direct suits, of suits after reconsideration.
REVIEWS: dict[str, tuple[int | None, ...]] = {
    "lishui-2019": (10, 8, 16, 6, 40, 6, 1, 2, 19, 28, 2, None, None, None, 2),
    "hongze-2023": (10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0),
    "hongze-2024": (1, 1, 0, 0, 2, 1, 0, 0, 0, 1, 2, 0, 1, 0, 3),
    "suqian-2023": (309, 17, 88, 26, 440, 1, 1, 16, 6, 24, 13, 0, 67, 9, 89),
    "suqian-2024": (88, 18, 28, 36, 170, 7, 0, 11, 7, 25, 33, 0, 6, 13, 52),
}


class Rows(HTMLParser):
    """The cells of an HTML table, row by row, spans not filled in."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def table_rows(name: str, section: int) -> list[list[str]]:
    """All table rows of the numbered section (1 = 一), HTML or pipe tables."""
    text = (REPORTS / f"{name}.md").read_text(encoding="utf-8")
    body = text.split(f"## {SECTIONS[section - 1]}\n")[1].split("\n## ")[0]
    if "<table>" in body:
        parser = Rows()
        parser.feed(body)
        return parser.rows
    lines = [line for line in body.splitlines() if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def number(cell: str) -> int | None:
    return int(cell) if cell else None


@pytest.mark.parametrize("name", REQUESTS)
def test_requests(name: str) -> None:
    other = OTHER_HANDLING_THREE_ROWS if name.startswith("suqian") else OTHER_HANDLING_ONE_ROW
    labels = [*REQUEST_ROWS, *other, *LAST_ROWS]
    if name.startswith("hongze"):
        labels = [MISPRINTED.get(label, label) for label in labels]
    headings = {"自然人", "申请人情况", "商业企业"}
    rows = [row for row in table_rows(name, 3) if headings.isdisjoint(row)]
    # The figures are the last seven cells; the label is the last filled cell before them.
    assert [[cell for cell in row[:-7] if cell][-1] for row in rows] == labels
    assert [tuple(number(cell) for cell in row[-7:]) for row in rows] == list(REQUESTS[name])


@pytest.mark.parametrize("name", REQUESTS)
def test_groups_of_requests_are_labelled(name: str) -> None:
    cells = {cell for row in table_rows(name, 3) for cell in row}
    groups = {"三、本年度办理结果", "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"}
    assert groups <= cells
    assert {"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"} <= cells


@pytest.mark.parametrize("name", DISCLOSURE)
def test_disclosure(name: str) -> None:
    labels = {row[0] for row in DISCLOSURE[name]}
    printed = [tuple(cell for cell in row if cell) for row in table_rows(name, 2) if row[0] in labels]
    assert printed == list(DISCLOSURE[name])


@pytest.mark.parametrize("name", REVIEWS)
def test_reviews(name: str) -> None:
    rows = table_rows(name, 4)
    if name == "suqian-2023":  # this edition prints one row for each of the three procedures
        assert [row[:2] for row in rows[1:]] == [
            ["行政复议", ""],
            ["行政诉讼", "未经复议直接起诉"],
            ["行政诉讼", "复议后起诉"],
        ]
        figures = [cell for row in rows[1:] for cell in row[2:]]
    else:
        assert {"行政复议", "行政诉讼"} == set(rows[0])
        figures = rows[-1]
    assert tuple(number(cell) for cell in figures) == REVIEWS[name]
