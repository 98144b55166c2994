"""The titles, sections and prose figures of the report editions, against the published reports."""

import re
from pathlib import Path

import pytest

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports"

TITLES = {
    "lishui-2019": ("2019年丽水市政府信息公开工作年度报告", "http://www.lishui.gov.cn/", 5),
    "hongze-2023": ("洪泽区人民政府2023年政府信息公开工作年度报告", "http://www.hongze.gov.cn/", 6),
    "hongze-2024": ("淮安市洪泽区人民政府2024年政府信息公开工作年度报告", "http://www.hongze.gov.cn/", 6),
    "suqian-2023": ("宿迁市2023年政府信息公开工作年度报告", "http://www.suqian.gov.cn/", 6),
    "suqian-2024": ("宿迁市2024年政府信息公开工作年度报告", "http://www.suqian.gov.cn/", 6),
}

SECTIONS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]

# The figures of sections 一, 五 and 六 with their units, in the order of the published report.
PROSE: dict[str, tuple[str, ...]] = {
    "lishui-2019": (
        "7次", "20837条", "2365条", "445件", "2054件", "126条", "12期", "50%", "42次", "396条", "363家",
        "469833件", "6.85%", "693021件", "0.45%件", "10626件", "1.31%", "74条",
        "100%", "93.4%", "59.5%", "40.7%", "3321项", "100%", "3305项", "98.13%", "354项", "100%", "321项",
        "100%", "1378个", "313项", "1387个", "100%",
        "1785家", "12171个", "8.05亿元", "2.12亿元", "22.56%", "1:7",
        "1160条", "1872个", "100%", "3488个", "35件",
        "5000万元", "31个", "8个", "568条", "6大", "2400余条", "698个", "59.51亿元", "142个",
        "151811人", "7844万元", "3887万元", "106项", "36项", "271家", "424.3万元", "37件", "21件",
        "10次", "100%", "1043户", "15户", "58条", "365篇", "12篇", "12篇", "120家", "586个", "83条",
        "19429件", "99.98%", "99.99%", "2.30天", "96.50%",
        "382592件", "9.6%", "56151件", "24.94%", "99.98%", "99.98%", "2.77天", "98.2%",
    ),
    "hongze-2023": ("1136条", "21件", "0元"),
    "hongze-2024": ("2428条", "7期", "7条", "17件", "0元"),
    "suqian-2023": (
        "18万余条", "119期", "47期", "33期", "382条", "3607件", "70.3%", "3493件", "114件",
        "1191件", "328件", "142件", "1078件", "406件", "341件", "121件",
        "7854070人次", "176个", "6.7%", "4期", "3次", "168份", "25件", "2950元",
    ),
    "suqian-2024": (
        "14万余条", "98期", "48期", "19期", "75条", "3646件", "1.05%",
        "1431件", "471件", "92件", "941件", "117件", "469件", "125件", "134件", "57件",
        "10219件", "8140件", "2079件", "9540370人次", "3809505人次", "3件", "2230元",
    ),
}  # fmt: skip

# A number with the unit printed right behind it; dates, headings and the hotline's own name are no figures.
FIGURE = re.compile(r"\d+(?::\d+)?(?:\.\d+)?%?(?:[万亿]?余?(?:人次|元|[条件次期家项个份篇户人天大]))?")
NOT_FIGURES = re.compile(r"\d{4}年(?:\d+月\d+日)?|12345热线|^#.*$|^>.*$|^数据起止.*$", re.MULTILINE)


def read(name: str) -> str:
    return (REPORTS / f"{name}.md").read_text(encoding="utf-8")


def prose(name: str) -> str:
    """The edition without its second, third and fourth section, its headings and its notice."""
    parts = re.split(r"^## ", read(name), flags=re.MULTILINE)
    kept = [part.partition("\n")[2] for part in parts[1:] if part[0] in "一五六"]
    return NOT_FIGURES.sub("", "\n".join(kept))


def test_every_edition_is_covered() -> None:
    assert {path.stem for path in REPORTS.glob("*.md")} == set(TITLES) == set(PROSE)


@pytest.mark.parametrize("name", TITLES)
def test_title_and_notice(name: str) -> None:
    title, address, _ = TITLES[name]
    lines = read(name).splitlines()
    assert lines[0] == f"# {title}"
    assert lines[1] == ""
    assert lines[2].startswith("> ")
    for part in ("摘编", "本项目", "不是报告原文", f"《{title}》", address):
        assert part in lines[2]


@pytest.mark.parametrize("name", TITLES)
def test_sections(name: str) -> None:
    headings = re.findall(r"^## (.*)$", read(name), flags=re.MULTILINE)
    assert headings == SECTIONS[: TITLES[name][2]]


@pytest.mark.parametrize("name", PROSE)
def test_prose_holds_the_published_figures_and_no_others(name: str) -> None:
    text = prose(name)
    found = sorted(match.group() for match in FIGURE.finditer(text))
    assert found == sorted(PROSE[name])


def test_the_misprint_is_kept() -> None:
    assert "增加0.45%件（原文如此）" in prose("lishui-2019")
