"""What a test looks at in a story: where the request stands, how acts were answered, what people see."""

from dataclasses import dataclass
from datetime import datetime

from automation.core.decision.decide import decide, decide_without_desk
from automation.core.decision.unreadable import Remains
from automation.core.history.request import Comment
from automation.core.outcome.decision import Decision
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.process import Process
from automation.core.state.arrival import arrived
from automation.core.state.markers import FORMLESS, STATUS, key_of
from automation.core.state.situation import Answer, Situation
from tests.builders.memory import Issue


@dataclass(kw_only=True)
class Looks(Issue):
    """One request, seen with the eyes of `of`, the desk that looks after it, or of what `remains` of one."""

    of: Catalogue
    process: Process
    remains: Remains | None = None

    @property
    def decision(self) -> Decision:
        """What the desk decides now; nothing is drawn for a look."""
        return self.decided(self.now)

    def decided(self, at: datetime, entropy: bytes | None = None) -> Decision:
        """What the desk decides at a moment; with `entropy`, what a run does."""
        if self.remains:
            return decide_without_desk(self.remains, self.request, at)
        return decide(self.of, self.request, at, entropy)

    @property
    def situation(self) -> Situation:
        """Where the request stands now."""
        found = self.decision.situation
        assert found is not None
        return found

    @property
    def step(self) -> int:
        """The step in progress."""
        return self.situation.step

    @property
    def doer(self) -> str:
        """The first who holds the role; a colleague where somebody else must look at the work."""
        step = self.process.step(self.situation.step)
        holders = self.of.desk.holders(step.actor, self.now)
        is_second_look = any(duty.act == step.key and duty.not_alone_with for duty in self.of.desk.duties)
        return holders[min(int(is_second_look), len(holders) - 1)].login

    @property
    def labels(self) -> set[str]:
        """The labels on the issue."""
        return set(self.request.labels)

    @property
    def answer(self) -> Answer | None:
        """How the last act was answered."""
        comment_id, event_id = self.last
        found = [each for each in self.situation.answers if (each.comment_id, each.event_id) == (comment_id, event_id)]
        return found[0] if found else None

    @property
    def why(self) -> str:
        """The reason code of the answer to the last act, as it is recorded; '' when it was not answered."""
        return self.answer.reason.code.recorded if self.answer else ""

    @property
    def verdicts(self) -> list[tuple[str, str]]:
        """Every approval comment with its reason code."""
        return [(each.login, each.reason.code) for each in self.situation.gate.approvals]

    @property
    def blocks(self) -> set[str]:
        """What keeps the gate shut."""
        return {reason.code for reason in self.situation.gate.blocks}

    @property
    def status(self) -> str:
        """The status comment that the desk wrote since the request is here."""
        comments = arrived(self.request).comments
        return next(each.body for each in comments if key_of(each) in {STATUS, FORMLESS})

    def texts(self, kind: str = "") -> list[str]:
        """The desk's comments beside the status comment, oldest first; `kind` as `reply` or `approval`."""
        found = [each for each in self.request.comments if each.by_desk and key_of(each) not in {STATUS, FORMLESS}]
        return [each.body for each in found if key_of(each).startswith(kind)]

    def comment(self, text: str) -> Comment:
        """The newest comment of a person that holds `text`."""
        return next(each for each in reversed(self.request.comments) if text in each.body and not each.by_desk)
