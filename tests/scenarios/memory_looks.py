"""What anybody can see of a scenario in memory."""

from dataclasses import dataclass

from automation.core.history.record import EntryKind
from automation.core.policy.process import Process
from automation.core.questions.verify import Question, verdict
from automation.core.state.situation import Answer
from tests.builders.stories import Story, story
from tests.scenarios.stage import ByHand, Noted, Said, Verified


@dataclass(kw_only=True)
class Seen:
    """One story, as it shows."""

    process: Process
    told: Story

    @property
    def today(self) -> str:
        """The day of the clock."""
        return self.told.of.desk.calendar.offsets.local(self.told.now).date().isoformat()

    @property
    def is_readable(self) -> bool:
        """Whether the desk can know how the request stands."""
        return self.told.decision.unknown is None

    @property
    def step(self) -> int:
        """The step in progress."""
        return self.told.step

    @property
    def state(self) -> str:
        """What lies over the step."""
        return self.told.situation.overlay.value

    @property
    def is_open(self) -> bool:
        """Whether the issue is open."""
        return self.told.request.is_open

    @property
    def labels(self) -> set[str]:
        """The labels on the issue."""
        return self.told.labels

    @property
    def code(self) -> str:
        """The code to approve."""
        return self.told.situation.gate.code

    @property
    def code_of_another(self) -> str:
        """The code of another request with the same text."""
        other = story(self.process.id, self.told.of)
        other.is_awake = False
        other.opened_by(self.told.request.author.login)
        other.is_awake = True
        other.change(number=self.told.request.number + 1)
        return other.runs().comes_to(self.step).situation.gate.code

    @property
    def status(self) -> str:
        """The status comment."""
        return self.told.status

    @property
    def texts(self) -> list[str]:
        """The desk's other comments."""
        return self.told.texts() if self.told.request else []

    @property
    def counts(self) -> list[str]:
        """Whose approvals count."""
        return sorted(each.login for each in self.told.situation.gate.approvals if each.counts)

    @property
    def needs(self) -> list[str]:
        """The roles that still have to approve."""
        return sorted(self.told.situation.gate.open_slots)

    @property
    def waiting_for(self) -> list[str]:
        """Who must act."""
        return list(self.told.situation.waiting_for)

    @property
    def may_be_developed(self) -> bool:
        """Whether work may go on."""
        return self.told.situation.may_develop

    @property
    def last(self) -> Said | None:
        """What became of the last act."""
        return _said(self.told.answer)

    @property
    def by_hand(self) -> list[ByHand]:
        """Labels put on by people."""
        events = self.told.request.label_events if self.told.request else ()
        return [
            ByHand(event=event.node_id, login=event.actor.login, label=event.label)
            for event in events
            if event.added and event.actor and event.actor.is_person
        ]

    @property
    def record(self) -> list[Noted]:
        """The entries of the record."""
        entries = self.told.request.record or () if self.told.request else ()
        return [Noted(kind=EntryKind(each.kind).value, code=each.code, event=each.event) for each in entries]

    def verified(self, repository: str, code: str | None) -> Verified:
        """The answer to whoever would develop it."""
        found = verdict(self.told.decision, Question(repository=repository, code=code))
        answer = "unknown" if found.is_unknown else "may" if found.may else "may not"
        return Verified(answer=answer, reasons=tuple(each.code for each in found.reasons))

    def answer_to(self, event: str) -> Said | None:
        """What became of a label that was put on."""
        return _said(next((each for each in self.told.situation.answers if each.event_id == event), None))


def _said(answer: Answer | None) -> Said | None:
    return Said(code=answer.reason.code.recorded, accepted=answer.accepted) if answer else None
