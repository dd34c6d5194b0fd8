"""What the desk says of one state, cut down to what the invariants ask for."""

from dataclasses import dataclass

from automation.core.approval.votes import SURPLUS
from automation.core.commands.label import is_desk_label
from automation.core.decision.decide import decide, decide_without_desk
from automation.core.decision.unreadable import Remains
from automation.core.outcome.decision import Decision
from automation.core.policy.process import Process
from tests.proof.search.desk import Desk, rules_of
from tests.proof.search.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The decision on one state.

    `counting` are the approvals that count: comment, login, slot, in whose name; `valid` are those and the surplus
    ones, good in themselves. `labels` are those that the request carries once the decision is carried out, `wanted` the
    desk's own among those that the desk knows of; `is_open` is so then, too.
    """

    is_known: bool
    step: int = 1
    reached: int = 1
    overlay: str = ""
    is_open: bool = True
    gate_open: bool = False
    may_develop: bool = False
    launched: bool = False
    code: str = ""
    slots: tuple[str, ...] = ()
    counting: tuple[tuple[int, str, str, str], ...] = ()
    valid: frozenset[int] = frozenset()
    labels: frozenset[str] = frozenset()
    wanted: frozenset[str] = frozenset()
    opens: bool = False

    @property
    def view(self) -> tuple[object, ...]:
        """What everybody can see of it."""
        counting = tuple(comment for comment, *_ in self.counting)
        return self.step, self.reached, self.overlay, self.is_open, self.gate_open, counting, self.wanted


def decision_of(desk: Desk, world: World) -> Decision:
    """What the desk decides of a state."""
    rules, request = rules_of(desk.reads_desk_file(world.desk), world.fault), desk.sees(world.reading)
    if isinstance(rules, Remains):
        return decide_without_desk(rules, request, world.moment)
    return decide(rules, request, world.moment)


def verdict_of(desk: Desk, world: World, process: Process) -> Verdict:
    """The same, cut down."""
    return of_decision(decision_of(desk, world), process, world)


def of_decision(decision: Decision, process: Process, world: World) -> Verdict:
    """The decision, cut down; `world` is the state it was decided on."""
    situation, labels = decision.situation, world.request.labels
    if situation is None:
        is_known = decision.unknown is None
        return Verdict(is_known=is_known, labels=(labels - decision.labels_off) | decision.labels_on, wanted=labels)
    gate = situation.gate
    wanted = (decision.request.labels - decision.labels_off) | decision.labels_on
    return Verdict(
        is_known=True,
        step=situation.step,
        reached=situation.reached,
        overlay=situation.overlay.value,
        is_open=not situation.is_closed,
        gate_open=gate.is_open,
        may_develop=situation.may_develop,
        launched=situation.reached > process.launch_step.number,
        code=gate.code,
        slots=gate.slots,
        counting=tuple(
            (each.comment_id, each.login, each.fills, each.on_behalf) for each in gate.approvals if each.counts
        ),
        valid=frozenset(each.comment_id for each in gate.approvals if each.counts or each.reason.code in SURPLUS),
        labels=(labels - decision.labels_off) | decision.labels_on,
        wanted=frozenset(label.casefold() for label in wanted if is_desk_label(label)),
        opens=decision.opens,
    )
