"""Figures in cells that are merged over several rows."""

from __future__ import annotations

from index.readers import read_bytes
from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.mapping import Mapping
from tests.index.made import SECTIONS, TITLE

APPLICANTS = ("natural", "business", "research", "welfare", "legal", "other", "total")
NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def tr(*cells: str) -> str:
    """A row of HTML; "text<n" is merged over n rows."""
    parts = [cell.partition("<") for cell in cells]
    return f"<tr>{''.join(f'<td rowspan={span or 1}>{text}</td>' for text, _, span in parts)}</tr>"


def mapped(*rows: str) -> Mapping:
    page = f"<meta charset=utf-8><p>{TITLE}</p><h2>{SECTIONS['三']}</h2><table>{tr('', '项目', *NAMES)}{''.join(rows)}</table>"
    document = read_bytes(page.encode(), "report.html")
    return map_tables(document, top_sections(place(document)), "2021", "青岚市-2023")


def figures(mapping: Mapping, name: str) -> dict[str, str]:
    return {one: mapping.facts[name, one].raw for one in APPLICANTS if (name, one) in mapping.facts}


def test_a_total_merged_over_a_group_is_no_total_of_its_rows() -> None:
    mapping = mapped(
        tr("（四）无法提供<3", "1.本机关不掌握相关政府信息", "1", "0", "0", "0", "0", "2", "14<3"),
        tr("2.没有现成信息需要另行制作", "4", "0", "1", "0", "0", "0"),
        tr("3.补正后申请内容仍不明确", "5", "0", "0", "1", "0", "0"),
        tr("", "（七）总计", "10", "0", "1", "1", "0", "2", "14"),
    )
    assert figures(mapping, "requests.unable.not_held") == dict(zip(APPLICANTS, ["1", "0", "0", "0", "0", "2"], strict=False))
    assert figures(mapping, "requests.unable.unclear") == dict(zip(APPLICANTS, ["5", "0", "0", "1", "0", "0"], strict=False))
    assert figures(mapping, "requests.total")["total"] == "14"
    assert any("合并了几行" in remark and "14" in remark for remark in mapping.remarks)


def test_a_number_merged_over_two_rows_is_neithers() -> None:
    mapping = mapped(
        tr("（五）不予处理<2", "1.信访举报投诉类申请", "6<2", "0", "0", "0", "0", "0", "3"),
        tr("2.重复申请", "1", "0", "0", "0", "0", "4"),
    )
    assert figures(mapping, "requests.declined.petition") == dict(zip(APPLICANTS[1:], ["0", "0", "0", "0", "0", "3"], strict=True))
    assert figures(mapping, "requests.declined.repeated") == dict(zip(APPLICANTS[1:], ["1", "0", "0", "0", "0", "4"], strict=True))


def test_figures_beside_a_label_of_two_lines_are_its_own() -> None:
    mapping = mapped(
        tr("<2", "（二）部分公开（区分处理的，", *(f"{figure}<2" for figure in ["3", "1", "0", "0", "0", "0", "4"])),
        tr("只计这一情形，不计其他情形）"),
    )
    assert figures(mapping, "requests.partial") == dict(zip(APPLICANTS, ["3", "1", "0", "0", "0", "0", "4"], strict=True))
