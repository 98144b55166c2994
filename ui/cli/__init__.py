"""The command ``nianbao``. Each command is a file; heavy parts are imported when a command needs them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from index.errors import NianbaoError, UserMistake

COMMANDS = {
    "ingest": ("导入年报：文件、文件夹或网址", "take in reports: files, folders or addresses"),
    "ask": ("提问", "ask a question"),
    "search": ("检索段落和表格行", "search passages and rows"),
    "facts": ("导出表格数字", "export the parsed figures"),
    "check": ("列出勾稽核对，不符的在前", "list every check, failures first"),
    "reports": ("列出已收录的年报", "list what is indexed"),
    "remove": ("移除一份年报", "take a report out"),
    "evaluate": ("测评回答的准确率", "scripted evaluation"),
    "doctor": ("检查并修复索引", "look the index over and mend it"),
    "backup": ("备份整个索引", "write the whole index to one file"),
    "restore": ("从备份恢复", "put a backup into an empty index"),
    "serve": ("启动网页、检索和接口", "web chat, search and API on one port"),
}


class Parser(argparse.ArgumentParser):
    """An argument parser whose mistakes are :class:`UserMistake`, told in one line."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise UserMistake(
            f"命令写得不对：{message}",
            remedy="用 nianbao --help 查看用法",
            english=f"{message}; see nianbao --help",
        )


def build_parser() -> Parser:
    """The parser with every command."""
    parser = Parser(prog="nianbao", description="年报通：政府信息公开工作年度报告问答")
    parser.add_argument(
        "--lang", choices=("zh", "en"), default=None, help="提示的语言 / language of messages"
    )
    commands = parser.add_subparsers(dest="command", metavar="命令", parser_class=Parser)
    for name, (chinese, english) in COMMANDS.items():
        command = commands.add_parser(
            "eval" if name == "evaluate" else name,
            help=f"{chinese} / {english}",
            description=f"{chinese}。{english}.",
        )
        command.add_argument(
            "--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        command.set_defaults(module=f"ui.cli.{name}")
        import_module(f"ui.cli.{name}").add_arguments(command)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Mistakes are one line on standard error."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    # Waiting threads that spin make a question's embedding many times slower on a busy machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(words)
    try:
        return _run(words)
    except NianbaoError as error:
        print(error.line(language), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output went away (head, less); nothing is wrong, and nothing can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("已中断" if language != "en" else "interrupted", file=sys.stderr)
        return 130


def _language(words: list[str]) -> str:
    """The language of messages, also where the arguments or the settings are at fault."""
    from qa.settings import load_settings

    for first, second in zip(words, [*words[1:], ""], strict=False):
        if first.startswith("--lang"):
            named = first.partition("=")[2] or second
            return "en" if named == "en" else "zh"
    try:
        return "en" if load_settings(os.environ, Path.cwd()).lang == "en" else "zh"
    except NianbaoError:
        return "en" if os.environ.get("NIANBAO_LANG") == "en" else "zh"


def _run(words: list[str]) -> int:
    from qa.library import Library
    from qa.settings import load_settings

    parser = build_parser()
    arguments = parser.parse_args(words)
    if arguments.command is None:
        parser.print_help()
        return 2
    settings = load_settings(os.environ, Path.cwd())
    language = arguments.lang or settings.lang
    module = import_module(arguments.module)
    if getattr(module, "OPENS_ITSELF", False):
        return int(module.run(arguments, settings, language))
    library = Library.open(settings)
    try:
        return int(module.run(arguments, library, language))
    finally:
        library.close()
