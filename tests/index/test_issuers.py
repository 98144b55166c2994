"""The issuer where the title does not name it."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from index.document import Document
from index.errors import NotAReport
from index.issuers import issuer_of
from index.readers import read_bytes
from index.report import identify
from tests.index.readers.printed_pdf import pdf, write
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


@pytest.mark.parametrize(
    "title",
    [
        "关于报送2022年政府信息公开工作年度报告的报告",
        "关于上报2022年政府信息公开工作年度报告的函",
        "关于呈报2022年政府信息公开工作年度报告的函",
        "关于发布2022年政府信息公开工作年度报告的公告",
    ],
)
def test_what_is_done_with_the_paper_is_no_issuer(title: str) -> None:
    assert identified(title, "2022年，我局推进公开。", "青岚市水务局", "2023年1月20日").issuer == "青岚市水务局"
    with pytest.raises(NotAReport, match="发布机关"):
        identified(title, STANDARD)


def test_a_call_for_reports_is_refused() -> None:
    for call in ("做好", "切实做好", "部署"):
        with pytest.raises(NotAReport, match="通知"):
            identified(f"关于{call}2022年政府信息公开工作年度报告的函", "各单位：", "青岚市水务局", "2023年1月20日")


@pytest.mark.parametrize("before", ["关于上报", "（公开）", "(终稿)", "〔已审〕", "关于转发", "附件："])
def test_words_before_the_name_are_no_part_of_it(before: str) -> None:
    assert identified(f"{before}青岚市水务局2022年政府信息公开工作年度报告", STANDARD).issuer == "青岚市水务局"


def test_the_subject_of_the_sentence_on_how_it_was_written() -> None:
    written = "青岚区人民政府办公室依据条例，汇总各部门材料编制。"
    issuer = issuer_of("", made("政府信息公开工作年度报告", written))
    assert issuer is not None
    assert issuer.name == "青岚区人民政府办公室"
    for other in ("县政府办公室根据各部门材料编制。", "国务院办公厅根据条例发布了格式。"):
        assert issuer_of("", made("政府信息公开工作年度报告", other)) is None


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("红河州", "云南省红河哈尼族彝族自治州"),
        ("巴里坤县", "新疆维吾尔自治区哈密市巴里坤哈萨克自治县"),
        ("楚雄州禄丰市", "云南省楚雄彝族自治州禄丰市"),
        ("义乌县", ""),
        ("绥阳市", ""),
        ("绍兴", "浙江省绍兴市"),
    ],
)
def test_a_place_by_any_form_of_its_name_is_a_region(name: str, region: str) -> None:
    issuer = issuer_of(name, made(f"{name}2022年政府信息公开工作年度报告"))
    assert issuer is not None
    assert (issuer.scope, issuer.region) == ("region", region)


def test_another_rank_is_another_place_unless_its_parent_is_printed() -> None:
    apart = issuer_of("义乌县水务局", made("义乌县水务局2022年政府信息公开工作年度报告"))
    printed = issuer_of("金华市义乌县", made("金华市义乌县2015年政府信息公开工作年度报告"))
    assert apart is not None
    assert (apart.scope, apart.region) == ("body", "")
    assert printed is not None
    assert (printed.scope, printed.region) == ("region", "浙江省金华市义乌市")
    assert "义乌市" in printed.aliases


@pytest.mark.parametrize("subject", ["我局", "本局", "本机关"])
def test_a_sentence_about_the_report_names_no_issuer(subject: str) -> None:
    lines = (NAMELESS, f"根据《条例》规定，现公布{subject}2022年政府信息公开工作年度报告。", "2022年，我局推进公开。")
    with pytest.raises(NotAReport, match="发布机关"):
        identified(*lines)
    assert identified(*lines, "青岚市水务局", "2023年1月20日").issuer == "青岚市水务局"
    assert identified(*lines, "发布机构：青岚市水务局").issuer == "青岚市水务局"


def test_a_sentence_about_the_report_may_name_its_issuer() -> None:
    report = identified("根据《条例》规定，现公布青岚市水务局2022年政府信息公开工作年度报告。统计期限为一年。")
    assert report.issuer == "青岚市水务局"
    assert report.title == "青岚市水务局2022年政府信息公开工作年度报告"


def test_a_running_head_of_a_pdf_names_the_issuer() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 260, 30, "青岚市水务局", size=9)
        write(canvas, 90, 120, NAMELESS)
        write(canvas, 90, 150, "现公布我局2022年政府信息公开工作年度报告。")
        write(canvas, 90, 180, "一、总体情况")

    def second(canvas: Canvas) -> None:
        write(canvas, 260, 30, "青岚市水务局", size=9)
        write(canvas, 90, 120, "2022年，我局推进公开。")

    document = read_bytes(pdf(page, second), "report.pdf")
    assert identify(document, "0" * 64).issuer == "青岚市水务局"
