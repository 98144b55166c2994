"""Table 三, requests: rows by label, columns by applicant."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from index.forms import applicants, indicators
from index.labels import LabelIndex, Match
from index.tables.applicant_columns import (
    BROKEN_HEADER,
    NAMED_TWICE,
    ORGANISATION,
    SHORTEST_HEADER,
    Alignment,
    align,
    named_twice,
    printed_sequence,
    usual_count,
)
from index.tables.crowded_rows import CROWDED, Columns, uncrowded, usual_columns
from index.tables.long_rows import TOO_LONG, Widths, aligned_by_sum, is_long, widths_of
from index.tables.mapping import Mapping
from index.tables.number_runs import UNPLACED, adds_up, in_order, is_run, run_of
from index.tables.requests_total import SUBTOTAL, only_total, sums_all_results
from index.tables.rows import Row, names_another_year, under_columns, worded
from index.text import label_key

APPLICANT_SPELLINGS = {
    "natural": ("自然人", "公民", "个人"),
    "business": ("商业企业", "企业"),
    "research": ("科研机构", "科研", "科研院所", "科研单位"),
    "welfare": ("社会公益组织", "公益组织", "社会公益", "社会组织"),
    "legal": ("法律服务机构", "法律服务", "法律机构"),
    "other": ("其他", "其它", "其他组织"),
    "total": ("总计", "合计", "总数"),
}
EXTRA_SPELLINGS = {
    "requests.new": ("本年新收", "新收", "本年新收申请数量", "本年新收政府信息公开申请", "收到申请数量"),
    "requests.carried_in": ("上年结转", "上年度结转", "上年结转申请数量"),
    "requests.granted": ("予以公开", "全部公开"),
    "requests.partial": ("部分公开",),
    "requests.refused.security": ("危及三安全一稳定",),
    "requests.unable.not_held": ("本机关不掌握",),
    "requests.unable.needs_production": ("没有现成信息", "无现成信息"),
    "requests.unable.unclear": ("补正后仍不明确",),
    "requests.declined.petition": ("信访举报投诉类", "信访投诉举报类申请"),
    "requests.declined.publications": ("要求提供公开出版物", "公开出版物"),
    "requests.declined.confirmation": ("要求确认或重新出具已获取信息",),
    "requests.other": ("其他处理", "其它处理"),
    "requests.other.not_corrected": ("逾期不补正", "申请人无正当理由逾期不补正"),
    "requests.other.fee_unpaid": ("逾期未缴费", "逾期未缴纳费用", "申请人逾期未按收费通知要求缴纳费用"),
    "requests.total": ("办理结果总计", "总计", "合计"),
    "requests.carried_out": ("结转下年度", "结转下年度继续办理", "结转下年"),
}
_OTHER_ORGANISATIONS = ("其他组织", "其它组织", "法人或其他组织其他组织", "申请人情况其他组织")
REST = ("其他", "其它", "其他情形", "其它情形", "其他情况", "其它情况")
"""What （六）3.其他 is called."""
SEVERAL_NUMBERS = "格里印了不止一个数，看不出是哪一个"
GROUPS = {
    "requests.refused": ("（三）不予公开", "不予公开"),
    "requests.unable": ("（四）无法提供", "无法提供"),
    "requests.declined": ("（五）不予处理", "不予处理"),
    "requests.other": ("（六）其他处理", "其他处理"),
    "results": ("三、本年度办理结果", "本年度办理结果", "办理结果"),
}


@cache
def row_labels() -> LabelIndex:
    """The form's row labels of table 三, all spellings; （六）3.其他 goes by its group."""
    spellings: dict[str, list[str]] = {}
    for indicator in indicators().values():
        if indicator.table != "三" or indicator.parts or indicator.id == "requests.other.rest":
            continue
        label = indicator.row.split(" / ")[-1]
        spellings[indicator.id] = [label, indicator.short, *EXTRA_SPELLINGS.get(indicator.id, ())]
    return LabelIndex(spellings)


@cache
def group_labels() -> LabelIndex:
    """The labels above the rows of table 三."""
    return LabelIndex(GROUPS)


@cache
def column_labels() -> LabelIndex:
    """The applicants, all spellings."""
    return LabelIndex(APPLICANT_SPELLINGS)


