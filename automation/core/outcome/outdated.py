"""Which of the desk's calls nobody can follow any more: a later one stands, or the code in it is dead.

GitHub then shows them folded, so that a manager on a phone meets only the line that counts. Folding decides nothing: a
call is known by its marker, folded or not.
"""

from collections.abc import Iterable, Sequence

from automation.core.history.request import Comment, Request
from automation.core.state.markers import key_of
from automation.core.state.situation import Situation

from .notices import Notice, NoticeKind


def outdated(situation: Situation, request: Request, owed: Sequence[Notice]) -> tuple[str, ...]:
    """The node ids of the calls to fold; `owed` are the notices of this decision, posted before anything is folded.

    What an ended request shows stays as it was left.
    """
    if situation.is_closed:
        return ()
    return tuple(call.node_id for call in _outdated(situation, request, owed) if not call.is_minimized)


def _outdated(situation: Situation, request: Request, owed: Sequence[Notice]) -> Iterable[Comment]:
    agreement = situation.agreement
    codes = {
        NoticeKind.APPROVAL_REQUEST: situation.gate.code,
        NoticeKind.AGREEMENT_REQUEST: agreement.code if agreement is not None else "",
    }
    for kind, code in codes.items():
        calls = [comment for comment in request.comments if key_of(comment).startswith(f"{kind}:")]
        is_followed = any(notice.kind is kind for notice in owed)
        stands = calls[-1:] if calls and not is_followed and _code_of(calls[-1]) == code else []
        yield from (call for call in calls if call not in stands)


def _code_of(call: Comment) -> str:
    """The code that a call asks for, as it stands in its marker."""
    return key_of(call).split(":")[1]
