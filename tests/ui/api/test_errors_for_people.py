"""An address that does not exist, or is faulty: a page for a browser, the envelope for a program."""

from __future__ import annotations

import html
import re
import subprocess

import pytest
from fastapi.testclient import TestClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nowhere", 404), ("/ui/static/none.css", 404), ("/gradio_api/none", 404), ("/quality?year=12345", 422)],
)
def test_a_program_is_told_in_the_envelope(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert set(answer.json()["error"]) == {"code", "message"}


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/quality?year=12345", 422), ("/search?page=0", 422)])
def test_a_person_is_told_on_a_page(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == status
    assert '<html lang="zh-CN">' in answer.text
    assert 'role="alert"' in answer.text
    assert 'href="/search?lang=zh"' in answer.text


def test_the_api_keeps_its_envelope_in_a_browser(client: TestClient) -> None:
    assert client.get("/api/nothing", headers=BROWSER).json()["error"]["code"] == "not_found"


def test_every_documented_curl_line_works(client: TestClient, served: str) -> None:
    page = html.unescape(client.get("/docs").text)
    lines = re.findall(r'<pre tabindex="0">(curl .+?)</pre>', page)
    assert sum("/gradio_api/mcp/" in line for line in lines) == 3
    for line in lines:
        command = line.replace("http://testserver", served)
        answer = subprocess.run(["bash", "-c", f"{command} -f"], capture_output=True, text=True, check=False)
        assert answer.returncode == 0, line
        assert '"isError":true' not in answer.stdout
        assert answer.stdout
