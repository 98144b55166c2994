"""Passwords as scrypt hashes. ``python -m ui.passwords`` asks for one and prints its hash for web.toml."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

COST, BLOCK, PARALLEL = 2**14, 8, 1
SHORTEST, LONGEST = 10, 200
"""Characters of a password."""


def hashed(password: str) -> str:
    """The hash of a password, with its salt and its cost."""
    salt = secrets.token_bytes(16)
    key = hashlib.scrypt(password.encode(), salt=salt, n=COST, r=BLOCK, p=PARALLEL)
    parts = (base64.b64encode(part).decode("ascii") for part in (salt, key))
    return "$".join(("scrypt", str(COST), *parts))


def matches(password: str, kept: str) -> bool:
    """Whether ``password`` is the one that ``kept`` was made from; False for a broken hash."""
    try:
        _, cost, salt, key = kept.split("$")
        made = hashlib.scrypt(
            password.encode(), salt=base64.b64decode(salt), n=int(cost), r=BLOCK, p=PARALLEL
        )
        return hmac.compare_digest(made, base64.b64decode(key))
    except ValueError:
        return False


NOBODY = hashed(secrets.token_hex(16))
"""Compared against for a name that does not exist, so that it takes as long as one that does."""


def main() -> int:
    """Asks twice for a password and prints its hash; exit code 2 where it will not do."""
    import getpass
    import sys

    first = getpass.getpass("Password: ")
    if len(first) < SHORTEST or first != getpass.getpass("Again: "):
        sys.stderr.write(f"not the same twice, or shorter than {SHORTEST} characters\n")
        return 2
    sys.stdout.write(hashed(first) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
