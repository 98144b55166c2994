"""The retriever and the whole as LlamaIndex parts, so that others can build on them.

Imported only where LlamaIndex is wanted. Its global ``Settings`` is never read:
no language model and no embedding model of LlamaIndex's own is involved.
"""

from __future__ import annotations

from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.response.schema import RESPONSE_TYPE, Response
from llama_index.core.callbacks import CallbackManager
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from qa.answer import Answer, Citation
from qa.assistant import Assistant
from qa.library import Library
from qa.search import Filters, search


class NianbaoRetriever(BaseRetriever):
    """Passages and table rows of the reports indexed, best first."""

    def __init__(
        self, library: Library, *, limit: int = 8, issuer: str | None = None, year: int | None = None
    ) -> None:
        self._library, self._limit, self._filters = library, limit, Filters(issuer=issuer, year=year)
        super().__init__(callback_manager=CallbackManager())

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        results = search(self._library, query_bundle.query_str, self._filters, limit=self._limit)
        return [
            NodeWithScore(
                node=TextNode(
                    id_=found.chunk.id,
                    text=found.chunk.quoted,
                    metadata={
                        "report_id": found.report.id,
                        "issuer": found.report.issuer,
                        "year": found.report.year,
                        "kind": found.chunk.kind,
                        "section": list(found.chunk.path),
                        "start": found.chunk.start,
                        "end": found.chunk.end,
                    },
                ),
                score=found.score,
            )
            for found in results.found
        ]


class NianbaoQueryEngine(BaseQueryEngine):
    """Answers questions; the response's ``source_nodes`` are the citations, ``metadata`` the answer's JSON."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        super().__init__(callback_manager=CallbackManager())

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return _response(self._assistant.ask(query_bundle.query_str))

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return self._query(query_bundle)

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}


def _response(answer: Answer) -> Response:
    nodes = [NodeWithScore(node=_node(citation), score=1.0) for citation in answer.citations]
    metadata: dict[str, Any] = answer.model_dump(mode="json")
    return Response(response=answer.answer, source_nodes=nodes, metadata=metadata)


def _node(citation: Citation) -> TextNode:
    return TextNode(
        id_=f"{citation.report_id}:{citation.start}-{citation.end}:{citation.column}",
        text=citation.quote,
        metadata=citation.model_dump(mode="json", exclude={"quote"}),
    )
