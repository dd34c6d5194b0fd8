"""`alur what-if`: what one more act would do. Decides twice, writes nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from automation.core.decision.decide import decide
from automation.core.decision.next_act import account_of, next_comment, next_label
from automation.core.decision.what_if import what_if
from automation.core.history.request import Request
from automation.core.outcome.decision import NextAct, Outcome
from automation.core.policy.catalogue import Catalogue
from automation.errors import Unreadable
from automation.render.comments.compose import compose
from automation.render.reports.what_if import Plans, foretold, told_lines
from automation.render.wording.words import sentence

LONGEST = 65_536
"""GitHub refuses a longer comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Who would do what: write a comment, or put a label on (`added`) or take it off."""

    login: str
    comment: str | None = None
    label: str = ""
    added: bool = True


def account(
    catalogue: Catalogue, request: Request, deed: Deed, now: datetime, lang: str
) -> tuple[dict[str, Any], list[str], bool]:
    """As JSON values, as lines, and whether the act is accepted. Raises Unreadable when nothing can be decided."""
    act = _act(catalogue, request, deed, now)
    found = what_if(decide, catalogue, request, act)
    if found.after.unknown is not None:
        said = " ".join(sentence(found.after.unknown, each) for each in ("id", "en"))
        raise Unreadable(f"#{request.number}: {said}")
    plans = Plans(before=compose(catalogue, found.before), after=compose(catalogue, found.after))
    lines = list(told_lines(catalogue, found, plans, lang))
    return foretold(catalogue, found, plans), lines, found.outcome is Outcome.ACCEPTED


def _act(catalogue: Catalogue, request: Request, deed: Deed, now: datetime) -> NextAct:
    who = account_of(catalogue, request, deed.login)
    if deed.comment is None:
        if not deed.label.strip():
            raise Unreadable("GitHub has no label without a name")
        return next_label(request, who, deed.label, now, added=deed.added)
    if not deed.comment.strip() or len(deed.comment) > LONGEST:
        raise Unreadable(f"GitHub takes no comment without text, and none above {LONGEST} characters")
    return next_comment(request, who, deed.comment, now)
