"""The direct dependencies with version, licence and size on disk, as a page.

    python -m bench.dependencies > docs/dependencies.md
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def direct() -> Iterator[tuple[str, str]]:
    """What the project asks for, and in which part."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = {"运行": project["dependencies"], "测试": project["optional-dependencies"]["test"]}
    for part, asked in parts.items():
        for text in asked:
            found = _NAME.match(text)
            if found:
                yield found.group(), part


def licence(package: Distribution) -> str:
    """The licence as the package states it: its expression, else its classifiers, else the first line of its text."""
    stated = package.metadata
    if stated.get("License-Expression"):
        return str(stated["License-Expression"])
    classifiers = [text.rpartition(" :: ")[2] for text in stated.get_all("Classifier", []) if text.startswith("License ::")]
    own = (stated.get("License") or "").strip().splitlines()
    return "、".join(classifiers) or (own[0][:60] if own else "未注明")


def size(package: Distribution) -> float:
    """MB of its installed files."""
    paths = (Path(str(package.locate_file(file))) for file in package.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def main() -> int:
    """Prints the page; 1 where a dependency is not installed."""
    print("# 直接依赖\n\n由 `make licences` 生成。大小是装好以后占的磁盘，不含它们各自的依赖。\n")
    print("| 名称 | 版本 | 用途 | 许可 | 大小（MB） |\n|---|---|---|---|---|")
    missing = 0
    for name, part in sorted(direct(), key=lambda pair: (pair[1] != "运行", pair[0].lower())):
        try:
            package = distribution(name)
        except PackageNotFoundError:
            print(f"{name} is not installed", file=sys.stderr)
            missing = 1
            continue
        print(f"| {name} | {package.version} | {part} | {licence(package)} | {size(package):.1f} |")
    return missing


if __name__ == "__main__":
    sys.exit(main())
