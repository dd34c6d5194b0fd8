"""What an approval approves: the revision, its digest and its code (design section 4, rule 2).

Knows no GitHub and no SOP: it takes the texts and gives the digest. Golden vectors: `tests/core/test_revision.py`.
"""

import hashlib
from collections.abc import Iterable

from .command import write_code
from .process import Process
from .remembered import remembered
from .request import Comment, Request
from .value_class import dataclass

FORMAT = "alur-revision-1"
AGREEMENT_FORMAT = "alur-agreement-1"
"""Named in every digest, so that a later format can never be mistaken for this one."""

_CODE_HEX_DIGITS = 15
"""60 bits, as 12 characters of five bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """`digest` is the SHA-256 in hexadecimal; `code` its first 60 bits as `XXXX-XXXX-XXXX`."""

    digest: str
    code: str


def revision(request: Request, process: Process, comments: Iterable[Comment]) -> Revision:
    """The revision that the body and `comments` (the raw comments that hold the evidence) make together.

    Line ends and trailing blanks do not count; everything else does, the repository and the issue number included, so
    that an approval never fits another request.
    """
    return _revision(FORMAT, request, process, comments)


def agreement_revision(request: Request, process: Process, comments: Iterable[Comment]) -> Revision:
    """What the requester signs: as a revision, of a format of its own, so that the two codes never fit each other."""
    return _revision(AGREEMENT_FORMAT, request, process, comments)


def _revision(form: str, request: Request, process: Process, comments: Iterable[Comment]) -> Revision:
    parts = [form, str(request.repository_id), str(request.number), process.id, str(process.version)]
    parts.append(canonical(request.body))
    for comment in sorted(comments, key=lambda entry: entry.id):
        parts += [str(comment.id), canonical(comment.body)]
    digest = _digest(parts)
    return Revision(digest=digest, code=write_code(int(digest[:_CODE_HEX_DIGITS], 16)))


@remembered
def canonical(text: str) -> str:
    """The text with one kind of line end and without blanks at the end of lines and of the text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n")


@remembered
def text_digest(text: str) -> str:
    """A short name (16 hexadecimal digits) of a text, for markers of comments; never for approvals."""
    return _digest([canonical(text)])[:16]


def _digest(parts: Iterable[str]) -> str:
    # Lengths before the parts: no two lists of parts give the same bytes.
    data = [part.encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join([b"%d:%b" % (len(part), part) for part in data])).hexdigest()
