"""What a number cannot be, whatever its words."""

from __future__ import annotations

from qa.operate.asked import AGE, AREA, MONEY, PERCENT, kinds_of
from qa.operate.guards import measure_of


def _may_be(body: str, own: str, text: str = "") -> bool:
    return measure_of(body, text or own).is_of([(own, 1.0)])


def test_a_rate_a_salary_an_age_and_an_area_ask_for_their_units() -> None:
    assert kinds_of("两年的按时送达率各是多少")[0] == PERCENT
    assert kinds_of("环卫工人月薪多少")[0] == MONEY
    assert kinds_of("average salary of a teacher")[0] == MONEY
    assert kinds_of("社工平均年龄")[0] == AGE
    assert kinds_of("绿地占了多少平方")[0] == AREA
    assert kinds_of("走访次数（人次）是多少")[1] == "人次"


def test_an_average_is_answered_by_an_average() -> None:
    assert not _may_be("平均用时几天", "全程用时9天")
    assert _may_be("平均用时几天", "平均用时9天")


def test_money_of_another_name_does_not_answer_where_the_report_prints_the_named_one() -> None:
    text = "奖励款12万元，工程款30万元"
    assert not _may_be("奖励款多少", "工程款30万元", text)
    assert _may_be("奖励款多少", "奖励款12万元", text)


def test_what_began_does_not_answer_for_what_ended() -> None:
    assert not _may_be("注销了多少张证", "核发证件80张")
    assert _may_be("注销了多少张证", "注销证件8张")
