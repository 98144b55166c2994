"""The routes under ``/api``, ``/healthz`` and ``/metrics``."""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from index.checks.model import Status
from qa.answer import Answer
from qa.search import Filters
from ui.api.envelope import ErrorBody
from ui.api.services import LARGEST_PAGE, LONGEST_QUESTION, MOST_TURNS, Language, Services

Content = TypeVar("Content")


class Success(BaseModel, Generic[Content]):
    """The body of every success."""

    data: Content


class Question(BaseModel):
    """A question; ``turns`` are the earlier questions of the same conversation, oldest first."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(max_length=LONGEST_QUESTION, examples=["2019年丽水市部分公开的申请有多少件？"])
    turns: list[Annotated[str, Field(max_length=LONGEST_QUESTION)]] = Field(
        default_factory=list, max_length=MOST_TURNS
    )
    language: Language = "zh"


class Page(BaseModel):
    """A part of a list; ``total`` is the length of the whole."""

    items: list[dict[str, Any]]
    total: int
    limit: int
    offset: int


class Health(BaseModel):
    """Whether questions can be answered, over how many reports, and by how many processes."""

    status: Literal["ok"]
    reports: int
    workers: int = 1


ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": ErrorBody, "description": "the request names or asks for something that is not held"},
    422: {"model": ErrorBody, "description": "a field is missing, too long or of the wrong type"},
    429: {"model": ErrorBody, "description": "too many requests from this address; see Retry-After"},
}
Issuer = Annotated[str | None, Query(max_length=120, description="issuer, its short name, or a report's id")]
Year = Annotated[int | None, Query(ge=2000, le=2100, description="the year reported on")]
Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="how many at most")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="how many to leave out first")]


def api_router(services: Services) -> APIRouter:
    """The JSON routes."""
    router = APIRouter(prefix="/api", responses=ERRORS, tags=["api"])

    @router.post("/ask", summary="Ask a question, alone or within a conversation")
    def ask(asked: Question) -> Success[Answer]:
        answer = services.ask(asked.question, asked.turns, asked.language, "api")
        return Success(data=Answer.model_validate(answer))

    @router.get("/ask", summary="Ask a question")
    def ask_by_address(
        q: Annotated[str, Query(max_length=LONGEST_QUESTION, description="the question")],
        lang: Language = "zh",
    ) -> Success[Answer]:
        return Success(data=Answer.model_validate(services.ask(q, (), lang, "api")))

    @router.get("/search", summary="Passages and table rows for some words, best first")
    def search(
        q: Annotated[str, Query(max_length=LONGEST_QUESTION, description="words")],
        issuer: Issuer = None,
        year: Year = None,
        kind: Literal["prose", "table_row"] | None = None,
        section: Annotated[str | None, Query(max_length=120)] = None,
        region: Annotated[str | None, Query(max_length=120)] = None,
        form: Literal["2019", "2021", "free"] | None = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        offset: Offset = 0,
    ) -> Success[Page]:
        filters = Filters(issuer=issuer, year=year, kind=kind, section=section, region=region, form=form)
        found = services.search(q, filters, limit=limit, offset=offset)
        return Success(data=Page.model_validate(found))

    @router.get("/facts", summary="The parsed figures, one a cell")
    def facts(
        issuer: Issuer = None,
        year: Year = None,
        indicator: Annotated[str | None, Query(max_length=80, description="e.g. requests.partial")] = None,
        applicant: Annotated[
            str | None, Query(max_length=20, description="natural … other, or total")
        ] = None,
        limit: Limit = LARGEST_PAGE,
        offset: Offset = 0,
    ) -> Success[Page]:
        found = services.facts(
            issuer=issuer, year=year, indicator=indicator, applicant=applicant, limit=limit, offset=offset
        )
        return Success(data=Page.model_validate(found))

    @router.get("/reports", summary="What is indexed")
    def reports(
        issuer: Issuer = None, year: Year = None, limit: Limit = LARGEST_PAGE, offset: Offset = 0
    ) -> Success[Page]:
        found = services.reports(issuer=issuer, year=year, limit=limit, offset=offset)
        return Success(data=Page.model_validate(found))

    @router.get("/checks", summary="Every check of every report, failures first")
    def checks(
        issuer: Issuer = None,
        year: Year = None,
        report: Annotated[str | None, Query(max_length=200, description="a report's id")] = None,
        status: Status | None = None,
        limit: Limit = LARGEST_PAGE,
        offset: Offset = 0,
    ) -> Success[Page]:
        found = services.checks(
            issuer=issuer, year=year, report=report, status=status, limit=limit, offset=offset
        )
        return Success(data=Page.model_validate(found))

    return router


def health_router(services: Services) -> APIRouter:
    """``/healthz`` and ``/metrics``."""
    router = APIRouter(tags=["health"])

    @router.get("/healthz", summary="Whether the index answers", responses={503: {"model": ErrorBody}})
    def healthz() -> Success[Health]:
        return Success(data=Health(status="ok", reports=len(services.library.store.reports())))

    @router.get("/metrics", summary="Counters for Prometheus", response_class=Response)
    def metrics() -> Response:
        content = services.metrics.page(len(services.library.store.reports()))
        return Response(content, media_type="text/plain; version=0.0.4; charset=utf-8")

    return router
