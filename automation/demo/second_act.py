"""The second act as it runs: what newcomers try, one thing after the other, and whether each was refused."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from automation.errors import DeskError

from .judging import Played, faults, shortfalls
from .look import Look
from .reading import answer_of, holds, line_with
from .script import Example, Scene
from .story import Story, office_hours, perform
from .telling_tries import tell_before, tell_deed, tell_end, tell_filing, tell_try
from .tries import Tries, Try, Words


@dataclass(slots=True, kw_only=True)
class Case:
    """A request of the second act: its page as filed and now."""

    example: Example
    filed: Look
    page: Look

    @property
    def shortfalls(self) -> list[str]:
        """How it differs from the end that is wanted."""
        return list(shortfalls(self.page, self.example.ends, self.filed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one try: how many requests it took, and what was not as it must be."""

    attempt: Try
    number: int
    requests: int
    wrong: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class SecondAct:
    """Everything of the second act; it goes on where `story` stopped."""

    story: Story
    script: Tries
    cases: dict[str, Case] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)

    def play(self) -> None:
        """File the requests, then try what is to be tried."""
        for example in self.script.examples:
            at = self._wait(1)
            page = self.story.file(example)
            self.story.ledger.filed(page)
            self.cases[example.name] = Case(example=example, filed=page, page=page)
            tell_filing(at, example.sender, page)
        for attempt in self.script.tries:
            self._play(attempt)

    def _play(self, attempt: Try) -> None:
        case = self.cases[attempt.on]
        tell_try((len(self.outcomes) + 1, len(self.script.tries)), case.page.number, attempt)
        wrong = [sentence for scene in attempt.first for sentence in self._prepare(case, scene)]
        spent = 0
        for scene in attempt.scenes:
            requests, faulty = self._try(case, scene)
            spent += requests
            wrong += faulty
        tell_end(attempt, spent, wrong, case.page.number)
        self.outcomes.append(Outcome(attempt=attempt, number=case.page.number, requests=spent, wrong=tuple(wrong)))

    def _prepare(self, case: Case, scene: Scene) -> list[str]:
        """What others do before, rightly."""
        self._wait(scene.hours)
        try:
            played = self._perform(case, scene)
        except DeskError as error:
            return [f"{scene.who[0]} cannot {scene.does}: {error}"]
        tell_before(played, self.story.ledger.played(played))
        return list(faults(played, case.filed))

    def _try(self, case: Case, scene: Scene) -> tuple[int, list[str]]:
        """How many requests one deed of a try took, and what was wrong with it."""
        self._wait(scene.hours)
        try:
            played = self._perform(case, scene)
        except DeskError as error:
            return 0, [f"{scene.who[0]} cannot {scene.does}: {error}"]
        requests = self.story.ledger.played(played)
        tell_deed(played, answered(played), requests)
        return requests, [*faults(played, case.filed), *unrefused(played)]

    def _perform(self, case: Case, scene: Scene) -> Played:
        played = perform(self.story.stage, case.page, scene, scene.who[0])
        case.page = played.after
        return played

    def _wait(self, hours: float) -> datetime:
        now = self.story.now or self.story.play.begins
        return self.story.move_clock(office_hours(now + timedelta(hours=hours)))


def answered(played: Played) -> Words:
    """What the desk answered: a comment of refusal, else the line of its status that says it; '' when it is silent."""
    for post in played.after.new_posts(played.before):
        if (said := answer_of(post.body))[0]:
            return Words(id=said[0], en=said[1])
    own, english = line_with(played.after.status_body, played.scene.says) if played.scene.says else ("", "")
    return Words(id=own and f"(komentar status) {own}", en=english and f"(status comment) {english}")


def unrefused(played: Played) -> Iterable[str]:
    """What keeps a try from being refused: words that the answer lacks, or anything that it moved."""
    said = answered(played).id
    if not holds(said, played.scene.says):
        yield f"{played.who} must be told {' … '.join(played.scene.says)!r}, and is told {said!r}"
    before, after = stand(played.before), stand(played.after)
    for name, was in before.items():
        if after[name] != was:
            yield f"{played.who} {played.done.shown!r} must change nothing: {name} was {was!r}, and is {after[name]!r}"


def stand(page: Look) -> dict[str, object]:
    """What no try may change: the labels, the step, whom the request waits for, what counts, open or closed."""
    return {
        "state": page.state,
        "labels": sorted(page.labels),
        "step": page.status.step,
        "waits for": page.status.waits_for,
        "asks for approval": page.status.asks_approval,
        "approvals that count": sorted(page.status.counted),
    }
