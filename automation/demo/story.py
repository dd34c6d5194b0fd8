"""The play as it runs: forms are filed, then scene after scene of all requests in the order of their hours."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from automation.errors import DeskError

from .budgets import Ledger
from .deeds import DEEDS, MOVING, Turn
from .judging import Played, faults, shortfalls
from .look import Look, look
from .script import Example, Play, Scene
from .stage import Stage
from .telling import tell_filed, tell_played, tell_wrong

OPENS, CLOSES, SATURDAY = 8, 16, 5
BETWEEN_FORMS = timedelta(minutes=25)


@dataclass(slots=True, kw_only=True)
class Part:
    """One request's part: its page as filed and now, the scenes still to come, what went wrong."""

    example: Example
    filed: Look
    page: Look
    at: datetime
    scenes: deque[Scene]
    turns: int = 0
    is_held: bool = False
    wrong: list[str] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether nobody has anything more to do here."""
        return not self.scenes or self.is_held or bool(self.wrong)

    @property
    def next_at(self) -> datetime:
        """When the next scene plays."""
        return office_hours(self.at + timedelta(hours=self.scenes[0].hours))


@dataclass(slots=True, kw_only=True)
class Story:
    """Everything on stage. `templates` holds the forms that the desk offers."""

    stage: Stage
    play: Play
    templates: Path
    ledger: Ledger
    parts: list[Part] = field(default_factory=list)
    now: datetime | None = None
    played: int = 0

    def file_all(self) -> None:
        """Every requester sends the form in."""
        count = len(self.play.examples)
        for index, example in enumerate(self.play.examples):
            at = self.move_clock(self.play.begins + index * BETWEEN_FORMS)
            page = self.file(example)
            part = Part(example=example, filed=page, page=page, at=at, scenes=deque(example.scenes))
            self.parts.append(part)
            self.ledger.filed(page)
            tell_filed((index + 1, count), at, example.sender, page)

    def play_all(self, is_enough: Callable[["Story"], bool]) -> None:
        """Scene after scene, until all are over or it is enough."""
        while not is_enough(self) and (waiting := [part for part in self.parts if not part.is_over]):
            self._play_next(min(waiting, key=lambda part: part.next_at))

    def let_an_hour_pass(self) -> None:
        """Whoever goes on from the saved state comes later than everything in it, however fast they are."""
        self.move_clock((self.now or self.play.begins) + timedelta(hours=1))
        self.stage.settle()

    @property
    def total(self) -> int:
        """How many deeds there are in all, as far as it can be told now."""
        return self.played + sum(_left(part) for part in self.parts)

    def file(self, example: Example) -> Look:
        """Send one form in, and look at what becomes of it."""
        template = next((path.name for path in sorted(self.templates.glob(f"*{example.form}.yml"))), example.form)
        form = {"template": template, "title": example.title, "fields": example.fields}
        number = self.stage.client.post(example.sender, "/_sandbox/forms", form)["number"]
        self.stage.settle()
        return look(self.stage, number)

    def move_clock(self, at: datetime) -> datetime:
        """Set the sandbox's time, never back."""
        self.now = max(at, self.now + timedelta(minutes=1)) if self.now else at
        self.stage.set_clock(self.now)
        return self.now

    def _play_next(self, part: Part) -> None:
        scene = part.scenes[0]
        part.at = self.move_clock(part.next_at)
        total = self.total
        who = scene.who[part.turns % len(scene.who)]
        self.played += 1
        try:
            played = perform(self.stage, part.page, scene, who)
        except DeskError as error:
            part.wrong.append(f"{who} cannot {scene.does}: {error}")
            tell_wrong(part.page.number, part.wrong[-1])
            return
        tell_played((self.played, total), part.at, played, self.ledger.played(played))
        part.wrong += faults(played, part.filed)
        for sentence in part.wrong:
            tell_wrong(part.page.number, sentence)
        self._turn_page(part, scene, played.after)

    def _turn_page(self, part: Part, scene: Scene, page: Look) -> None:
        part.page = page
        if scene.until_closed and not page.is_closed:
            part.turns += 1
            if part.turns > page.status.last:
                part.wrong.append("the request does not come to its end")
        else:
            part.scenes.popleft()
            part.turns = 0


def perform(stage: Stage, page: Look, scene: Scene, who: str) -> Played:
    """One deed, and the page before and after it. Raises DeskError when it cannot be done."""
    done = DEEDS[scene.does](Turn(stage=stage, who=who, page=page, details=scene.details))
    stage.settle()
    return Played(who=who, scene=scene, before=page, done=done, after=look(stage, page.number))


def office_hours(at: datetime) -> datetime:
    """The same moment, or the next morning on which people work."""
    if not OPENS <= at.hour < CLOSES:
        at = (at + timedelta(days=int(at.hour >= CLOSES))).replace(hour=OPENS)
    while at.weekday() >= SATURDAY:
        at += timedelta(days=1)
    return at


def ended(part: Part) -> list[str]:
    """What went wrong with a request, and how its end differs from what is wanted; empty when all is well."""
    return [*part.wrong, *shortfalls(part.page, part.example.ends, part.filed)]


def _left(part: Part) -> int:
    """How many deeds a request has left; one until the close is a deed a step."""
    if part.is_over:
        return 0
    once = [scene for scene in part.scenes if not scene.until_closed]
    moves = sum(scene.does in MOVING and scene.outcome == "accepted" for scene in once)
    rest = max(part.page.status.last - part.page.status.step - moves, 0)
    return len(part.scenes) + sum(rest for scene in part.scenes if scene.until_closed)
