"""Two hundred wordings that lie: what nothing backs reaches no user."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

from qa.answer import Answer
from qa.assistant import Assistant
from qa.draft import Draft
from qa.model.claims import claims_of
from qa.model.claims_check import checked
from qa.plan import Plan
from tests.qa.conftest import Asking
from tests.qa.model.conftest import Modelled
from tests.qa.model.lies import TRUTHS, Lie, lies
from tests.qa.model.scripted import Script

ALL = list(lies())
NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]")


def worded_part(answer: Answer) -> str:
    """What the model wrote of an answer, without the marks of citations."""
    return re.sub(r"\[\d+\]", "", answer.answer.partition("（")[0] if "（四舍五入" not in answer.answer else answer.answer)


def held_by(plain: Answer) -> str:
    """What the plain answer says and quotes."""
    return plain.answer + "".join(citation.quote for citation in plain.citations)


def unbacked_numbers(answer: Answer, plain: Answer) -> list[str]:
    """The numbers that an answer has beyond the plain one; an independent reading: digits and numerals as they stand."""
    held = held_by(plain)
    said = re.sub(r"\[\d+\]", "", answer.answer)
    digits = [found for found in re.findall(r"\d+(?:\.\d+)?", said) if found not in re.findall(r"\d+(?:\.\d+)?", held)]
    return digits + [found for found in NUMERAL.findall(worded_part(answer)) if found not in held]


def unbacked(lie: Lie, answer: Answer, plain: Answer) -> list[str]:
    """What the answer says beyond the plain one, the piece that nothing backs among it."""
    beyond = [lie.piece] if lie.piece in answer.answer and lie.piece not in held_by(plain) else []
    return unbacked_numbers(answer, plain) + beyond


def test_there_are_two_hundred() -> None:
    assert len({(lie.truth.question, lie.text) for lie in ALL}) >= 200
    assert len({lie.kind for lie in ALL}) >= 30


def test_the_truth_may_be_said(wording: Callable[[str, str], Answer]) -> None:
    for truth in TRUTHS:
        answer = wording(truth.question, truth.true())
        assert answer.wording == "model", truth.question
        assert truth.number + truth.unit in answer.answer


def test_no_lie_reaches_a_user(ask: Asking, script: Script, modelled: Modelled) -> None:
    assistant = modelled(llm_plan="off")
    plain = {truth.question: ask(truth.question) for truth in TRUTHS}
    reached = []
    for lie in ALL:
        script.reply = lie.text
        answer = assistant.ask(lie.truth.question)
        beyond = unbacked(lie, answer, plain[lie.truth.question])
        if beyond or answer.value != plain[lie.truth.question].value:
            reached.append((lie.kind, lie.text, beyond))
    assert not reached


QUESTIONS = (
    "宿迁2024年比2023年新收申请多多少",
    "宿迁近几年新收申请走势",
    "宿迁和洪泽2024年谁的不予公开多",
    "洪泽2024年的年报讲了什么",
    "丽水2019年各类申请人谁提的最多",
    "宿迁2024年不予公开都有哪些",
    "丽水2019年行政复议各种结果分别多少",
    "宿迁2024年主动公开了多少信息",
)
FIGURE = re.compile(r"\d+(?:\.\d+)?")


def pairs(text: str) -> set[str]:
    """Each number with the three characters before it."""
    return {text[max(0, found.start() - 3) : found.end()] for found in FIGURE.finditer(text)}


def moved(text: str, chance: random.Random, others: list[str]) -> str:
    """A sentence with its figures exchanged, one digit changed, or figures of other sentences put in."""
    figures = FIGURE.findall(text)
    manner = chance.choice(("exchange", "digit", "other"))
    if manner == "exchange":
        chance.shuffle(figures)
    elif manner == "digit":
        place = chance.randrange(len(figures))
        figures[place] = figures[place][:-1] + chance.choice("0123456789")
    else:
        figures[chance.randrange(len(figures))] = chance.choice(others)
    following = iter(figures)
    return FIGURE.sub(lambda _: next(following), text)


def test_figures_moved_about_do_not_pass(assistant: Assistant) -> None:
    chance = random.Random(11)
    tried, passed = 0, []
    for question in QUESTIONS:
        answer = assistant.ask(question)
        plan = Plan.model_validate(answer.plan)
        draft = Draft(plan=plan, context=assistant.context, sentences=[answer.answer], citations=list(answer.citations))
        claims = claims_of(draft, question)
        others = FIGURE.findall("".join(claim.text for claim in claims.held))
        for number, claim in enumerate(claims.held, start=1):
            text = claim.text.rstrip("。！？")
            for _ in range(40 if FIGURE.search(text) else 0):
                said = moved(text, chance, others)
                if pairs(said) <= pairs(text):
                    continue
                tried += 1
                if not checked(f"{said}[{number}]。", claims).fault:
                    passed.append((text, said))
    assert tried > 400
    assert not passed


def test_beside_a_true_sentence_the_lie_is_struck(ask: Asking, script: Script, modelled: Modelled) -> None:
    assistant = modelled(llm_plan="off")
    plain = {truth.question: ask(truth.question) for truth in TRUTHS}
    reached, kept = [], Counter[str]()
    for lie in ALL[::3]:
        script.reply = lie.truth.true() + lie.text
        answer = assistant.ask(lie.truth.question)
        kept[answer.wording] += 1
        if beyond := unbacked(lie, answer, plain[lie.truth.question]):
            reached.append((lie.kind, lie.text, beyond))
    assert not reached
    assert kept["model"] >= 0.9 * sum(kept.values())
