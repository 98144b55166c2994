"""Table 四: fifteen figures in whatever direction they stand."""

from __future__ import annotations

import pytest

from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.mapping import Mapping
from index.tables.remedies import SUITS_AS_ONE
from tests.index.made import SECTIONS, document

FIGURES = "10 | 1 | 2 | 3 | 16 | 4 | 0 | 5 | 0 | 9 | 6 | 7 | 0 | 8 | 21"
RESULTS = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
WANTED = {
    "review": ["10", "1", "2", "3", "16"],
    "suit_direct": ["4", "0", "5", "0", "9"],
    "suit_after_review": ["6", "7", "0", "8", "21"],
}
HEADER = (
    "行政复议<5 | 行政诉讼<10\n" + RESULTS.replace(" |", "<1 |") + " | 未经复议直接起诉<5 | 复议后起诉<5\n"
)
HEADER += " | ".join(["=", "=", "=", "=", "=", RESULTS, RESULTS])


def mapped(*parts: str | list[str], title: str = SECTIONS["四"]) -> Mapping:
    made = document(title, *parts)
    return map_tables(made, top_sections(place(made)), "2021", "青岚市-2023")


def figures(mapping: Mapping) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, _ in mapping.facts:
        group, result = name.split(".")
        found.setdefault(group, [""] * 5)[
            ["upheld", "corrected", "other", "pending", "total"].index(result)
        ] = mapping.facts[name, ""].raw
    return found


def test_the_forms_header() -> None:
    mapping = mapped([f"{HEADER}\n{FIGURES}"])
    assert figures(mapping) == WANTED
    assert not any(fact.doubt for fact in mapping.facts.values())


def test_a_header_that_repeats_all_results() -> None:
    header = f"行政复议<5 | 行政诉讼<10\n=<5 | 未经复议直接起诉<5 | 复议后起诉<5\n{RESULTS} | {RESULTS} | {RESULTS}"
    assert figures(mapped([f"{header}\n{FIGURES}"])) == WANTED


def test_the_forms_header_without_blank_corners() -> None:
    header = f"行政复议<5 | 行政诉讼<10\n{RESULTS} | 未经复议直接起诉<5 | 复议后起诉<5\n{RESULTS} | {RESULTS}"
    assert figures(mapped([f"{header}\n{FIGURES}"])) == WANTED


def test_a_lost_header_is_read_in_order_and_marked() -> None:
    mapping = mapped([FIGURES])
    assert figures(mapping) == WANTED
    assert all("表头" in fact.doubt for fact in mapping.facts.values())


def test_a_header_in_pieces_is_read_in_order_and_marked() -> None:
    header = "行政复议<5 | 行政诉讼<10\n结果维<1 | 结果纠<1 | 其他结果 | 尚未审结 | 总<1\n持 | 正 | = | = | 计"
    mapping = mapped([f"{header}\n{FIGURES}"])
    assert figures(mapping) == WANTED
    assert all("表头" in fact.doubt for fact in mapping.facts.values())


def test_a_header_that_lost_one_result() -> None:
    rest = " | ".join(RESULTS.split(" | ")[:2] + RESULTS.split(" | ")[3:])
    mapping = mapped([f"行政复议<5 | 行政诉讼<10\n{rest} | = | {RESULTS} | {RESULTS}\n{FIGURES}"])
    assert figures(mapping) == WANTED
    assert all("表头" in fact.doubt for fact in mapping.facts.values())


def test_a_header_in_another_order_that_fits_nothing_is_left() -> None:
    header = "行政复议<5 | 行政诉讼<10\n总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结"
    assert mapped([f"{header}\n{FIGURES}"]).facts == {}


@pytest.mark.parametrize(("word", "value"), [("零", "0"), ("O", None), ("见附件", None)])
def test_a_word_among_the_figures_is_one_cell(word: str, value: str | None) -> None:
    mapping = mapped([f"{HEADER}\n{FIGURES.replace('10 |', word + ' |', 1)}"])
    assert len(mapping.facts) == 15
    first = mapping.facts["review.upheld", ""]
    assert (None if first.value is None else str(first.value)) == value
    assert mapping.facts["review.corrected", ""].raw == "1"


@pytest.mark.parametrize(
    "title", ["五、行政复议和诉讼情况", "四、因政府信息公开申请行政复议、提起行政诉讼情况"]
)
def test_a_lost_header_under_another_title(title: str) -> None:
    assert figures(mapped([FIGURES], title=title)) == WANTED


def test_fifteen_figures_elsewhere_are_nothing() -> None:
    assert mapped([FIGURES], title="六、其他需要报告的事项").facts == {}


