"""What somebody with write access may do to the register on its branch, as a change of the file's text."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from automation.core.history.record import FIRST, digest
from automation.core.history.register import Line, read, text, written

FILE = "register.jsonl"


def _of_another_desk(whole: str) -> str:
    return text(_chained([replace(line, repository=1) for line in read(whole).lines]))


def _chained(lines: list[Line]) -> list[Line]:
    chained, prev = [], FIRST
    for line in lines:
        chained.append(replace(line, prev=prev))
        prev = digest(written(chained[-1]))
    return chained


BREAKS: Mapping[str, Callable[[str], str | None]] = {
    "the register": lambda _: "{}\n",
    "the register by a shorter one": lambda whole: "".join(whole.splitlines(keepends=True)[:-1]),
    "the register by another desk's": _of_another_desk,
    "the register by taking it away": lambda _: None,
}
"""What is done to it, and the text of the file then; None for no file."""
