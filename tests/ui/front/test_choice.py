"""Which worker a visitor goes to."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ui.front.choice import Choice, choose

ADDRESSES = [f"192.0.2.{number}" for number in range(1, 200)]


@dataclass(frozen=True)
class Process:
    name: str
    in_hand: int = 0


FIRST, SECOND, THIRD = Process("first", 5), Process("second", 2), Process("third", 9)
ALL = {0: FIRST, 1: SECOND, 2: THIRD}


def chosen(
    workers: dict[int, Process], path: str = "/", cookie: str = "", address: str = "192.0.2.1", page: bool = False
) -> Choice[Process]:
    return choose(workers, path=path, cookie=cookie, address=address, new_page=page)


def test_a_first_page_goes_to_the_least_busy_and_gives_a_cookie() -> None:
    assert chosen(ALL, page=True) == Choice(worker=SECOND, told=True)


def test_a_cookie_is_kept_to() -> None:
    for address in ADDRESSES:
        assert chosen(ALL, cookie="third", address=address, page=True) == Choice(worker=THIRD)


def test_without_a_cookie_the_address_decides_and_all_workers_are_used() -> None:
    taken = {chosen(ALL, "/api/ask", address=address).worker for address in ADDRESSES}
    assert taken == set(ALL.values())
    assert not chosen(ALL, "/api/ask").told


def test_only_the_addresses_of_a_worker_that_is_gone_move() -> None:
    left = {0: FIRST, 2: THIRD}
    for address in ADDRESSES:
        before = chosen(ALL, address=address).worker
        if before != SECOND:
            assert chosen(left, address=address).worker == before


def test_the_visitor_of_a_worker_that_is_gone_gets_one_other_for_all_requests() -> None:
    left = {0: FIRST, 2: THIRD}
    answers = [chosen(left, path, cookie="second", page=page) for path, page in (("/", True), ("/gradio_api/x", False))]
    assert answers[0] == answers[1]
    assert answers[0].told


@pytest.mark.parametrize("path", ["/login", "/logout", "/manage", "/manage/upload"])
def test_staff_are_always_with_the_first_worker(path: str) -> None:
    assert chosen(ALL, path, cookie="third", page=True) == Choice(worker=FIRST)
    assert chosen({1: SECOND}, path).worker is None


def test_there_may_be_none() -> None:
    assert chosen({}, cookie="first", page=True).worker is None


def test_the_addresses_of_one_customer_are_one() -> None:
    assert len({chosen(ALL, address=f"2001:db8:1:2::{number}").worker for number in range(1, 50)}) == 1