def test_fewer_figures_without_a_header_are_nothing() -> None:
    assert mapped(["10 | 1 | 2 | 3 | 16 | 4 | 0"]).facts == {}


def test_three_tables_with_captions() -> None:
    parts: list[str | list[str]] = []
    for caption, group in (
        ("行政复议", "review"),
        ("未经复议直接起诉", "suit_direct"),
        ("复议后起诉", "suit_after_review"),
    ):
        parts += [caption, [f"{RESULTS}\n{' | '.join(WANTED[group])}"]]
    assert figures(mapped(*parts)) == WANTED


def test_three_tables_with_titles_inside() -> None:
    parts: list[list[str]] = []
    for caption, group in (
        ("行政复议", "review"),
        ("未经复议直接起诉", "suit_direct"),
        ("复议后起诉", "suit_after_review"),
    ):
        parts.append([f"{caption}<5\n{RESULTS}\n{' | '.join(WANTED[group])}"])
    assert figures(mapped(*parts)) == WANTED


def test_one_row_a_group() -> None:
    rows = [f"= | {RESULTS}"]
    for caption, group in (
        ("行政复议", "review"),
        ("未经复议直接起诉", "suit_direct"),
        ("复议后起诉", "suit_after_review"),
    ):
        rows.append(f"{caption} | {' | '.join(WANTED[group])}")
    assert figures(mapped(["\n".join(rows)])) == WANTED


def test_one_row_a_group_under_the_lawsuits() -> None:
    table = f"=<2 | {RESULTS}\n行政复议<2 | {' | '.join(WANTED['review'])}\n"
    table += f"行政诉讼 | 未经复议直接起诉 | {' | '.join(WANTED['suit_direct'])}\n"
    table += f"= | 复议后起诉 | {' | '.join(WANTED['suit_after_review'])}"
    assert figures(mapped([table])) == WANTED


def test_one_row_a_figure() -> None:
    rows = []
    for caption, group in (
        ("行政复议", "review"),
        ("未经复议直接起诉", "suit_direct"),
        ("复议后起诉", "suit_after_review"),
    ):
        for number, result in enumerate(RESULTS.split(" | ")):
            rows.append(f"{caption if number == 0 else '='} | {result} | {WANTED[group][number]}")
    assert figures(mapped(["\n".join(rows)])) == WANTED


def test_one_row_a_result() -> None:
    rows = ["= | 行政复议 | 未经复议直接起诉 | 复议后起诉"]
    for number, result in enumerate(RESULTS.split(" | ")):
        rows.append(f"{result} | {' | '.join(figures[number] for figures in WANTED.values())}")
    assert figures(mapped(["\n".join(rows)])) == WANTED


def test_groups_in_another_order() -> None:
    header = f"未经复议直接起诉<5 | 复议后起诉<5 | 行政复议<5\n{RESULTS} | {RESULTS} | {RESULTS}"
    row = " | ".join([*WANTED["suit_direct"], *WANTED["suit_after_review"], *WANTED["review"]])
    assert figures(mapped([f"{header}\n{row}"])) == WANTED


def test_results_in_another_order() -> None:
    results = "总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结"
    header = f"行政复议<5 | 未经复议直接起诉<5 | 复议后起诉<5\n{results} | {results} | {results}"
    row = " | ".join(" | ".join([values[4], *values[:4]]) for values in WANTED.values())
    assert figures(mapped([f"{header}\n{row}"])) == WANTED


def test_blanks_keep_their_places() -> None:
    row = "10 | = | = | = | 10 | = | = | = | = | = | 2 | = | = | = | 2"
    found = figures(mapped([f"{HEADER}\n{row}"]))
    assert found["suit_after_review"] == ["2", "", "", "", "2"]
    assert found["suit_direct"] == [""] * 5


def test_a_row_that_is_blank_throughout_is_held_as_blank() -> None:
    mapping = mapped([f"{HEADER}\n" + " | ".join(["="] * 15)])
    assert len(mapping.facts) == 15
    assert {fact.kind for fact in mapping.facts.values()} == {"blank"}


def test_a_short_row_is_left_and_listed() -> None:
    mapping = mapped([f"{HEADER}\n10 | 1 | 2 | 3 | 16 | 4 | 0"])
    assert mapping.facts == {}
    assert len(mapping.unmapped) == 1


def test_lawsuits_that_are_not_told_apart_are_no_facts() -> None:
    table = f"= | {RESULTS}\n行政复议 | 10 | 1 | 2 | 3 | 16\n行政诉讼 | 4 | 0 | 5 | 0 | 9"
    assert set(figures(mapped([table]))) == {"review"}


