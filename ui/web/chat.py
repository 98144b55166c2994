"""The chat page, in Gradio: what happens on a question, a tap, a verdict.

A question is on its way at once: the browser draws it with what is being looked at (``static/site.js``),
so that the server is asked once a turn, for the answer. Only where a language model words answers do
they come in several steps, over Gradio's queue; everything else is one plain request each.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import api
from markupsafe import Markup

from qa.answer import Answer
from ui.web import feedback
from ui.web.conversation import Conversation
from ui.web.desk import LONGEST_QUESTION, Desk
from ui.web.render import render
from ui.web.texts import Language, Texts, language_of, texts
from ui.web.thread import REFUSALS, header, thread, welcome

STATIC = Path(__file__).parent / "static"
AT_ONCE = 4
"""Questions answered at the same time; more wait their turn, in the order they came in.

Answering is work, not waiting: more at once would make all of them late, and the pages with them.
"""
WORDED_AT_ONCE = 16
"""The same where a language model words them, which is waiting."""
HOURS_KEPT = 12

Drawn = tuple[Any, ...]


class Chat:
    """The handlers of the chat page."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._answering = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="answering")

    def draw(self, conversation: Conversation, said: Texts) -> str:
        """The conversation as HTML."""
        refused = any(one.answer is not None and one.answer.status in REFUSALS for one in conversation.exchanges)
        return str(thread(conversation, said, held=self.desk.held(said) if refused else ""))

    def open(self, request: gr.Request) -> Drawn:
        """A visitor arrives: language by address, cookie or browser.

        The conversation is left alone: on a slow line a first question may be under way already.
        """
        wish = request.query_params.get("lang")
        accepted = request.headers.get("accept-language", "").split(",")[0]
        return self._furniture(language_of(wish, request.cookies.get("nianbao_lang"), accepted))

    async def ask(
        self, conversation: Conversation, language: Language, request: gr.Request, event: gr.EventData
    ) -> Drawn:
        """The conversation with the question answered: drawn, and to be kept."""

        def answered() -> Drawn:
            *_, last = self.ask_as_it_grows(conversation, language, request, event)
            return last

        # A copy of the context, so that what is logged on the way names the request.
        return await asyncio.get_running_loop().run_in_executor(self._answering, copy_context().run, answered)

    def ask_as_it_grows(
        self, conversation: Conversation, language: Language, request: gr.Request, event: gr.EventData
    ) -> Iterator[Drawn]:
        """The same in steps, for answers that a language model words: the plain one first."""
        said, asked = texts(language), event._data.get("question")
        question = " ".join(asked.split()) if isinstance(asked, str) else ""
        if not question:
            yield self.draw(conversation, said), conversation
            return
        asking = conversation.asking(question[: LONGEST_QUESTION * 2])
        problem = self.desk.problem_with(question, conversation, _address(request), said)
        if problem:
            refused = asking.failed(problem)
            yield self.draw(refused, said), conversation if conversation.full else refused
            return
        for answered in self.desk.answers(asking, said):
            yield self.draw(answered, said), answered

    def judge(self, conversation: Conversation, language: Language, event: gr.EventData) -> Drawn:
        """A verdict on an answer: kept, and thanked for."""
        number, verdict, reason = (event._data.get(name) for name in ("number", "verdict", "reason"))
        answer = _answer(conversation, number)
        if answer is None or verdict not in ("good", "bad") or not isinstance(reason, str):
            return gr.skip(), conversation
        feedback.keep(
            self.desk.library.store.engine,
            question=answer.question,
            answer=answer,
            verdict=verdict,
            reason=reason,
        )
        judged = conversation.judged(number, verdict)
        return self.draw(judged, texts(language)), judged

    def restart(self, language: Language) -> Drawn:
        """A new conversation."""
        return self.draw(Conversation(), texts(language)), Conversation()

    def switch(self, conversation: Conversation, language: Language) -> Drawn:
        """The page in the other language; the conversation stays."""
        other: Language = "en" if language == "zh" else "zh"
        return (*self._furniture(other), self.draw(conversation, texts(other)))

    def _furniture(self, language: Language) -> Drawn:
        said = texts(language)
        return (
            language,
            header("chat", said, managed=self.desk.managed),
            gr.update(placeholder=said("chat.placeholder"), label=said("chat.question_label")),
            gr.update(value=said("chat.send")),
            gr.update(value=said("chat.new")),
            gr.update(value=said("chat.export")),
            panel(said),
            welcome(
                said, held=self.desk.held(said), first=self.desk.starters.offer(language), count=self.desk.count
            ),
        )


