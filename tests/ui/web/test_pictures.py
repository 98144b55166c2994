"""The pictured page of a PDF behind a citation: the row tinted, the cell outlined, on the right page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image

from index.database import Original
from index.errors import Unreadable
from index.ingest import read_again, take
from index.readers.page_picture import page_picture
from qa.answer import Value
from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from tests.renderers import pdf
from tests.renderers.form_tables import keys_of
from tests.renderers.report import report_of
from ui.options import WebOptions
from ui.serve import build_app
from ui.web.cards import source_address
from ui.web.charts import chart
from ui.web.desk import language_asked
from ui.web.texts import texts


@pytest.fixture(scope="module")
def drawn_report() -> bytes:
    """A report as PDF whose figures are their numbers in the form."""
    return pdf.render(report_of({key: str(number) for number, key in enumerate(keys_of("2021"))}, "2021"))


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, drawn_report: bytes) -> Iterator[Library]:
    library = Library.open(Settings(home=tmp_path_factory.mktemp("pictures")))
    assert take(drawn_report, "report.pdf", library.stores).state == "taken"
    yield library
    library.close()


def _pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(content)).convert("RGB")).astype(int)


def _yellow(pixels: np.ndarray) -> int:
    return int(((pixels[..., 0] > 230) & (pixels[..., 2] < 215) & (pixels[..., 1] > 220)).sum())


def _red(pixels: np.ndarray) -> int:
    return int(((pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 2] < 80)).sum())


def test_a_citation_into_a_pdf_shows_its_page_with_row_and_cell(own: Library, options: WebOptions) -> None:
    client = TestClient(build_app(own, Assistant(own), options))
    answer = Assistant(own).ask("部分公开的申请有多少件？")
    citation = answer.citations[0]
    shown = client.get(source_address(citation, "zh"))
    address = re.search(r'<img src="(/ui/page\?[^"]+)"', shown.text)
    assert address
    picture = client.get(html.unescape(address[1]))
    assert picture.headers["content-type"] == "image/png"
    pixels = _pixels(picture.content)
    assert _yellow(pixels) > 5_000
    assert _red(pixels) > 200
    assert f"page={citation.page}" in address[1]


def test_what_has_no_picture_is_not_found(own: Library, options: WebOptions) -> None:
    client = TestClient(build_app(own, Assistant(own), options))
    report = own.store.reports()[0].id
    assert client.get("/ui/page", params={"report": "无", "page": 1}).status_code == 404
    assert client.get("/ui/page", params={"report": report, "page": 999}).status_code == 404
    assert client.get("/ui/page", params={"report": report, "page": 0}).status_code in (400, 422)
    assert (
        client.get("/ui/page", params={"report": report, "page": 1, "table": 77, "row": -3}).status_code
        == 200
    )


def test_a_report_from_text_offers_no_picture(client: TestClient, library: Library) -> None:
    answer = Assistant(library).ask("2019年丽水市部分公开的申请有多少件？")
    assert "/ui/page" not in client.get(source_address(answer.citations[0], "zh")).text


def test_a_picture_of_nonsense_is_refused(drawn_report: bytes) -> None:
    for content in (b"nonsense", b"%PDF-1.4 nonsense", drawn_report[:2000]):
        with pytest.raises(Unreadable):
            page_picture(content, 1)
    with pytest.raises(Unreadable):
        page_picture(drawn_report, 500)


def test_a_scan_is_shown_as_it_is() -> None:
    made = BytesIO()
    Image.new("RGB", (2200, 300), "white").save(made, format="PNG")
    pixels = _pixels(page_picture(made.getvalue(), 1, [(0, 0, 400, 100)], (0, 0, 200, 100)))
    assert pixels.shape == (150, 1100, 3)
    assert _yellow(pixels) > 5_000


def test_reading_again_gives_the_same_report(own: Library, tmp_path: Path, drawn_report: bytes) -> None:
    library = Library.open(Settings(home=tmp_path / "again"))
    taken = take(drawn_report, "report.pdf", library.stores)
    before = library.store.facts()
    again = read_again(taken.report_id, library.stores)
    assert (again.state, again.report_id) == ("replaced", taken.report_id)
    assert library.store.facts() == before
    library.close()


def test_reading_again_without_a_file_changes_nothing(tmp_path: Path, drawn_report: bytes) -> None:
    library = Library.open(Settings(home=tmp_path / "none"))
    taken = take(drawn_report, "report.pdf", library.stores)
    with library.store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM originals")
    assert read_again(taken.report_id, library.stores).error is not None
    library.store.keep_original(taken.report_id, Original(source="x.pdf", content=b"%PDF-1.4 broken"))
    broken = read_again(taken.report_id, library.stores)
    assert broken.state == "failed"
    assert len(library.store.facts([taken.report_id])) == 200
    library.close()


@pytest.mark.parametrize(
    ("question", "page", "language"),
    [
        ("丽水2019年新收多少", "en", "zh"),
        ("How many requests?", "zh", "en"),
        ("Lishui 2019年多少件", "en", "zh"),
        ("2019?", "en", "en"),
        ("2019?", "zh", "zh"),
    ],
)
def test_the_answer_is_in_the_language_of_the_question(question: str, page: str, language: str) -> None:
    assert language_asked(question, page) == language  # type: ignore[arg-type]


def test_a_ranking_over_years_is_drawn_as_bars_in_its_order() -> None:
    values = [
        Value(issuer=issuer, year=year, indicator="requests.new", value=value, unit="件", label="本年新收")
        for issuer, year, value in (("甲市", 2024, "9"), ("乙市", 2023, "7"), ("甲市", 2023, "5"))
    ]
    drawn = str(chart(values, texts("zh"), ranked=True))
    assert "<rect" in drawn
    assert drawn.index("甲市 2024") < drawn.index("乙市 2023") < drawn.index("甲市 2023")
    assert "<polyline" in str(chart(values, texts("zh"))) or "<path" in str(chart(values, texts("zh")))
