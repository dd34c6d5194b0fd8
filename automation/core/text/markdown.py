"""The `### Heading` lines of a Markdown text, and which of them a fenced code block surely hides.

A block reader of a few rules instead of a Markdown parser, linear in the text. Where those rules cannot tell whether
GitHub sees a fence (inside raw HTML, or indented below a list), no later heading counts as hidden: a heading too many
is reported to its writer, a heading too few could hide an answer.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from .unseen import is_unseen, plainly

_HEADING = re.compile(r" {0,3}###(?!#)[ \t]+(?=[^ \t])")
_CLOSING_MARKS = re.compile(r"[ \t]#+\Z")
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})")
_LIST = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|\Z)")
_HTML = re.compile(
    r" {0,3}<(!--|\?|!\[CDATA\[|![a-z]|(?:script|pre|style|textarea)(?=[\s>]|\Z)|/?[a-z])", re.IGNORECASE | re.ASCII
)
_HTML_ENDS = {"!--": "-->", "?": "?>", "![cdata[": "]]>"}
_RAW_TAGS = frozenset({"script", "pre", "style", "textarea"})
_LONGEST_TITLE = 256

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level three: its `line` (from 1), its `title`, and whether it is text in a fenced code block.

    `is_in_open_fence`: that block is never closed and runs to the end of the text.
    """

    line: int
    title: str
    is_fenced: bool
    is_in_open_fence: bool = False

    @property
    def key(self) -> str:
        """The title as it is compared."""
        return title_key(self.title)


def lines_of(text: str) -> list[str]:
    """The lines as Markdown counts them: ended by LF, CRLF or CR and by nothing else."""
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).split("\n")


@lru_cache(maxsize=1024)
def title_key(title: str) -> str:
    """A title as it is compared: without case, spacing, full-width forms, invisible characters and other hyphens.

    Titles too long to be one of ours are compared as they stand; normalising them could take quadratic time.
    """
    if len(title) > _LONGEST_TITLE:
        return title
    if title.isascii():  # as below, where nothing is invisible or of another width
        return " ".join(title.casefold().split())
    visible = "".join(char for char in unicodedata.normalize("NFKC", title) if not is_unseen(char))
    return " ".join(plainly(visible).casefold().split())


def headings(lines: list[str]) -> tuple[Heading, ...]:
    """Every heading of level three, in order, at column 0 to 3."""
    if not _has_fence("\n".join(lines)):
        # Nothing can hide a heading, so nothing else needs to be followed.
        titles = [(number, _title(line)) for number, line in enumerate(lines, start=1) if "###" in line]
        return tuple(
            [Heading(line=number, title=title, is_fenced=False) for number, title in titles if title is not None]
        )
    found: list[Heading] = []
    blocks = _Blocks()
    outside = 0
    for number, line in enumerate(lines, start=1):
        blocks.enter(line)
        title = _title(line)
        outside = outside if blocks.is_fenced else number
        if title is not None:
            found.append(Heading(line=number, title=title, is_fenced=blocks.is_fenced))
    return tuple(replace(head, is_in_open_fence=True) if head.line > outside else head for head in found)


def unfenced(text: str) -> str:
    """The text without the lines that surely lie in a fenced code block; of such a block its first line stays."""
    kept: list[str] = []
    blocks = _Blocks()
    for line in lines_of(text):
        was_fenced = blocks.is_fenced
        blocks.enter(line)
        kept.append("" if was_fenced else line)
    return "\n".join(kept)


def spans(starts: Iterable[int], lines: Sequence[str]) -> list[tuple[int, int]]:
    """For headings at the lines `starts` (from 1): the slice of `lines` that stands below each, up to the next."""
    return [(start, following - 1) for start, following in pairwise([*starts, len(lines) + 1])]


def _has_fence(text: str) -> bool:
    return "```" in text or "~~~" in text


def _title(line: str) -> str | None:
    match = _HEADING.match(line)
    if match is None:
        return None
    title = line[match.end() :].strip()
    if not title:
        return None
    marks = _CLOSING_MARKS.search(title) if title.endswith("#") else None
    return title[: marks.start()].rstrip() if marks else title


class _Blocks:
    """The blocks open at a line: a fence, raw HTML up to `_html_end` ('' for a blank line), a list somewhere above."""

    def __init__(self) -> None:
        self._fence = ""
        self._html_end: str | None = None
        self._has_list = False
        self._is_unsure = False

    @property
    def is_fenced(self) -> bool:
        """Whether the present line surely lies in a fence."""
        return bool(self._fence)

    def enter(self, line: str) -> None:
        """Go on to `line`."""
        if self._is_unsure:
            return
        if self._fence:
            self._close_fence(line)
        else:
            self._open(line)

    def _open(self, line: str) -> None:
        fence = _FENCE.match(line)
        if fence and not (fence[2][0] == "`" and "`" in line[fence.end() :]):
            self._is_unsure = self._html_end is not None or bool(fence[1] and self._has_list)
            self._fence = "" if self._is_unsure else fence[2]
            return
        self._has_list = self._has_list or _LIST.match(line) is not None
        self._follow_html(line)

    def _close_fence(self, line: str) -> None:
        fence = _FENCE.match(line)
        if fence and fence[2].startswith(self._fence) and not line[fence.end() :].strip(" \t"):
            self._fence = ""

    def _follow_html(self, line: str) -> None:
        begun, start = _HTML.match(line), 0
        if begun and not self._html_end:
            # Also below an open tag: GitHub may see no block there, and then a comment that this line begins.
            self._html_end, start = _html_end(begun[1].lower()), begun.end()
        if self._html_end == "":
            self._html_end = "" if line.strip(" \t") else None
        elif self._html_end and self._html_end in line[start:].lower():
            self._html_end = None


def _html_end(opened: str) -> str:
    """What ends the raw HTML block that `opened` begins; '' is a blank line."""
    if opened in _RAW_TAGS:
        return f"</{opened}>"
    if opened.startswith("!") and opened not in _HTML_ENDS:
        return ">"
    return _HTML_ENDS.get(opened, "")


def without_comments(value: str) -> str:
    """`value` without HTML comments, which no reader sees; one that is never closed reaches to the end."""
    return _COMMENT.sub(" ", value) if "<!--" in value else value