class RequestsMapper:
    """Reads the rows of table 三 as they go by; keeps the header and the group."""

    def __init__(self) -> None:
        self._columns: dict[int, str] = {}
        self._order: tuple[str, ...] = ()
        self._printed: list[list[str]] = []
        self._width = 0
        self._group = ""
        self._header_texts: dict[int, str] = {}
        self._header_table = -1
        self._last = (-1, "")
        self._foreign = -1
        self._usual = (-1, 0)
        self._places: tuple[int, Columns] = (-1, ())
        self._widths: tuple[int, Widths | None] = (-1, None)
        self._too_long = False
        self._only_total: tuple[int, str | None] = (-1, None)

    def take(self, row: Row, mapping: Mapping) -> bool:
        """Maps ``row`` if it belongs to table 三; returns whether it does."""
        if self._is_header(row):
            self._read_header(row, mapping.year)
            return True
        if not row.labels or self._is_foreign(row):
            return False
        row, alignment = self._aligned(row)
        if not row.has_values and self._holds_several(row):
            mapping.leave(row, SEVERAL_NUMBERS)
            return True
        match = self._match(row)
        if match is None and self._follows_all_results(row) and alignment and sums_all_results(mapping.facts, alignment.cells):
            match = Match(id="requests.total", manner="exact", likeness=1.0)
        if match is None:
            return False
        if not row.has_values and not any(value.reading.kind == "blank" for value in row.values):
            if not row.grid.regular and match.id != "requests.other":
                mapping.leave_bare(row, match.id)
            return match.manner == "exact" and label_key(row.labels[-1].text) not in ("总计", "合计")
        if alignment is None and is_run(row):
            mapping.leave(row, UNPLACED)
            return True
        if alignment is None:
            if len(row.values) < 3 or label_key(row.labels[-1].text) in ("总计", "合计"):
                return False
            mapping.leave(row, TOO_LONG if self._too_long else f"有{len(row.values)}个数值格，与表头的申请人列对不上")
            return True
        self._last = (row.table, row.section)
        indicator = indicators()[match.id]
        doubt = row.doubt or alignment.doubt
        if match.manner == "fuzzy":
            doubt = doubt if match.likeness >= 0.8 else f"行标签印作“{row.labels[-1].text}”"
            mapping.remark(f"行标签“{label_key(row.labels[-1].text)}”按“{indicator.short}”读")
        for applicant, value in alignment.cells.items():
            mapping.add(
                row,
                value.cell,
                value.reading,
                indicator,
                applicant=applicant,
                likeness=match.likeness,
                doubt=(NAMED_TWICE if applicant in alignment.unsure else doubt) or worded(value),
            )
        return True

    def _holds_several(self, row: Row) -> bool:
        """Whether cells under the applicants hold figures, but more than one each ("3/7", two years in one cell)."""
        if self._header_table != row.table or not row.grid.regular:
            return False
        under = [cell for cell in row.cells if cell.column in self._columns and cell.column_span == 1]
        return sum(any(character.isdigit() for character in cell.text) for cell in under) * 2 > len(self._columns)

    def _match(self, row: Row) -> Match | None:
        """The row's indicator, from its last label and the group it stands in."""
        for cell in row.labels[:-1]:
            group = group_labels().find(cell.text)
            if group is not None:
                self._group = group.id
        leaf = self._behind_group(row.labels[-1].text)
        key = label_key(leaf)
        if key in REST:
            # Without its group it is nothing: "其他情形" also stands in the label of （二）部分公开.
            rest = Match(id="requests.other.rest", manner="exact", likeness=1.0)
            return rest if self._group == "requests.other" else None
        group = group_labels().find(leaf, manners=("exact",))
        if group is not None and group.id != "requests.other":
            self._group = group.id
            return None
        match = _wrapped(row) or row_labels().find(leaf)
        if match is not None and match.id == "requests.other" and match.manner == "part":
            return None
        if match is None and len(row.labels) > 1:
            match = row_labels().find("".join(cell.text for cell in row.labels), manners=("exact", "part"))
        if match is None:
            group = group_labels().find(leaf)
            if group is not None:
                self._group = group.id
            return None
        if key in ("总计", "合计") and not self._continues(row):
            return None
        self._group = _group_of(match.id)
        return match

    def _behind_group(self, label: str) -> str:
        """The row's own label where the group's stands before it in one cell ("（六）其他处理——3.其他")."""
        key = label_key(label)
        for identity, spellings in GROUPS.items():
            for spelling in map(label_key, spellings):
                own = label_key(key[len(spelling) :]) if key.startswith(spelling) else ""
                if own and (own in REST or row_labels().find(own, manners=("exact", "fuzzy"))):
                    self._group = identity
                    return self._behind_group(own) if identity == "results" else own
        return label

    def _continues(self, row: Row) -> bool:
        """Whether ``row`` goes on with the table whose rows were mapped last."""
        table, section = self._last
        return row.table == table or (row.table == table + 1 and row.section == section)

    def _follows_all_results(self, row: Row) -> bool:
        """Whether the row calls itself a subtotal, but stands where the form has （七）总计."""
        named = label_key(row.labels[-1].text) == SUBTOTAL
        return named and self._group == "requests.other" and self._continues(row)

    def _is_foreign(self, row: Row) -> bool:
        """Whether the row stands in another table, whose header names no applicants."""
        if row.number == 0 and row.table not in (self._foreign, self._header_table):
            words = sum(1 for cell in row.cells if cell.text)
            known = any(row_labels().find(cell.text, manners=("exact",)) for cell in row.cells[:3])
            if len(row.labels) == words >= 4 and not known:
                self._foreign = row.table
        return row.table == self._foreign

    def _is_header(self, row: Row) -> bool:
        texts = [label_key(cell.text) for cell in row.cells if cell.text]
        if not texts or any(value.reading.value is not None for value in row.values):
            return False
        known = [column_labels().find(text, manners=("exact",)) for text in texts]
        found = {match.id for match in known if match is not None}
        telling = found - {"other", "total"}
        if telling or any("申请人情况" in text or "法人或其他组织" in text for text in texts):
            # The column of totals may stand first; it has the name of a row.
            row_name = row_labels().find(row.cells[0].text, manners=("exact",))
            return row_name is None or (row_name.id == "requests.total" and bool(telling) and "total" in found)
        in_header = self._header_table == row.table and row.number <= 5 and not self._group
        fragments = ("商业", "科研", "社会", "公益", "法律", "服务", "企业", "机构", "组织", "其他", "总计")
        return in_header and bool(texts) and all(any(part in text for part in fragments) for text in texts)

    def _read_header(self, row: Row, year: str) -> None:
        if self._header_table != row.table:
            self._header_table = row.table
            self._header_texts = {}
            self._printed = []
            self._group = ""
        self._printed.append(_named_in(row))
        self._width = max(self._width, row.grid.column_count)
        for cell in row.cells:
            for column in range(cell.column, cell.column + min(cell.column_span, 64)):
                self._header_texts[column] = self._header_texts.get(column, "") + label_key(cell.text)
        self._columns = {}
        for column, text in sorted(self._header_texts.items()):
            applicant = _applicant_of(text)
            if applicant is not None and not names_another_year(text, year):
                self._columns[column] = applicant
        printed = set(self._columns.values())
        for cell in row.cells:
            match = column_labels().find(cell.text, manners=("exact",))
            if match is not None:
                printed.add(match.id)
        self._order = tuple(name for name in applicants() if name in printed | set(self._order))

    def _usual_count(self, row: Row) -> int:
        table, count = self._usual
        if table != row.table:
            count = usual_count(row.grid)
            self._usual = (row.table, count)
        return count

    def _named(self, row: Row) -> tuple[str, ...]:
        """The applicants that the header names; a table that goes on with further columns has a header of its own."""
        own = set(self._columns.values())
        whole = len(own) == len(self._columns) == self._usual_count(row) and len(own) >= SHORTEST_HEADER
        if not whole or not row.grid.regular or self._header_table != row.table:
            return self._order
        return tuple(name for name in self._order if name in own)

    def _sequence(self, row: Row) -> tuple[str, ...] | None:
        """The order in which the header over ``row`` prints the applicants; a table may go on in the next grid."""
        goes_on = row.table in (self._header_table, self._header_table + 1) or self._continues(row)
        return printed_sequence(self._printed) if goes_on else ()

    def _aligned(self, row: Row) -> tuple[Row, Alignment | None]:
        """The row's cells by applicant; words among the figures do not make it a row of labels."""
        if self._only_total[0] != row.table:
            self._only_total = (row.table, only_total(row.grid, row_labels()))
        doubt = self._only_total[1]
        if doubt is not None and len(row.values) == 1:
            return row, Alignment(cells={"total": row.values[0]}, doubt=doubt)
        run = _run_alignment(row)
        if run is not None or is_run(row):
            return row, run
        if self._places[0] != row.table:
            self._places = (row.table, usual_columns(row.grid, len(applicants())))
        crowded = uncrowded(row, self._places[1])
        if crowded is not None:
            found = self._align(crowded)
            return crowded, replace(found, doubt=found.doubt or CROWDED) if found is not None else None
        found = self._align(row)
        if found is not None or self._too_long or len(set(self._columns.values())) < SHORTEST_HEADER:
            return row, found
        forced = under_columns(row, self._columns)
        if forced is None or not forced.labels or self._header_table != row.table:
            return row, None
        found = self._align(forced)
        return (forced, found) if found is not None else (row, None)

    def _align(self, row: Row) -> Alignment | None:
        columns = self._columns
        if row.table != self._header_table and row.grid.column_count != self._width:
            # The grid counts its columns in its own way: the header tells their order, not their places.
            columns = {-len(columns) + place: columns[column] for place, column in enumerate(sorted(columns))}
        found = align(row, columns, self._named(row), self._usual_count(row), self._sequence(row))
        if found is not None and not self._columns_tell():
            found = replace(found, unsure=named_twice(self._printed))
        self._too_long = found is not None and self._is_long(row, found)
        return aligned_by_sum(row.values, tuple(found.cells)) if found is not None and self._too_long else found

    def _columns_tell(self) -> bool:
        return len(set(self._columns.values())) == len(self._columns) == len(applicants())

    def _is_long(self, row: Row, found: Alignment) -> bool:
        table, widths = self._widths
        if table != row.table or widths is None:
            widths = widths_of(row.grid)
            self._widths = (row.table, widths)
        named = [column for column, text in self._header_texts.items() if text]
        own_header = self._header_table == row.table and self._columns
        under = range(min(self._columns), max(named) + 1) if own_header else range(0)
        return is_long(row, widths, under, found.cells)


