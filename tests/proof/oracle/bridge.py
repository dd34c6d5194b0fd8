"""The desk beside the oracle: the same told history, judged by each from what it can see.

Only the verdicts are compared: open or shut, and which approvals count; each side keeps its own record and its reasons.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from automation.core.approval.votes import SURPLUS, GateFacts
from automation.core.decision.decide import decide
from automation.core.decision.replay import follow
from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from automation.core.state.situation import Situation
from tests.proof.oracle.bridge_desk import catalogue_of, when
from tests.proof.oracle.bridge_play import SPARE, play
from tests.proof.oracle.case import CLOSING
from tests.proof.oracle.facts import Decided
from tests.proof.oracle.oracle import Verdict, judge
from tests.proof.oracle.sample import facts_of
from tests.proof.oracle.teller import Run, Step, Told

Judge = Callable[[GateFacts], bool]
Bend = Callable[[Catalogue, Request], tuple[Catalogue, Request]]
COUNTS = "counts"
NO_DIGITS = str.maketrans("", "", "0123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the desk says: open or shut, and of every decision comment that it shows whether it counts, and why not."""

    open: bool
    launched: bool
    counting: frozenset[int]
    reasons: dict[int, str]
    blocks: tuple[str, ...] = ()
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One telling with both answers and what differs."""

    oracle: Verdict
    desk: Seen
    differences: tuple[str, ...]


def answers(told: Told, gates: Iterable[Judge]) -> list[bool]:
    """Whether the gate is open at the end, for each of these gates in the place of the desk's own."""
    request, catalogue, now = (
        play(told),
        catalogue_of(replace(told.desk, known=None), told.start.process),
        when(told.now),
    )
    situation = decide(catalogue, request, now).situation
    if situation is None or _is_launched(situation):
        return [situation is not None] * len(list(gates))
    facts = follow(catalogue, situation.process, request).gate_facts(now)
    rests = situation.is_closed or situation.held_until is not None
    return [opens(facts) and not rests for opens in gates]


def look(told: Told, bend: Bend | None = None) -> Seen:
    """What the desk says at the end; `bend` turns what it reads into what a wrong one takes it for."""
    request, catalogue, now = (
        play(told),
        catalogue_of(replace(told.desk, known=None), told.start.process),
        when(told.now),
    )
    found = decide(*(bend(catalogue, request) if bend else (catalogue, request)), now)
    if found.situation is None:
        blocks = (found.unknown.code,) if found.unknown else ("no_situation",)
        return Seen(open=False, launched=False, counting=frozenset(), reasons={}, blocks=blocks, unknown=True)
    situation, shown = found.situation, found.situation.gate
    launched, may = _is_launched(situation), situation.may_develop
    verdicts = (*shown.approvals, *shown.permits)
    told_off = [each for each in situation.answers if not each.accepted and each.comment_id % SPARE == 0]
    refused = {
        each.comment_id // SPARE: each.reason.code for each in (*told_off, *verdicts) if each.reason.code != COUNTS
    }
    counting = {each.comment_id // SPARE for each in verdicts if each.counts or each.reason.code in SURPLUS}
    blocks = tuple(reason.code for reason in shown.blocks)
    return Seen(open=may or launched, launched=launched, counting=frozenset(counting), reasons=refused, blocks=blocks)


def compare(told: Told, opens: Judge | None = None, bend: Bend | None = None) -> Compared:
    """Both answers to one telling; `opens` judges the gate in the place of the desk's own, `bend` is a wrong desk's."""
    verdict, seen = judge(facts_of(told)), look(told, bend)
    if opens is not None:
        seen = replace(seen, open=answers(told, [opens])[0])
    return Compared(oracle=verdict, desk=seen, differences=tuple(_differences(told, verdict, seen)))


def _differences(told: Told, verdict: Verdict, seen: Seen) -> Iterator[str]:
    if verdict.open != seen.open:
        yield f"the gate is {_word(seen.open)} at the desk and {_word(verdict.open)} for the oracle"
    if verdict.case.launched or seen.launched or seen.unknown or verdict.case.facts.record is None:
        return  # of a launch each tells the gate of another time, and of the unknown the desk tells nothing
    if "cancelled" in verdict.reasons:
        return  # both are shut, and what was decided before the request is taken up again counts never
    known = {event.comment for event in told.steps if isinstance(event, Decided) and event.verb not in CLOSING}
    for comment in sorted((verdict.counting ^ seen.counting) & known):
        reasons = sorted(verdict.refused.get(comment, ())) or seen.reasons.get(comment, "not shown")
        yield f"comment {comment} counts only for {'the desk' if comment in seen.counting else 'the oracle'}: {reasons}"


def reduced(told: Told, opens: Judge | None = None) -> Told:
    """The telling without every event, and the runs behind it, that the disagreement does not need."""
    kind = _kinds(compare(told, opens))
    events, place = _events(told), 1
    while place < len(events):
        fewer = events[:place] + events[place + 1 :]
        shorter = replace(told, steps=tuple(step for event in fewer for step in event), known=())
        if kind & _kinds(compared := compare(shorter, opens)) and not _is_out_of_turn(compared):
            told, events = shorter, fewer
        else:
            place += 1
    same = replace(told, desk=told.start.desk)
    return same if kind & _kinds(compare(same, opens)) else told


def _events(told: Told) -> list[list[Step]]:
    """Each event with the runs that follow it."""
    found: list[list[Step]] = []
    for step in told.steps:
        if isinstance(step, Run):
            found[-1].append(step)
        else:
            found.append([step])
    return found


def _kinds(compared: Compared) -> set[str]:
    return {difference.partition(":")[0].translate(NO_DIGITS) for difference in compared.differences}


def _is_out_of_turn(compared: Compared) -> bool:
    """Whether evidence was posted that the desk does not take yet, which no sample does."""
    return "step_not_reached" in compared.desk.reasons.values()


def _is_launched(situation: Situation) -> bool:
    return situation.reached > situation.process.launch_step.number


def _word(is_open: bool) -> str:
    return "open" if is_open else "shut"
