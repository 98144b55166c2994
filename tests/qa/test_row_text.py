"""A table row is shown as its label and cells, whatever it was printed in."""

from __future__ import annotations

import pytest

from qa.row_text import marks_in_row, row_text


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("规章</td><td>3</td><td>1</td><td>27", "规章 3 1 27"),
        ('三、办理结果</td><td colspan="2">（一）予以公开</td><td>57</td><td></td><td>58', "三、办理结果 （一）予以公开 57 — 58"),
        ("<tr>\n <td>规章</td>\n <th>3</th>\n <td> </td>\n <td>8</td>\n</tr>", "规章 3 — 8"),
        ("</td><td>27</td><td>4", "27 4"),
        ("<b>总计</b></td><td><span>1&nbsp;</span></td><td>2<br/>3", "总计 1 2 3"),
        ("| 四、结转 | | | 57 | 0 |", "四、结转 57 0"),
        ("四、结转 |  | 57 |  | 60", "四、结转 57 — 60"),
        ("甲\\|乙 | 3", "甲|乙 3"),
        ("规章   3   1\n 27", "规章 3 1 27"),
        ("少于&lt;5 | 3", "少于<5 3"),
        ("", ""),
    ],
)
def test_a_row_is_shown_without_tags_and_pipes(quote: str, shown: str) -> None:
    assert row_text(quote) == shown


def test_a_row_quoted_without_words_gets_its_label() -> None:
    assert row_text("| | 57 |", "（二）部分公开") == "（二）部分公开 57"
    assert row_text("部分公开 | 57", "（二）部分公开") == "部分公开 57"


def test_the_words_searched_for_are_marked_in_what_is_shown() -> None:
    quote = "（二）部分公开</td><td>4</td><td>部分"
    text = row_text(quote)
    marks = marks_in_row(text, quote, ((3, 7), (len(quote) - 2, len(quote))))
    assert [text[start:end] for start, end in marks] == ["部分公开", "部分"]
    assert marks_in_row(text, quote, ()) == ()
