"""How ingestion, answers, memory and disk grow with the number of reports; a plain pipeline beside ours.

    python -m bench.growth 100 300 [1000 3000]

The reports are synthetic (``bench.synthetic``). The peer is LlamaIndex with
Chroma and the same model in its usual form: 512-token chunks of the text, one
vector each. Everything is measured in one run on one machine, so that the
ratios mean something where the seconds do not.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.__main__ import percentile
from bench.synthetic.reports import Synthetic, reports
from index.analysis import analyse, content_hash
from index.ingest import take
from index.readers import read_bytes
from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings

ASKED = 120
KINDS = {
    "cell": "{issuer}{year}年部分公开的申请有多少件",
    "applicant": "{issuer}{year}年自然人新收多少件",
    "rate": "{issuer}{year}年的公开率是多少",
    "trend": "{issuer}历年新收多少件",
    "check": "{issuer}{year}年的数字对得上吗",
    "prose": "{issuer}{year}年开展检查多少次",
    "open": "{issuer}{year}年存在的主要问题是什么",
    "not held": "{issuer}{year}年平均办理天数是多少",
}


def ingest(library: Library, some: Sequence[Synthetic]) -> dict[str, float]:
    """Takes the reports in; seconds by part."""
    total = {"parse": 0.0, "embed": 0.0, "store": 0.0}
    for one in some:
        outcome = take(one.content, one.name, library.stores)
        if outcome.state != "taken":
            raise AssertionError(f"{one.name}: {outcome.state}")
        for part, seconds in outcome.seconds.items():
            total[part] += seconds
    return total


def embed_alone(library: Library, some: Sequence[Synthetic]) -> float:
    """Seconds to embed the distinct texts of these reports and do nothing else."""
    texts: dict[str, None] = {}
    for one in some:
        analysis = analyse(read_bytes(one.content, one.name), digest=content_hash(one.content))
        texts |= dict.fromkeys(chunk.embedded for chunk in analysis.chunks)
    started = time.perf_counter()
    library.embedder().embed_passages(list(texts))
    return time.perf_counter() - started


def plain_pipeline(library: Library, some: Sequence[Synthetic], folder: Path) -> float:
    """Seconds of the peer: 512-token chunks, the same model, LlamaIndex over Chroma."""
    import chromadb
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.schema import Document
    from llama_index.vector_stores.chroma import ChromaVectorStore

    started = time.perf_counter()
    client = chromadb.PersistentClient(path=str(folder))
    store = ChromaVectorStore(
        chroma_collection=client.get_or_create_collection("peer", embedding_function=None)
    )
    splitter = SentenceSplitter(chunk_size=512, chunk_overlap=20)
    for one in some:
        text = read_bytes(one.content, one.name).text
        nodes = splitter.get_nodes_from_documents([Document(text=text, id_=one.name)])
        vectors = library.embedder().embed_passages([node.get_content() for node in nodes])
        for node, vector in zip(nodes, vectors, strict=True):
            node.embedding = vector.tolist()
        store.add(list(nodes))
    seconds = time.perf_counter() - started
    client.close()
    return seconds


def ask(library: Library, held: Sequence[Synthetic]) -> dict[str, list[float]]:
    """Seconds an answer by kind of question, over reports drawn at random."""
    assistant = Assistant(library)
    assistant.ask(KINDS["cell"].format(issuer=held[0].issuer, year=held[0].year))
    assistant.ask(KINDS["open"].format(issuer=held[0].issuer, year=held[0].year))
    draw = random.Random(7)
    seconds: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number in range(ASKED):
        kind = list(KINDS)[number % len(KINDS)]
        one = draw.choice(held)
        started = time.perf_counter()
        assistant.ask(KINDS[kind].format(issuer=one.issuer, year=one.year))
        seconds[kind].append(time.perf_counter() - started)
    return seconds


def disk(folder: Path) -> float:
    """Megabytes in ``folder``."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def step(
    library: Library, home: Path, fresh: Sequence[Synthetic], held: Sequence[Synthetic], peer: bool
) -> None:
    """Grows the index by ``fresh`` and prints the row of the table."""
    parts = ingest(library, fresh)
    whole = sum(parts.values())
    alone = embed_alone(library, fresh)
    with tempfile.TemporaryDirectory() as folder:
        plain = plain_pipeline(library, fresh, Path(folder)) if peer else 0.0
    answers = ask(library, held)
    every = [seconds for some in answers.values() for seconds in some]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    slowest = max(answers, key=lambda kind: statistics.median(answers[kind]))
    print(
        f"| {len(held)} | {len(fresh) / whole:.2f} | {parts['parse'] / whole:.0%} / {parts['embed'] / whole:.0%} / "
        f"{parts['store'] / whole:.0%} | {whole / alone - 1:+.0%} | {f'{whole / plain:.2f}×' if plain else '—'} | "
        f"{percentile(every, 0.5) * 1000:.0f} / {percentile(every, 0.95) * 1000:.0f} | {slowest} | "
        f"{memory:.0f} | {disk(home):.0f} |",
        flush=True,
    )


def main() -> int:
    """Prints a row a size."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth")
    parser.add_argument("sizes", type=int, nargs="*", default=[100])
    parser.add_argument("--no-peer", action="store_true", help="leave the plain pipeline out")
    arguments = parser.parse_args()
    sizes = sorted(set(arguments.sizes)) or [100]
    made = list(reports(sizes[-1], errors=0.1))
    print(
        "| reports | ingest, reports/s | parse / embed / store | over embedding alone | ÷ plain pipeline | "
        "ask p50 / p95, ms | slowest kind | peak memory, MB | disk, MB |\n" + "|---" * 9 + "|"
    )
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        library = Library.open(Settings(home=home))
        library.embedder().embed_query("预热")
        before = 0
        for size in sizes:
            step(library, home, made[before:size], made[:size], not arguments.no_peer)
            before = size
        library.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
