"""Texts as they are compared and named: one kind of line end, no trailing blanks, and SHA-256 over parts."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache


def canonical(text: str) -> str:
    """The text with one kind of line end and without blanks at the end of lines and of the text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n")


@lru_cache(maxsize=256)
def text_digest(text: str) -> str:
    """A short name (16 hexadecimal digits) of a text, for markers of comments; never for approvals."""
    return digest_of([canonical(text)])[:16]


def digest_of(parts: Iterable[str]) -> str:
    """SHA-256 in hexadecimal over all parts, each with its length."""
    # Lengths before the parts: no two lists of parts give the same bytes.
    data = [part.encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join([b"%d:%b" % (len(part), part) for part in data])).hexdigest()
