"""What an approval approves: the revision, its digest and its code (rule 2).

Knows no GitHub and no SOP: it takes the texts and gives the digest. The code rests on a salt that a run draws and
records before anybody sees the code, so nobody who writes the text can know or steer it. Golden vectors:
`tests/unit/core/approval/test_revision.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Comment, Request
from automation.core.policy.process import Process
from automation.core.text.command_line import write_code
from automation.core.text.digest import canonical, digest_of

FORMAT = "alur-revision-1"
AGREEMENT_FORMAT = "alur-agreement-1"
CODE_FORMAT = "alur-code-1"
"""Named in every digest, so that a later format can never be mistaken for this one."""

NO_CODE = "????-????-????"
"""Stands where a code will be that no run has drawn yet; no reading of a code ever gives it."""

_CODE_HEX_DIGITS = 15
"""60 bits, as 12 characters of five bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """`digest` is the SHA-256 in hexadecimal; `code` names it to people, '' while the record has no salt for it.

    `former` is the code by the formula of before there were salts; `salted_from` is the number of the entry with the
    first salt of this request, 0 when there is none.
    """

    digest: str
    code: str = ""
    former: str = ""
    salted_from: int = 0

    def code_for(self, entry: Entry | None) -> str:
        """The code that an act must name: the former one where the record took the act in before its first salt."""
        is_former = entry is not None and (not self.salted_from or entry.seq < self.salted_from)
        return self.former if is_former else self.code


def revision(request: Request, process: Process, comments: Iterable[Comment], changed_at: datetime) -> Revision:
    """The revision that the body and `comments` (the raw comments that hold the evidence) make together.

    Line ends and trailing blanks do not count; everything else does, the repository and the issue number included, so
    that an approval never fits another request. `changed_at` is when any of it was last created or edited: the code
    holds only while the record's last salt is for this text of that time.
    """
    return _revision(EntryKind.CODE, _text(FORMAT, request, process, comments), request, changed_at)


def agreement_revision(
    request: Request, process: Process, comments: Iterable[Comment], changed_at: datetime
) -> Revision:
    """What the requester signs: as a revision, of a format of its own, so that the two codes never fit each other."""
    text = _text(AGREEMENT_FORMAT, request, process, comments)
    return _revision(EntryKind.AGREEMENT_CODE, text, request, changed_at)


def salted_code(digest: str, salt: str) -> str:
    """The first 60 bits of SHA-256 over format, salt and digest (both hexadecimal) as `XXXX-XXXX-XXXX`."""
    return _code(digest_of([CODE_FORMAT, salt, digest])) if salt else NO_CODE


def former_code(digest: str) -> str:
    """The code by the formula of before there were salts: the first 60 bits of the digest."""
    return _code(digest)


def drawn_salt(kind: EntryKind, entropy: bytes) -> str:
    """The salt for one kind of code from what one run has drawn: each kind has one of its own."""
    return digest_of([kind.value, entropy.hex()])


def _revision(kind: EntryKind, digest: str, request: Request, changed_at: datetime) -> Revision:
    salts = [entry for entry in request.record or () if entry.kind is kind]
    is_present = bool(salts) and (salts[-1].revision, salts[-1].at) == (digest, changed_at)
    return Revision(
        digest=digest,
        code=salted_code(digest, salts[-1].salt) if is_present else "",
        former=former_code(digest),
        salted_from=salts[0].seq if salts else 0,
    )


def _text(form: str, request: Request, process: Process, comments: Iterable[Comment]) -> str:
    parts = [form, str(request.repository_id), str(request.number), process.id, str(process.version)]
    parts.append(canonical(request.body))
    for comment in sorted(comments, key=lambda entry: entry.id):
        parts += [str(comment.id), canonical(comment.body)]
    return digest_of(parts)


def _code(digest: str) -> str:
    return write_code(int(digest[:_CODE_HEX_DIGITS], 16))
