"""What a visitor does in the chat of a real browser."""

from __future__ import annotations

from typing import Any


def ask(page: Any, question: str) -> Any:
    """Types a question, sends it, and gives the card of its answer."""
    before = page.locator(".card:not(.looking)").count()
    field = page.locator("#question textarea")
    field.fill(question)
    field.press("Enter")
    card = page.locator(".card:not(.looking)").nth(before)
    card.wait_for()
    return card
