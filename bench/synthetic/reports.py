"""Whole reports of invented bodies over several years, in own words, as web pages or Markdown."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bench.synthetic.figures import Key, Planted, consistent, planted
from index.forms import Form, form_of_year
from tests.renderers import html, markdown
from tests.renderers.form_tables import disclosure_table, keys_of, remedies_table, requests_table
from tests.renderers.report import PrintedReport, Section

FIRST_YEAR, YEARS = 2019, 6
_STEMS = "云川岚溪澜屏渚汀嵘霁沅湄琅珩璟蔚菱棠桐柏"
_ENDS = ("市", "县", "区")
_BODIES = (
    "",
    "教育局",
    "财政局",
    "民政局",
    "生态环境局",
    "住房和城乡建设局",
    "交通运输局",
    "水利局",
    "审计局",
    "应急管理局",
)
_WORK = (
    "召开新闻发布会{}场",
    "编发政策解读材料{}篇",
    "组织业务培训{}次",
    "培训工作人员{}人次",
    "门户网站发布信息{}条",
    "政务新媒体发布信息{}条",
    "受理群众来电{}件",
    "公开建议提案办理结果{}件",
    "抽查网站栏目{}个",
    "更新公开指南{}处",
)
_PROBLEMS = ("解读形式不够多样", "栏目更新不够及时", "答复文书有待规范", "基层人手不足", "新旧文件衔接不畅")
_PLANS = ("增加图解和短视频", "按月检查栏目更新", "统一答复文书的式样", "安排跟班学习", "清理失效文件并标注")


@dataclass(frozen=True, kw_only=True)
class Synthetic:
    """A report: its file, whose and which year it is, its figures, and the error in it, if one was planted."""

    name: str
    content: bytes
    issuer: str
    year: int
    form: Form
    figures: dict[Key, int]
    planted: Planted | None


def bodies() -> Iterator[str]:
    """Names of bodies without end, each once."""
    for first in _STEMS:
        for second in _STEMS:
            if first == second:
                continue
            for end in _ENDS:
                for body in _BODIES:
                    yield f"{first}{second}{end}{body}"


def reports(count: int, *, seed: int = 1, errors: float = 0.1) -> Iterator[Synthetic]:
    """``count`` reports, body after body, :data:`YEARS` years each; a share ``errors`` holds a planted error."""
    made = 0
    for number, body in enumerate(bodies()):
        for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
            if made == count:
                return
            yield report(body, year, seed=seed * 1_000_003 + number * 31 + year, errors=errors)
            made += 1


def report(body: str, year: int, *, seed: int, errors: float = 0.0) -> Synthetic:
    """One report of ``body`` for ``year``."""
    draw = random.Random(seed)
    form = form_of_year(year)
    figures = consistent(form, seed, size=draw.choice([0.3, 1, 4]))
    error = None
    if draw.random() < errors:
        figures, error = planted(figures, form, seed)
    page = _page(body, year, form, figures, error, draw)
    as_page = draw.random() < 0.5
    return Synthetic(
        name=f"{body}-{year}.{'html' if as_page else 'md'}",
        content=html.render(page) if as_page else markdown.render(page),
        issuer=body,
        year=year,
        form=form,
        figures=figures,
        planted=error,
    )


def _page(
    body: str, year: int, form: Form, figures: dict[Key, int], error: Planted | None, draw: random.Random
) -> PrintedReport:
    printed = {key: str(figures[key]) for key in keys_of(form)}
    done = "，".join(words.format(draw.randint(2, 4000)) for words in draw.sample(_WORK, 5))
    # The prose repeats only what no planted error has touched.
    stated = f"全年新收政府信息公开申请{figures['requests.new', 'total']}件。" if error is None else ""
    problems = "；".join(f"{'一二'[i]}是{words}" for i, words in enumerate(draw.sample(_PROBLEMS, 2)))
    plans = "；".join(f"{'一二'[i]}是{words}" for i, words in enumerate(draw.sample(_PLANS, 2)))
    return PrintedReport(
        title=f"{body}{year}年政府信息公开工作年度报告",
        sections=(
            Section(
                title="一、总体情况",
                paragraphs=(
                    f"{body}{year}年按要求推进政府信息公开。{done}。",
                    f"依申请公开方面，{stated}各类申请均在规定期限内答复。",
                    f"监督保障方面，开展检查{draw.randint(1, 12)}次，发现并整改问题{draw.randint(1, 60)}个。",
                ),
            ),
            Section(title="二、主动公开政府信息情况", tables=(disclosure_table(printed, form),)),
            Section(title="三、收到和处理政府信息公开申请情况", tables=(requests_table(printed, form),)),
            Section(title="四、政府信息公开行政复议、行政诉讼情况", tables=(remedies_table(printed),)),
            Section(
                title="五、存在的主要问题及改进情况",
                paragraphs=(f"存在的主要问题：{problems}。", f"下一步：{plans}。"),
            ),
            Section(title="六、其他需要报告的事项", paragraphs=("没有其他需要报告的事项。",)),
        ),
    )
