"""The line of a pull request that names its request: `Permohonan: OWNER/REPO#N CODE`. Anybody may have typed it.

Read where a reader sees it as a line of its own: not in a fence, a quote, an indented block or an HTML comment.
Knows no procedure and no GitHub.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from automation.core.problem import Reason
from automation.core.text.command_line import read_code
from automation.core.text.shown_lines import shown_lines
from automation.core.why import Why

_LINE = re.compile(r" {0,3}(?:#{1,6}[ \t]+|[-*+][ \t]+)?[*_]{0,2}permohonan[*_]{0,2}[ \t]*:(.*)", re.IGNORECASE)
_REPOSITORY = r"([a-z0-9][a-z0-9-]{0,38}/[a-z0-9._-]{1,100})"
_REQUEST = re.compile(
    rf"(?:{_REPOSITORY}#|https://github\.com/{_REPOSITORY}/issues/)([1-9][0-9]{{0,8}})(?: (.*))?",
    re.IGNORECASE | re.ASCII,
)
_NAMES_ONE = re.compile(r"(?:#|/issues/) ?[0-9]", re.IGNORECASE | re.ASCII)
_LOOKED_AT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class PullRequest:
    """A pull request as its event tells of it: the repository (OWNER/NAME) that would change, and the text."""

    repository: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a pull request says it serves: request `number` of `desk` (OWNER/NAME), at `code` as typed."""

    desk: str
    number: int
    code: str

    @property
    def key(self) -> tuple[str, int, str]:
        """What two lines have in common that say the same."""
        return self.desk.casefold(), self.number, read_code(self.code) or self.code


def read_claim(body: str, desk: str) -> Claim | Reason:
    """The one claim in `body`, which must be of `desk` (OWNER/NAME); else why there is none to go by.

    The same claim twice is one. Beside it a line that names no request says nothing; one that names a request by
    halves may mean another, so there is nothing to go by.
    """
    values = {number: match[1] for number, line in shown_lines(body) if line and (match := _LINE.match(line))}
    claims = {number: claim for number, value in values.items() if (claim := _claim(_plain(value))) is not None}
    if not values:
        return Reason(Why.VERIFY_LINE_MISSING, {"desk": desk})
    if not claims:
        return Reason(Why.VERIFY_LINE_UNREADABLE, {"desk": desk, "lines": _listed(values)})
    halves = [number for number, value in values.items() if number not in claims and _NAMES_ONE.search(value)]
    if halves:
        return Reason(Why.VERIFY_LINE_INCOMPLETE, {"desk": desk, "lines": _listed(halves)})
    first, *others = claims.values()
    said = first.key
    if any(other.key != said for other in others):
        return Reason(Why.VERIFY_LINES_DIFFER, {"lines": _listed(claims)})
    if first.desk.casefold() != desk.casefold():
        return Reason(Why.VERIFY_OTHER_DESK, {"written": first.desk, "desk": desk})
    return first


def _plain(value: str) -> str:
    return " ".join(value[:_LOOKED_AT].replace("`", " ").replace("*", " ").split())


def _claim(value: str) -> Claim | None:
    match = _REQUEST.fullmatch(value)
    return Claim(desk=match[1] or match[2], number=int(match[3]), code=match[4] or "") if match else None


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
