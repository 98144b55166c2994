"""The issuer where the title does not name it."""

from __future__ import annotations

import pytest

from index.document import Document
from index.errors import NotAReport
from index.issuers import issuer_of
from index.readers import read_bytes
from tests.index.test_report import identified, made

NAMELESS = "2022年政府信息公开工作年度报告"
STANDARD = "本报告按照《中华人民共和国政府信息公开条例》和国务院办公厅有关要求编制。"


@pytest.mark.parametrize(
    "lines",
    [
        ("本报告由青岚市水务局编制。",),
        ("2022年，我局推进公开。", "青岚市水务局", "2023年1月20日"),
        ("2022年，我局推进公开。", "青岚市水务局2023年1月20日"),
        ("来源：青岚市水务局", "2022年，我局推进公开。"),
        ("发布机构：青岚市水务局 发布日期：2023-01-20",),
    ],
)
def test_named_in_the_text(lines: tuple[str, ...]) -> None:
    issuer = issuer_of("", made(NAMELESS, STANDARD, *lines))
    assert issuer is not None
    assert issuer.name == "青岚市水务局"


def test_the_authority_whose_rules_are_followed_is_no_issuer() -> None:
    assert issuer_of("", made(NAMELESS, STANDARD)) is None


def test_the_office_that_publishes_is_not_the_city_that_reports() -> None:
    lines = ("来源：青岚市人民政府办公室", "2022年，我市推进公开。")
    assert issuer_of("", made(NAMELESS, STANDARD, *lines)) is None


def test_a_title_without_a_name_or_a_year() -> None:
    report = identified("青岚市水务局政府信息公开工作年度报告", STANDARD, "自2022年1月1日至2022年12月31日。")
    assert (report.issuer, report.year) == ("青岚市水务局", 2022)
    with pytest.raises(NotAReport, match="发布机关"):
        identified("我局2022年政府信息公开工作年度报告", STANDARD)


def test_a_page_of_tables_alone_is_signed_by_nobody() -> None:
    document = read_bytes("| 信息内容 | 本年制发件数 |\n|---|---|\n| 规章 | 1 |\n".encode(), "tables.md")
    assert all(block.grid is not None for block in document.blocks)
    assert issuer_of("", document) is None


def test_a_document_without_text_names_nobody() -> None:
    assert issuer_of("", Document(text="", blocks=(), source="表.html", media="html")) is None
