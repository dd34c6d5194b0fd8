"""The desk's hidden first line of its comments: which comment is this, so that none is written twice.

Only comments that the desk wrote are looked at, and what they say never opens anything.
"""

import re
from collections.abc import Iterable

from automation.core.approval.revision import former_code
from automation.core.approval.verdict import Gate
from automation.core.history.record import EntryKind
from automation.core.history.request import Comment, Request
from automation.core.why import Why

STATUS = "status"
FORMLESS = "formless"
"""The status comment of an issue that came through no form; it becomes the other one if the issue becomes a request."""
DOUBLED = "doubled"
"""A comment that was written twice, and gave way to the earlier one."""

_MARKER = re.compile(r"<!-- alur:([A-Za-z0-9:_=-]{1,200}) -->\r?(?:\n|$)")


def marker(key: str) -> str:
    """The first line of a comment of the desk. Raises ValueError for a key that could not be read again."""
    line = f"<!-- alur:{key} -->"
    if not _MARKER.match(line):
        raise ValueError(key)
    return line


def key_of(comment: Comment) -> str:
    """The key of a comment that the desk wrote, '' for every other."""
    found = _MARKER.match(comment.body) if comment.by_desk else None
    return found.group(1) if found else ""


def keys(comments: Iterable[Comment]) -> frozenset[str]:
    """The keys of all comments that the desk wrote."""
    return frozenset(key for comment in comments if (key := key_of(comment)))


def reply_key(comment_id: int, event_id: str) -> str:
    """The key of the reply to one act. Node ids may hold other characters than a marker can; those become `=`."""
    return f"reply:{comment_id}" if comment_id else "reply:" + re.sub(r"[^A-Za-z0-9_-]", "=", event_id)


def void_key(comment_id: int) -> str:
    """The key of the reply to a comment in which nothing counts: a desk of before would have taken its sections.

    Its own key tells it from a reply of then, after which they stand.
    """
    return f"void:{comment_id}"


_LOST = frozenset({Why.EDITED, Why.WITHDRAWN, Why.REJECTED_LATER, Why.ORDER_UNCLEAR})


def asked_for(gate: Gate, request: Request) -> str:
    """What one request for approval is for: the code, since when, and how many approvals were lost in between.

    The same text may be asked for twice, and people must be asked again when an approval went.
    """
    lost = sum(approval.reason.code in _LOST for approval in gate.approvals) + _gone(gate, request)
    # A preview knows no code yet, and no key may hold its question marks.
    return f"{gate.code.replace('?', '=')}:{int(gate.changed_at.timestamp())}:{lost}"


def _gone(gate: Gate, request: Request) -> int:
    """How many recorded decisions for this very text have lost their comment."""
    there = {comment.id for comment in request.comments if comment.author is not None}
    decided = (entry for entry in request.record or () if entry.kind in {EntryKind.APPROVAL, EntryKind.PERMIT})
    return sum(entry.revision == gate.digest and entry.comments[0] not in there for entry in decided)


def opened_by(gate: Gate) -> str:
    """What one opening rests on: the text and the last approval; after a withdrawal the gate may open once more."""
    return f"{former_code(gate.digest)}:{int(gate.decided_at.timestamp())}"


def status_comment(comments: Iterable[Comment]) -> Comment | None:
    """The desk's status comment of a request, the oldest if a doubled write made two."""
    return next((comment for comment in comments if key_of(comment) == STATUS), None)


def formless_comment(comments: Iterable[Comment]) -> Comment | None:
    """The desk's status comment of an issue that came through no form."""
    return next((comment for comment in comments if key_of(comment) == FORMLESS), None)


def doubled(comments: Iterable[Comment]) -> Iterable[tuple[Comment, Comment]]:
    """Each comment of the desk that says what an earlier one says, with that one; the oldest is kept.

    A run that died, or read what is not there any more, leaves such comments.
    """
    known = tuple(comments)
    status = status_comment(known) or formless_comment(known)
    first = {STATUS: status} if status is not None else {}
    for comment in known:
        key = STATUS if (found := key_of(comment)) == FORMLESS else found
        if key and key != DOUBLED and (kept := first.setdefault(key, comment)) is not comment:
            yield comment, kept
