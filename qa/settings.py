"""Settings: ``NIANBAO_…`` variables, or a ``nianbao.toml`` in the working folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import UserMistake

FILE_NAME = "nianbao.toml"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One setting: its variable, its default as text, and what it does."""

    name: str
    default: str
    help: str
    english: str

    @property
    def key(self) -> str:
        """The setting's name in ``nianbao.toml`` and in :class:`Settings`."""
        return self.name.removeprefix("NIANBAO_").lower()


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="NIANBAO_HOME", default=".nianbao", help="全部数据所在的文件夹", english="folder of all state"
    ),
    Setting(
        name="NIANBAO_DATABASE_URL",
        default="",
        help="数据库地址；留空用数据文件夹里的 SQLite",
        english="database address; empty: SQLite in the home folder",
    ),
    Setting(
        name="NIANBAO_CHROMA_URL",
        default="",
        help="Chroma 服务地址；留空用数据文件夹里的 Chroma",
        english="address of a Chroma server; empty: Chroma in the home folder",
    ),
    Setting(
        name="NIANBAO_EMBED_MODEL",
        default="",
        help="向量模型的名称或文件夹；留空用自带的 multilingual-e5-small",
        english="embedding model by name or folder; empty: the multilingual-e5-small that comes along",
    ),
    Setting(
        name="NIANBAO_RERANK_MODEL",
        default="",
        help="重排模型（交叉编码器）的名称或文件夹；留空不重排",
        english="reranking model (cross-encoder) by name or folder; empty: none",
    ),
    Setting(
        name="NIANBAO_LLM_URL",
        default="",
        help="语言模型接口（OpenAI 兼容）的地址，如 http://127.0.0.1:8000/v1；留空不用语言模型",
        english="address of an OpenAI-compatible endpoint; empty: no language model",
    ),
    Setting(
        name="NIANBAO_LLM_MODEL", default="", help="语言模型的名称", english="name of the language model"
    ),
    Setting(
        name="NIANBAO_LLM_KEY",
        default="",
        help="语言模型接口的密钥；不写进日志、答案和报错",
        english="key for the endpoint; kept out of logs, answers and errors",
    ),
    Setting(
        name="NIANBAO_LLM_PLAN",
        default="on",
        help="问法拿不准时，是否请语言模型试读：on 或 off",
        english="whether the model reads a question that the rules are unsure of: on or off",
    ),
    Setting(
        name="NIANBAO_LLM_WORDING",
        default="on",
        help="是否请语言模型改写答案的文字（逐句核对）：on 或 off",
        english="whether the model words an answer, checked sentence by sentence: on or off",
    ),
    Setting(
        name="NIANBAO_LLM_SECONDS",
        default="20",
        help="一个问题里语言模型一共可用的秒数",
        english="seconds that the model may take in all for one question",
    ),
    Setting(
        name="NIANBAO_LLM_RETRIES",
        default="2",
        help="语言模型没有应答时重试的次数",
        english="how often a call that failed is tried again",
    ),
    Setting(
        name="NIANBAO_LLM_PRICE",
        default="",
        help="每百万词元的价格“输入/输出”，如 2/8，用于 /metrics 里的费用；留空不计",
        english="price per million tokens, prompt/reply, such as 2/8; empty: cost is not counted",
    ),
    Setting(
        name="NIANBAO_WORKERS",
        default="1",
        help="nianbao serve 的网页进程数；多于 1 需要 PostgreSQL 和 Chroma 服务",
        english="web processes of nianbao serve; more than 1 need PostgreSQL and a Chroma server",
    ),
    Setting(
        name="NIANBAO_LANG",
        default="zh",
        help="提示与报错的语言：zh 或 en",
        english="language of messages: zh or en",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings in force; "" stands for "not set"."""

    home: Path
    database_url: str = ""
    chroma_url: str = ""
    embed_model: str = ""
    rerank_model: str = ""
    llm_url: str = field(default="", repr=False)
    llm_model: str = ""
    llm_key: str = field(default="", repr=False)
    llm_plan: str = "on"
    llm_wording: str = "on"
    llm_seconds: str = "20"
    llm_retries: str = "2"
    llm_price: str = ""
    workers: str = "1"
    lang: str = "zh"


def load_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """The settings: variables before ``nianbao.toml`` before defaults.

    Raises :class:`UserMistake` for a file that is no TOML or holds a setting
    that does not exist.
    """
    from_file = _read_file(folder / FILE_NAME)
    known = {setting.key: setting for setting in SETTINGS}
    unknown = sorted(set(from_file) - set(known))
    if unknown:
        raise UserMistake(
            f"{FILE_NAME}里有不认识的设置：{'、'.join(unknown)}",
            remedy=f"可用的有：{'、'.join(known)}",
            english=f"unknown settings in {FILE_NAME}: {', '.join(unknown)}; known: {', '.join(known)}",
        )
    values = {
        key: environment.get(setting.name) or str(from_file.get(key, "")) or setting.default
        for key, setting in known.items()
    }
    if values["lang"] not in ("zh", "en"):
        raise UserMistake("NIANBAO_LANG 只能是 zh 或 en", english="NIANBAO_LANG has to be zh or en")
    home = Path(values.pop("home")).expanduser()
    return Settings(home=home if home.is_absolute() else folder / home, **values)


def _read_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, OSError) as error:
        raise UserMistake(
            f"{path.name}读不出来：{error}",
            remedy="请按 TOML 格式改正",
            english=f"cannot read {path.name}: {error}",
        ) from error
