"""The Word reader, on the blank national form and on files made here."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import nsdecls

from index.document import Document, Grid
from index.errors import Unreadable
from index.readers import docx_package, read_bytes, read_path

OUTCOMES = [
    ["三、本年度办理结果", "（一）予以公开"],
    ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"],
    ["（三）不予公开", "1.属于国家秘密"],
    ["2.其他法律行政法规禁止公开"],
    ["3.危及“三安全一稳定”"],
    ["4.保护第三方合法权益"],
    ["5.属于三类内部事务信息"],
    ["6.属于四类过程性信息"],
    ["7.属于行政执法案卷"],
    ["8.属于行政查询事项"],
    ["（四）无法提供", "1.本机关不掌握相关政府信息"],
    ["2.没有现成信息需要另行制作"],
    ["3.补正后申请内容仍不明确"],
    ["（五）不予处理", "1.信访举报投诉类申请"],
    ["2.重复申请"],
    ["3.要求提供公开出版物"],
    ["4.无正当理由大量反复申请"],
    ["5.要求行政机关确认或重新出具已获取信息"],
    ["（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"],
    ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"],
    ["3.其他"],
    ["（七）总计"],
]


def grids(document: Document) -> list[Grid]:
    return [block.grid for block in document.blocks if block.grid is not None]


def rows(grid: Grid) -> list[list[str]]:
    """The cells' texts, line breaks aside."""
    return [[cell.text.replace("\n", "") for cell in row] for row in grid.rows]


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(content: bytes) -> Document:
    return read_bytes(content, "report.docx")


def raw(body: str, **parts: str) -> bytes:
    """A package whose body is ``body``; further parts by name ("styles", "numbering")."""
    out = io.BytesIO()
    names = nsdecls("w", "r")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        relations = "".join(
            f'<Relationship Id="r{number}" Type="x/{name}" Target="{name}.xml"/>'
            for number, name in enumerate(parts)
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {names}>{text}</w:{name}>")
    return out.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


class TestBlankForm:
    @pytest.fixture
    def form(self, shared_reports: Path) -> list[Grid]:
        return grids(read_path(shared_reports / "form-2021-blank.docx"))

    def test_disclosure(self, form: list[Grid]) -> None:
        decided = ["信息内容", "本年处理决定数量"]
        assert rows(form[0]) == [
            ["第二十条第（一）项"],
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "", "", ""],
            ["行政规范性文件", "", "", ""],
            ["第二十条第（五）项"],
            decided,
            ["行政许可", ""],
            ["第二十条第（六）项"],
            decided,
            ["行政处罚", ""],
            ["行政强制", ""],
            ["第二十条第（八）项"],
            ["信息内容", "本年收费金额（单位：万元）"],
            ["行政事业性收费", ""],
        ]

    def test_requests(self, form: list[Grid]) -> None:
        blank = [""] * 7
        assert rows(form[1]) == [
            ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
            ["自然人", "法人或其他组织", "总计"],
            ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
            ["一、本年新收政府信息公开申请数量", *blank],
            ["二、上年结转政府信息公开申请数量", *blank],
            *([*labels, *blank] for labels in OUTCOMES),
            ["四、结转下年度继续办理", *blank],
        ]
        group = form[1].rows[5][0]
        assert (group.text, group.row_span, group.column_span) == ("三、本年度办理结果", 22, 1)
        assert form[1].column_count == 10

    def test_disputes(self, form: list[Grid]) -> None:
        suit = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
        assert rows(form[2]) == [
            ["行政复议", "行政诉讼"],
            [*suit, "未经复议直接起诉", "复议后起诉"],
            [*suit, *suit],
            [""] * 15,
        ]
        assert [cell.row_span for cell in form[2].rows[1]] == [2, 2, 2, 2, 2, 1, 1]

    def test_quick(self, shared_reports: Path) -> None:
        content = (shared_reports / "form-2021-blank.docx").read_bytes()
        read(content)
        begin = time.monotonic()
        read(content)
        assert time.monotonic() - begin < 0.2