def _address(request: gr.Request) -> str:
    return request.client.host if request.client else ""


def _answer(conversation: Conversation, number: object) -> Answer | None:
    if not isinstance(number, int) or not 0 <= number < len(conversation.exchanges):
        return None
    return conversation.exchanges[number].answer


def panel(said: Texts) -> Markup:
    """The place where sources open."""
    return render("panel.html", said)


def build(desk: Desk, tools: Sequence[Callable[..., Any]]) -> gr.Blocks:
    """The chat page with its events, none of them an endpoint for programs, and the ``tools``, which are."""
    chat = Chat(desk)
    said = texts("zh")
    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    # A plain request: the queue would be two requests, a stream and a task for every tap.
    plain = private | {"queue": False}
    page = gr.Blocks(title=said("site.title"), analytics_enabled=False, fill_width=True)
    with page:
        # First, so that they have their names to themselves.
        for tool in tools:
            api(tool, api_name=tool.__name__)
        language = gr.State("zh")
        conversation = gr.State(Conversation(), time_to_live=HOURS_KEPT * 3600)
        top = gr.HTML(
            header("chat", said, managed=desk.managed),
            elem_id="top",
            js_on_load=_script("header.js"),
            apply_default_css=False,
        )
        with gr.Row(elem_id="main"):
            with gr.Column(elem_id="talk", min_width=0):
                greeting = gr.HTML(
                    welcome(said, held=desk.held(said), first=(), count=desk.count),
                    elem_id="greeting",
                    js_on_load=_script("thread.js"),
                    apply_default_css=False,
                )
                drawn = gr.HTML(
                    "",
                    elem_id="drawn",
                    js_on_load=_script("thread.js"),
                    apply_default_css=False,
                )
                with gr.Row(elem_id="composer"):
                    question = gr.Textbox(
                        elem_id="question",
                        label=said("chat.question_label"),
                        placeholder=said("chat.placeholder"),
                        lines=1,
                        max_lines=5,
                        max_length=LONGEST_QUESTION * 2,
                        autofocus=True,
                        container=False,
                        scale=1,
                    )
                    send = gr.Button(
                        said("chat.send"), variant="primary", elem_id="send", min_width=72, scale=0
                    )
                with gr.Row(elem_id="below"):
                    new = gr.Button(said("chat.new"), elem_id="new", size="sm", min_width=0, scale=0)
                    export = gr.Button(said("chat.export"), elem_id="export", size="sm", min_width=0, scale=0)
            source = gr.HTML(panel(said), elem_id="source", apply_default_css=False)
        furniture = [language, top, question, send, new, export, source, greeting]
        page.load(chat.open, None, furniture, **plain).then(None, js=_call("askByAddress()"), **plain)
        gr.on(
            [send.click, question.submit],
            None,
            [question],
            [question],
            js="(words) => (window.nianbao.ask(words) ? '' : words)",
            **plain,
        )
        grows = desk.library.model() is not None
        drawn.ask(
            chat.ask_as_it_grows if grows else chat.ask,
            [conversation, language],
            [drawn, conversation],
            **(private if grows else plain),
        ).then(None, js=_call("settle()"), **plain)
        drawn.judge(chat.judge, [conversation, language], [drawn, conversation], **plain)
        new.click(chat.restart, [language], [drawn, conversation], **plain)
        export.click(None, js=_call("exportConversation()"), **plain)
        top.switch(chat.switch, [conversation, language], [*furniture, drawn], **plain)
    page.queue(default_concurrency_limit=WORDED_AT_ONCE, max_size=500)
    return page


def _call(what: str) -> str:
    return f"() => {{ window.nianbao.{what}; }}"


def _script(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def theme() -> gr.themes.Base:
    """A theme of this machine's fonts: a font of Gradio's own choice would be fetched from elsewhere."""
    fonts = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "system-ui", "sans-serif"]
    return gr.themes.Base(font=fonts, font_mono=["ui-monospace", "Noto Sans Mono CJK SC", "monospace"])
