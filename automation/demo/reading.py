"""What a person reads in the desk's comments: the status, the block to copy, the labels and names in it.

Nothing here knows a procedure: steps, verbs and labels are taken from what stands there.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STATUS = "<!-- alur:status -->"
REFUSAL = "⚠️"
APPROVE = "/setujui "
_FOLDED = "<details><summary>English</summary>"
_FENCE = re.compile(r"^(`{3,})[a-z]*\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)
_HINT = re.compile(r"^> .*?, contoh: (.*)$")
_PLACE = re.compile(r"Langkah (\d+) dari (\d+)")
_WAITS = re.compile(r"^- Menunggu: \*\*(.*?)\*\*", re.MULTILINE)
_LABEL = re.compile(r"label `([^`]+)`")
_VOTE = re.compile(r"^- (✅|❌) `?([A-Za-z0-9_-]+)`?:", re.MULTILINE)
_POINT = re.compile(r"^- (.*)$", re.MULTILINE)
_MENTION = re.compile(r"(?<![\w/`&#;.])@([A-Za-z0-9][A-Za-z0-9_-]*(?:/[\w-]+)?)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The status comment as read: step of how many, for whom it waits, the block, the next label, the approvals."""

    step: int = 0
    last: int = 0
    waits_for: str = ""
    block: str = ""
    next_label: str = ""
    counted: tuple[str, ...] = ()
    not_counted: tuple[str, ...] = ()
    text: str = ""

    @property
    def asks_approval(self) -> bool:
        """Whether the line to copy is an approval."""
        return self.block.startswith(APPROVE)


def read_status(body: str) -> Status:
    """Read the Indonesian part of a status comment; the block is in no other."""
    text = body.partition(_FOLDED)[0]
    place, waits, label = _PLACE.search(text), _WAITS.search(text), _LABEL.search(text)
    votes = _VOTE.findall(text)
    return Status(
        step=int(place[1]) if place else 0,
        last=int(place[2]) if place else 0,
        waits_for=waits[1] if waits else "",
        block=block_of(text),
        next_label=label[1] if label else "",
        counted=tuple(name for sign, name in votes if sign == "✅"),
        not_counted=tuple(name for sign, name in votes if sign == "❌"),
        text=text,
    )


def block_of(text: str) -> str:
    """What stands in the first fence, '' without one."""
    found = _FENCE.search(text)
    return found[2] if found else ""


def fill_in(block: str, answers: Mapping[str, str]) -> str:
    """Put its example in place of each hint, or the answer that a person has for that heading."""
    lines: list[str] = []
    heading = ""
    for line in block.splitlines():
        heading = line.removeprefix("### ") if line.startswith("### ") else heading
        hint = _HINT.match(line)
        lines.append(answers.get(heading, hint[1]) if hint else line)
    return "\n".join(lines)


def answer_of(body: str) -> tuple[str, str]:
    """What an answer says first, in Indonesian and in English: the sentence of refusal with the points below it."""
    own, _, english = body.partition(_FOLDED)
    return _first_words(own), _first_words(english)


def line_with(body: str, words: Iterable[str]) -> tuple[str, str]:
    """The line of a list that holds all these words, in Indonesian, and its English twin; '' for what is not there."""
    own, _, english = body.partition(_FOLDED)
    points, twins = _POINT.findall(own), _POINT.findall(english)
    for index, point in enumerate(points):
        if holds(point, words):
            return point, twins[index] if len(twins) == len(points) else ""
    return "", ""


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds all these words."""
    return all(word.casefold() in text.casefold() for word in words)


def mentions(body: str) -> frozenset[str]:
    """The accounts that a comment would notify; what stands in code notifies nobody."""
    return frozenset(name.lower() for name in _MENTION.findall(_CODE.sub("", _FENCE.sub("", body))))


def _first_words(text: str) -> str:
    first, *rest = text.partition(REFUSAL)[2].strip().split("\n\n")
    points = [point for each in rest[:1] if each.startswith("- ") for point in _POINT.findall(each)]
    more = f" ({'; '.join(points)})" if points else ""
    return " ".join(first.split()) + more
