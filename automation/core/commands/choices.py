"""What somebody may do now by a command: what `/bantuan` lists, and what may be offered (design section 5).

An offer only: each command is judged by itself when it is given. Knows no words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from automation.core.approval.votes import SURPLUS
from automation.core.history.request import Account
from automation.core.policy.authority import Case
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER
from automation.core.state.situation import Overlay, Situation
from automation.core.why import Why

from .preview import PREVIEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody, and the roles that they may act in now: keys of the desk file, and REQUESTER."""

    account: Account
    roles: frozenset[str]


def asker(case: Case, account: Account, at: datetime) -> Asker:
    """This account with its roles at a moment."""
    keys = (REQUESTER, *(role.key for role in case.desk.roles))
    return Asker(account=account, roles=frozenset(key for key in keys if case.acts_as(account, key, at)))


def choices(situation: Situation, desk: Desk, who: Asker) -> tuple[str, ...]:
    """The commands that this person may use now, without slash, in the order in which they are listed."""
    step = situation.process.step(situation.step)
    found = [
        *("status", "bantuan", PREVIEW),
        *(word for word, may in _of_approvers(situation, desk, who) if may),
        *(word for word, may in _of_course(situation, who) if may),
        *(word for word, may in _exceptions(situation, desk, who) if may),
    ]
    is_to_do = bool(step.verb) and step.actor in who.roles and not situation.is_closed
    if is_to_do and (situation.gate.is_open or not step.approval):
        found.append(step.verb)
    return tuple(found)


def may_approve(situation: Situation, account: Account) -> bool:
    """Whether an approval by this person would fill an open slot, or take back an own rejection."""
    gate = situation.gate
    is_asked = any(person.number == account.id for people in gate.eligible.values() for person in people)
    rejected = [reason.facts.get("login") for reason in gate.blocks if reason.code == Why.REJECTED]
    return bool(gate.code) and not situation.is_closed and (is_asked or account.login in rejected)


def _of_approvers(situation: Situation, desk: Desk, who: Asker) -> Iterable[tuple[str, bool]]:
    step, gate = situation.process.step(situation.step), situation.gate
    is_due = not situation.is_closed and not _is_launched(situation)
    yield "setujui", may_approve(situation, who.account)
    is_asked = situation.reached >= situation.process.approval_step.number
    decides = is_asked and bool(who.roles & set(desk.deciding_roles))
    yield "tolak", is_due and (decides or (step.may_reject and step.actor in who.roles))
    mine = [each for each in gate.approvals if who.account.login in {each.login, each.on_behalf}]
    yield "tarik", is_due and any(each.counts or each.reason.code in SURPLUS for each in mine)


def _of_course(situation: Situation, who: Asker) -> Iterable[tuple[str, bool]]:
    """Going back, holding, ending and going on."""
    is_open, is_held = not situation.is_closed, situation.held_until is not None
    asks, in_charge = REQUESTER in who.roles, is_open and _is_in_charge(situation, who)
    yield "kembali", in_charge and lowest_return(situation) < situation.reached
    yield "tunda", in_charge and not is_held
    yield "batal", is_open and asks and not _is_launched(situation)
    is_cancelled = asks and situation.overlay is Overlay.CANCELLED
    yield "lanjut", is_cancelled or (is_held and is_open and (asks or _is_in_charge(situation, who)))
    yield "banding", asks and situation.is_closed and situation.overlay is Overlay.REJECTED


def _exceptions(situation: Situation, desk: Desk, who: Asker) -> Iterable[tuple[str, bool]]:
    """What completes the form, agreements; letters and emergencies, for the roles that the desk file names."""
    is_open, asks = not situation.is_closed, REQUESTER in who.roles
    is_due, rules = is_open and not _is_launched(situation), desk.emergency
    agreement = situation.agreement
    yield "lengkapi", asks and is_open
    yield "sepakat", asks and is_open and agreement is not None and bool(agreement.code)
    yield "catat", is_due and bool(situation.gate.letters) and desk.recorded_by in who.roles
    is_called = rules is not None and rules.declared_by in who.roles
    yield "darurat", is_due and not situation.is_emergency and is_called
    reviews = rules is not None and rules.reviewed_by in who.roles
    yield "tinjau", situation.owes_review and is_open and reviews


def lowest_return(situation: Situation) -> int:
    """The lowest step to which `/kembali` leads: never the form, and after the launch nothing before it."""
    return situation.process.launch_step.number + 1 if _is_launched(situation) else 2


def _is_launched(situation: Situation) -> bool:
    return situation.reached > situation.process.launch_step.number


def _is_in_charge(situation: Situation, who: Asker) -> bool:
    """Whether this person does the step in progress or, while approvals are asked for, holds a needed role."""
    step = situation.process.step(situation.step)
    does = step.actor in who.roles and bool(step.verb)
    return does or (step.approval and bool(who.roles & set(situation.gate.slots)))
