"""Names of bodies, without the words around them."""

from __future__ import annotations

import pytest

from index.body_names import body_name, ends_like_a_body


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("丽水市人民政府", "丽水市"),
        ("关于青岚市教育局", "青岚市教育局"),
        ("青岚市教育局关于", "青岚市教育局"),
        ("《青岚市教育局", "青岚市教育局"),
        ("青岚市人民政府门户网站青岚市水务局", "青岚市水务局"),
        ("青岚市人民政府-青岚市水务局", "青岚市水务局"),
        ("青岚市市场监督管理局（知识产权局）", "青岚市市场监督管理局（知识产权局）"),
        ("中国（青岚）自由贸易试验区管理委员会", "中国（青岚）自由贸易试验区管理委员会"),
        ("关于发布《青岚市教育局", "青岚市教育局"),
        ("政府信息公开年报", ""),
        ("我局", ""),
        ("本机关", ""),
        ("", ""),
    ],
)
def test_names(words: str, name: str) -> None:
    assert body_name(words) == name


@pytest.mark.parametrize(
    "name", ["青岚市", "青岚市水务局", "青岚大学", "青岚市人民医院", "青岚海关", "水务局（本级）"]
)
def test_endings(name: str) -> None:
    assert ends_like_a_body(name)


@pytest.mark.parametrize("name", ["要点", "根据规定", "局", "首页"])
def test_other_endings(name: str) -> None:
    assert not ends_like_a_body(name)


def test_the_mark_of_an_entry_is_no_part_of_the_name() -> None:
    assert body_name("【公示】青岚市水务局") == "青岚市水务局"
    assert body_name("[置顶]青岚市") == "青岚市"
    assert body_name("【青岚市】") == "青岚市"


@pytest.mark.parametrize("name", ["和顺县", "和平区", "和田地区", "和县人民政府办公室"])
def test_a_place_may_begin_with_the_sign_that_joins_names(name: str) -> None:
    assert body_name(name) == name
    assert body_name("和水务局") == "水务局"


@pytest.mark.parametrize(
    "verb", ["现公布", "现发布", "现将", "现予公布", "现予以发布", "特发布", "编制了", "现向社会公布", "依据规定现公布", "发布"]
)
def test_what_is_done_with_the_report_is_no_part_of_the_name(verb: str) -> None:
    assert body_name(f"{verb}青岚市水务局") == "青岚市水务局"
    assert body_name(f"{verb}我局") == ""


@pytest.mark.parametrize("words", ["我局", "本局", "本机关", "我市", "本单位", "我区人民政府办公室", "本市水务局", "我们"])
def test_who_speaks_of_itself_is_not_named(words: str) -> None:
    assert body_name(words) == ""


@pytest.mark.parametrize("name", ["本溪市水务局", "本溪满族自治县", "并州区", "特克斯县", "全州县水务局", "现代农业示范区"])
def test_a_name_may_begin_like_a_word_about_the_paper(name: str) -> None:
    assert body_name(name) == name