def test_a_repeated_header_on_the_next_page() -> None:
    assert figures(mapped([HEADER], [f"{HEADER}\n{FIGURES}"])) == WANTED


def test_a_sum_over_both_kinds_of_suit_is_left_out() -> None:
    header = (
        "行政复议<5 | 行政诉讼<11\n"
        + RESULTS.replace(" |", "<1 |")
        + " | 未经复议直接起诉<5 | 复议后起诉<5 | 合计\n"
        + " | ".join(["=", "=", "=", "=", "=", RESULTS, RESULTS, "="])
    )
    assert figures(mapped([f"{header}\n{FIGURES} | 30"])) == WANTED


def test_blank_columns_between_the_figures() -> None:
    results = "".join(f"{word} | = | " for word in RESULTS.split(" | "))
    header = f"行政复议<10 | 未经复议直接起诉<10 | 复议后起诉<10\n{results * 3}".rstrip(" |")
    row = " | ".join(f"{figure} | =" for figure in FIGURES.split(" | "))
    assert figures(mapped([f"{header} | =\n{row}"])) == WANTED


SMALL = ["10 | 1 | 2 | 3 | 16", "4 | 0 | 5 | 0 | 9", "6 | 7 | 0 | 8 | 21"]
NAMES = ["行政复议", "未经复议直接起诉", "复议后起诉"]


def test_names_printed_together_go_to_the_tables_in_order_and_are_marked() -> None:
    grids: list[list[str]] = [[f"{RESULTS}\n{row}"] for row in SMALL]
    mapping = mapped(NAMES[0], grids[0], NAMES[1], NAMES[2], grids[1], grids[2])
    assert figures(mapping) == WANTED
    assert {name for name, _ in mapping.facts if mapping.facts[name, ""].doubt} == {
        name for name, _ in mapping.facts if name.startswith("suit")
    }


def test_names_printed_together_over_one_table_of_several_rows_name_none() -> None:
    rows = "\n".join(SMALL[1:])
    mapping = mapped(NAMES[1], NAMES[2], [f"{RESULTS}\n{rows}"])
    assert figures(mapping) == {}


def test_a_name_with_words_of_its_own_below_is_not_that_of_the_table() -> None:
    mapping = mapped(NAMES[1], "本年没有。", NAMES[2], [f"{RESULTS}\n{SMALL[2]}"])
    assert figures(mapping) == {"suit_after_review": WANTED["suit_after_review"]}


def test_a_group_below_the_name_of_lawsuits() -> None:
    results = RESULTS.split(" | ")
    rows = [f"{name} | {value}" for name, value in zip(results, WANTED["suit_direct"], strict=True)]
    mapping = mapped(["行政诉讼 | 未经复议直接起诉\n" + "\n".join(rows)])
    assert figures(mapping) == {"suit_direct": WANTED["suit_direct"]}


def test_suits_before_review_where_the_columns_are_lost() -> None:
    header = f"行政诉讼 | 行政复议\n未经复议直接起诉 | 复议后起诉 | {RESULTS}\n{RESULTS} | {RESULTS}"
    suits_first = "4 | 0 | 5 | 0 | 9 | 6 | 7 | 0 | 8 | 21 | 10 | 1 | 2 | 3 | 16"
    assert figures(mapped([f"{header}\n{suits_first}"])) == WANTED


@pytest.mark.parametrize(
    ("upper", "printed"),
    [("行政复议<5 | 行政诉讼<5", "10 | 1 | 2 | 3 | 16 | 7 | 2 | 0 | 1 | 10"),
     ("行政诉讼<5 | 行政复议<5", "7 | 2 | 0 | 1 | 10 | 10 | 1 | 2 | 3 | 16")],
)
def test_suits_in_one_block_do_not_cost_the_reviews(upper: str, printed: str) -> None:
    mapping = mapped([f"{upper}\n{RESULTS} | {RESULTS}\n{printed}"])
    assert figures(mapping) == {"review": WANTED["review"]}
    assert mapping.remarks == [SUITS_AS_ONE]


@pytest.mark.parametrize("first", ["", "栏次 | "])
def test_a_row_that_counts_the_columns_is_no_row_of_figures(first: str) -> None:
    header = f"{HEADER}\n" if not first else ""
    labelled = f"情况 | {' | '.join([RESULTS] * 3)}\n" if first else ""
    counted = first + " | ".join(str(number) for number in range(1, 16))
    own = ("= | " if first else "") + FIGURES
    mapping = mapped([f"{header}{labelled}{counted}\n{own}"])
    assert figures(mapping) == WANTED
    assert not any(fact.doubt for fact in mapping.facts.values())
