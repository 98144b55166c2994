"""The conversation as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from qa.answer import Answer
from ui.web import cards
from ui.web.charts import chart, chart_title
from ui.web.conversation import Conversation, Exchange
from ui.web.export import csv_address
from ui.web.markdown import as_markdown
from ui.web.render import render
from ui.web.texts import Texts

RANKED = ("rank", "list")
"""Operations whose values stand in an order that means something."""
REFUSALS = ("no_data", "out_of_scope")
"""Answers beside which stands what is held."""
PAGES = (("chat", "/"), ("search", "/search"), ("data", "/data"), ("quality", "/quality"), ("docs", "/docs"))


def welcome(texts: Texts, *, held: str, first: Sequence[str], count: int) -> Markup:
    """What stands in the place of a conversation before it begins: what is held, the ``first`` questions.

    It also tells the browser what to show while a question is on its way; ``count`` is that of the reports.
    """
    return render("welcome.html", texts, held=held, first=first, looking=texts("chat.looking", count=count))


def thread(conversation: Conversation, texts: Texts, *, held: str = "") -> Markup:
    """The whole conversation, nothing where there is none yet; ``held`` says what is indexed, for a refusal."""
    shown = [_exchange(exchange, number, texts, held) for number, exchange in enumerate(conversation.exchanges)]
    return render("thread.html", texts, cards=shown)


def _exchange(exchange: Exchange, number: int, texts: Texts, held: str) -> Markup:
    card = (
        ""
        if exchange.answer is None
        else _card(exchange, cards.in_words_of(texts, exchange.answer), number, texts, held)
    )
    return render("exchange.html", texts, exchange=exchange, card=card)


def _card(exchange: Exchange, answer: Answer, number: int, texts: Texts, held: str) -> Markup:
    names = {"answered": "chat.follow_up", "ambiguous": "chat.readings"}
    rows = cards.rows(answer)
    return render(
        "card.html",
        texts,
        answer=answer,
        badge=cards.badge_of(answer),
        headline=cards.headline(answer),
        pieces=cards.pieces(answer),
        rows=rows,
        chart=chart(answer.values, texts, ranked=answer.plan.get("operation") in RANKED) if len(rows) > 1 else "",
        chart_title=chart_title(answer.values, texts),
        csv=csv_address(answer.values, texts) if len(rows) > 1 else "",
        failing=cards.failing(answer),
        agreeing=cards.agreeing(answer),
        holds=texts("chat.holds", held=held) if answer.status in REFUSALS else "",
        suggestions=answer.suggestions or exchange.follow_ups,
        suggestions_label=texts(names.get(answer.status, "chat.held_nearby")),
        verdict=exchange.verdict,
        number=number,
        address=cards.source_address,
        language=texts.language,
        as_text=as_markdown(exchange.question, answer, texts),
    )


def header(page: str, texts: Texts, other_address: str = "", *, managed: bool = False) -> Markup:
    """The bar at the top of every page; ``other_address`` is this page in the other language.

    ``managed`` names the staff's page too: where nobody can log in it is off.
    """
    pages = (*PAGES, ("manage", "/manage")) if managed else PAGES
    return render("header.html", texts, page=page, pages=pages, other_address=other_address)
