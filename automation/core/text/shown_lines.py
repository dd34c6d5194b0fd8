"""The lines of a Markdown text that a reader sees as text: outside fenced blocks, without HTML comments.

Linear in the text. Where the few rules cannot tell what GitHub shows, a line is left out.
"""

import re
from collections.abc import Iterator

from .markdown import lines_of

_FENCE = re.compile(r"[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(`{3,}|~{3,})")
_MARK = re.compile(r"[`~]{3}|<!--")
_OPENING, _CLOSING = "<!--", "-->"


def shown_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its number (from 1); of a comment that ends on its own line, what stands around it."""
    lines = lines_of(text)
    ends = _Ends(lines if _OPENING in text else [])
    fence, hidden_to = "", 0
    for number, line in enumerate(lines, 1):
        if number < hidden_to or fence:
            fence = "" if fence and _closes(fence, line) else fence
        elif number == hidden_to:
            # What follows a comment on its last line is no line of its own, but may begin another comment.
            is_reopened = line.rfind(_OPENING) > line.rfind(_CLOSING)
            hidden_to = ends.of_block(number) if is_reopened else 0
        elif not _MARK.search(line):
            yield number, line
        else:
            kept, is_open = _without_comments(line)
            is_block = line.lstrip(" ").startswith(_OPENING)
            hidden_to = (ends.of_block(number) if is_block else ends.in_paragraph(number)) if is_open else 0
            kept = kept if hidden_to or not is_open else line
            fence = _opened(kept)
            if not fence:
                yield number, kept


class _Ends:
    """Where a comment ends that a line leaves open, looked up for all lines at once."""

    def __init__(self, lines: list[str]) -> None:
        self._last = len(lines)
        self._anywhere, self._before_blank = [0] * (self._last + 1), [0] * (self._last + 1)
        anywhere = before_blank = 0
        for place in range(self._last - 1, -1, -1):
            if _CLOSING in lines[place]:
                anywhere = before_blank = place + 1
            elif not lines[place].strip():
                before_blank = 0
            self._anywhere[place], self._before_blank[place] = anywhere, before_blank

    def of_block(self, number: int) -> int:
        """The last line of a comment that begins a line: where it is closed, else beyond the text."""
        return self._anywhere[number] or self._last + 1

    def in_paragraph(self, number: int) -> int:
        """The last line of a comment that begins within a line; 0 when its paragraph ends before, so it is none."""
        return self._before_blank[number]


def _opened(line: str) -> str:
    """The fence that the line opens, or ''; behind backticks that do, there are no others."""
    match = _FENCE.match(line)
    is_span = match is not None and match[1].startswith("`") and "`" in line[match.end() :]
    return match[1] if match and not is_span else ""


def _closes(fence: str, line: str) -> bool:
    mark = line.strip(" \t")
    return mark.startswith(fence) and not mark.strip(fence[0])


def _without_comments(line: str) -> tuple[str, bool]:
    """The line without the comments that end on it, up to one that does not; and whether there is such a one."""
    kept, place = [], 0
    while (opening := line.find(_OPENING, place)) >= 0:
        kept.append(line[place:opening])
        # `<!-->` is a whole comment: its end may share the marks of its beginning.
        closing = line.find(_CLOSING, opening + 2)
        if closing < 0:
            return "".join(kept), True
        place = closing + len(_CLOSING)
    return "".join([*kept, line[place:]]), False