class TestParagraphs:
    def test_headings_and_title(self) -> None:
        made = docx.Document()
        made.core_properties.title = "年度报告"
        made.add_heading("标题", level=0)
        made.add_heading("一、总体情况", level=1)
        made.add_paragraph("正文有 3 件。")
        made.add_heading("（一）主动公开", level=2)
        document = read(saved(made))
        assert document.title == "年度报告"
        assert [(block.level, block.text) for block in document.blocks] == [
            (1, "标题"),
            (1, "一、总体情况"),
            (0, "正文有 3 件。"),
            (2, "（一）主动公开"),
        ]
        assert document.blocks[1].kind == "heading"

    def test_outline_level_of_a_style_of_its_own(self) -> None:
        styles = (
            '<w:style w:styleId="a"><w:name w:val="mine"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
            '<w:style w:styleId="b"><w:name w:val="yours"/><w:basedOn w:val="a"/></w:style>'
        )
        document = read(raw(paragraph("二级", '<w:pStyle w:val="b"/>'), styles=styles))
        assert document.blocks[0].level == 2

    def test_styles_based_on_each_other_in_a_circle(self) -> None:
        styles = (
            '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
            '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        )
        assert read(raw(paragraph("好", '<w:pStyle w:val="b"/>'), styles=styles)).blocks[0].text == "好"

    def test_tracked_changes_are_accepted(self) -> None:
        body = (
            "<w:p><w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>21</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>99</w:t></w:r></w:moveFrom>"
            "<w:r><w:t>件</w:t></w:r></w:p>"
        )
        assert read(raw(body)).blocks[0].text == "共21件"

    def test_hidden_text_field_codes_and_breaks(self) -> None:
        body = (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/>"
            '<w:t>右</w:t><w:noBreakHyphen/><w:br w:type="page"/><w:t>末</w:t></w:r></w:p>'
        )
        assert read(raw(body)).blocks[0].text == "上\n下 右-末"

    def test_automatic_numbers(self) -> None:
        numbering = (
            '<w:abstractNum w:abstractNumId="0">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
            '<w:lvlText w:val="%1、"/>'
            '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
            '<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )

        def numbered(text: str, depth: int) -> str:
            return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')

        body = (
            numbered("总体情况", 0)
            + numbered("主动公开", 1)
            + numbered("依申请公开", 1)
            + numbered("存在问题", 0)
            + numbered("原因", 1)
            + paragraph("正文")
        )
        document = read(raw(body, numbering=numbering))
        assert [block.text for block in document.blocks] == [
            "一、总体情况",
            "（一）主动公开",
            "（二）依申请公开",
            "二、存在问题",
            "（一）原因",
            "正文",
        ]

    def test_text_box_once(self) -> None:
        box = f"<w:txbxContent>{paragraph('框里')}</w:txbxContent>"
        body = (
            "<w:p><w:r><w:t>框外</w:t></w:r><w:r>"
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
        assert [block.text for block in read(raw(body)).blocks] == ["框外", "框里"]


class TestTables:
    def test_merged_cells(self) -> None:
        made = docx.Document()
        table = made.add_table(4, 4)
        for row in range(4):
            for column in range(4):
                table.cell(row, column).text = f"{row}{column}"
        table.cell(0, 0).merge(table.cell(0, 3)).text = "标题"
        table.cell(1, 0).merge(table.cell(3, 0)).text = "组"
        table.cell(2, 1).merge(table.cell(3, 2)).text = "块"
        grid = grids(read(saved(made)))[0]
        assert rows(grid) == [["标题"], ["组", "11", "12", "13"], ["块", "23"], ["33"]]
        spans = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells()}
        assert spans["标题"] == (0, 0, 1, 4)
        assert spans["组"] == (1, 0, 3, 1)
        assert spans["块"] == (2, 1, 2, 2)
        assert spans["33"] == (3, 3, 1, 1)

    def test_lines_in_a_cell(self) -> None:
        made = docx.Document()
        table = made.add_table(1, 2)
        table.cell(0, 0).text = "社会"
        table.cell(0, 0).add_paragraph("组织")
        table.cell(0, 1).text = "5"
        assert [cell.text for cell in grids(read(saved(made)))[0].cells()] == ["社会\n组织", "5"]

    def test_only_what_is_seen_of_a_figure(self) -> None:
        def figure(*runs: tuple[str, str]) -> str:
            parts = (f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>" for text, look in runs)
            return f"<w:tc><w:tcPr/><w:p>{''.join(parts)}</w:p></w:tc>"

        white = '<w:color w:val="FFFFFF"/>'
        cells = (
            figure(("28", "<w:strike/>"), ("31", "")),
            figure(("28", "<w:dstrike/>"), ("31", '<w:strike w:val="0"/>')),
            figure(("31", ""), ("9", '<w:vertAlign w:val="subscript"/>')),
            figure(("31", ""), ("9", white)),
            figure(("3", white), ("1", white)),
        )
        grid = grids(read(raw(f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>")))[0]
        assert rows(grid) == [["31", "31", "31[9]", "31", "31"]]
        assert [cell.repaired for cell in grid.cells()] == [
            "删除线文字未收", "删除线文字未收", "上下标加方括号", "白色文字未收", None,
        ]  # fmt: skip

    def test_a_table_within_a_cell_follows_its_table(self) -> None:
        made = docx.Document()
        outer = made.add_table(1, 2)
        outer.cell(0, 0).text = "外"
        inner = outer.cell(0, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "里", "7"
        assert [rows(grid) for grid in grids(read(saved(made)))] == [[["外", ""]], [["里", "7"]]]

    def test_a_table_of_one_cell_within_a_cell_is_a_frame(self) -> None:
        made = docx.Document()
        outer = made.add_table(1, 2)
        outer.cell(0, 0).text = "外"
        outer.cell(0, 1).add_table(1, 1).cell(0, 0).text = "7"
        assert [rows(grid) for grid in grids(read(saved(made)))] == [[["外", "7"]]]

    def test_a_table_of_one_cell_is_a_frame(self) -> None:
        made = docx.Document()
        outer = made.add_table(1, 1)
        outer.cell(0, 0).text = "框里的话"
        inner = outer.cell(0, 0).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "里", "7"
        document = read(saved(made))
        assert document.blocks[0].text == "框里的话"
        assert [rows(grid) for grid in grids(document)] == [[["里", "7"]]]

    def test_deleted_row_content_controls_and_skipped_columns(self) -> None:
        def cell(text: str, properties: str = "") -> str:
            return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

        body = (
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell('删')}{cell('9')}</w:tr>"
            f"<w:sdt><w:sdtContent><w:tr>{cell('甲')}<w:sdt><w:sdtContent>{cell('1')}</w:sdtContent></w:sdt>"
            f"</w:tr></w:sdtContent></w:sdt>"
            f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("2")}</w:tr></w:tbl>'
        )
        grid = grids(read(raw(body)))[0]
        assert rows(grid) == [["甲", "1"], ["2"]]
        assert grid.rows[1][0].column == 1

    def test_spans_stand_for_the_text(self) -> None:
        made = docx.Document()
        made.add_paragraph("前")
        table = made.add_table(2, 2)
        for number in range(4):
            table.cell(number // 2, number % 2).text = str(number)
        document = read(saved(made))
        for cell in grids(document)[0].cells():
            assert document.text[cell.start : cell.end] == cell.text


class TestRefusals:
    def test_entities_are_not_resolved(self) -> None:
        levels = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
        bomb = f'<!DOCTYPE d [<!ENTITY a0 "aaaaaaaaaa">{levels}]>'
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(
                "word/document.xml",
                f"{bomb}<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>"
                "</w:document>",
            )
        with pytest.raises(Unreadable):
            read(out.getvalue())

    def test_outside_entity_is_not_read(self, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("机密", encoding="utf-8")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(
                "word/document.xml",
                f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
                f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>"
                "</w:document>",
            )
        with pytest.raises(Unreadable):
            read(out.getvalue())

    def test_a_part_that_unfolds_without_end(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", b" " * (docx_package.MAX_PART_BYTES + 1))
        with pytest.raises(Unreadable, match="过大"):
            read(out.getvalue())

    def test_cut_off(self) -> None:
        content = raw(paragraph("好"))
        with pytest.raises(Unreadable):
            read(content[: len(content) // 2])

    def test_no_text(self) -> None:
        with pytest.raises(Unreadable, match="没有文字"):
            read(raw("<w:p/>"))

    @pytest.mark.parametrize(
        "layer",
        [
            "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc/></w:tr></w:tbl>",
            "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        ],
    )
    @pytest.mark.parametrize("depth", [50, 2000])
    def test_deep_nesting(self, layer: str, depth: int) -> None:
        begin, end = layer.split("{}")
        try:
            document = read(raw(begin * depth + paragraph("深") + end * depth))
        except Unreadable:
            assert depth > 50
        else:
            assert "深" in document.text

    def test_no_body(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/other.xml", "<x/>")
        with pytest.raises(Unreadable):
            read(out.getvalue())
