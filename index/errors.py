"""The whole tree of errors.

=====================  ====  ====================================================
class                  exit  meaning
=====================  ====  ====================================================
NianbaoError                 root; never raised itself
├─ BadReport            1    a report that cannot be used; other files go on
│  ├─ Unreadable        1    the file is broken, encrypted, too large, not text
│  └─ NotAReport        1    readable, yet no annual report (no year, no table)
├─ UserMistake          2    a command, a setting or a path is wrong
│  └─ NotFound          2    names a report, an issuer, an indicator not held
└─ Unavailable          3    a store or an endpoint does not answer
   └─ Damaged           3    a file of the index is broken
=====================  ====  ====================================================

Anything else that surfaces is a defect of this program. The message is one
line in Chinese that says what is wrong; ``remedy`` says what to do; ``english``
is the same in English.
"""

from __future__ import annotations

from typing import Any


class NianbaoError(Exception):
    """Root of all errors that are explained to a user in one line."""

    exit_code = 1

    def __init__(self, message: str, *, remedy: str = "", english: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.english = english or message

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (type(self), self.message, self.remedy, self.english)

    def line(self, language: str = "zh") -> str:
        """The error as one line, in ``zh`` or ``en``."""
        text = (
            self.english if language == "en" else self.message + (f"；{self.remedy}" if self.remedy else "")
        )
        return " ".join(text.split())


def _rebuilt(kind: type[NianbaoError], message: str, remedy: str, english: str) -> NianbaoError:
    """An error as it was, after its way from another process."""
    return kind(message, remedy=remedy, english=english)


class BadReport(NianbaoError):
    """A report that cannot be used."""


class Unreadable(BadReport):
    """The file itself cannot be read."""


class NotAReport(BadReport):
    """The file was read and is not an annual report."""


class UserMistake(NianbaoError):
    """A command, a setting or a path is wrong."""

    exit_code = 2


class NotFound(UserMistake):
    """Something was named that is not held."""


class Unavailable(NianbaoError):
    """A database, a vector server or an endpoint does not answer."""

    exit_code = 3


class Damaged(Unavailable):
    """A file of the index is broken; ``nianbao doctor`` makes it again."""
