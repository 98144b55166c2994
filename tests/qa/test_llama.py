"""The retriever and the whole as LlamaIndex parts."""

from __future__ import annotations

from qa.assistant import Assistant
from qa.library import Library
from qa.llama import NianbaoQueryEngine, NianbaoRetriever


def test_the_engine_answers_with_its_sources(assistant: Assistant) -> None:
    response = NianbaoQueryEngine(assistant).query("2019年丽水市部分公开的申请有多少件")
    assert "106" in str(response)
    assert response.source_nodes[0].node.metadata["report_id"] == "丽水市-2019"
    assert "106" in response.source_nodes[0].node.get_content()


def test_the_retriever_finds_the_passage(editions: Library) -> None:
    nodes = NianbaoRetriever(editions, limit=3).retrieve("丽水2019年新闻发布会")
    assert any("新闻发布会" in node.node.get_content() for node in nodes)