def _run_alignment(row: Row) -> Alignment | None:
    """The figures of a row that stand in one cell, where their count and their sum prove them whole."""
    names = tuple(applicants())
    values = run_of(row, len(names))
    telling = [spellings[0] for name, spellings in APPLICANT_SPELLINGS.items() if name not in ("other", "total")]
    if values is None or not adds_up(values) or not in_order(row, telling[1:]):
        return None
    return Alignment(cells=dict(zip(names, values, strict=True)), doubt=BROKEN_HEADER)


def _wrapped(row: Row) -> Match | None:
    """The row's indicator where its label broke over several cells, the last of which is no label by itself."""
    texts = [cell.text for cell in row.labels]
    if len(texts) < 2 or row_labels().find(texts[-1], manners=("exact",)) is not None:
        return None
    for first in range(len(texts) - 2, -1, -1):
        match = row_labels().find("".join(texts[first:]), manners=("exact",))
        if match is not None:
            return match
    return None


def _named_in(row: Row) -> list[str]:
    """The applicants that one row of a header names, from left to right."""
    named: list[str] = []
    for cell in row.cells:
        match = column_labels().find(cell.text, manners=("exact",))
        if match is not None:
            named.append(match.id)
        elif label_key(cell.text) == "法人或其他组织":
            named.append(ORGANISATION)
    return named


def _group_of(identity: str) -> str:
    parts = identity.split(".")
    return ".".join(parts[:2]) if len(parts) > 2 or identity == "requests.other" else "results"


def _applicant_of(text: str) -> str | None:
    """The applicant that the joined header texts of one column name, if any.

    A column for another year, or for a share, names none.
    """
    if any(word in text for word in ("上年", "上一年", "去年", "同比", "环比", "占比", "增减", "%")):
        return None
    for identity, spellings in APPLICANT_SPELLINGS.items():
        if any(text.endswith(spelling) for spelling in spellings) and identity != "other":
            if (
                identity == "business"
                and not text.endswith(("商业企业", "情况企业", "组织企业"))
                and text != "企业"
            ):
                continue
            return identity
    return "other" if text.endswith(("其他", "其它")) or text in _OTHER_ORGANISATIONS else None
