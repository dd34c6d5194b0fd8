"""Development labels that no person put on a request: a label renamed in the repository, or the work of another bot.

Nobody is there to be answered, so the record alone tells that they were taken back.
"""

from collections.abc import Iterable
from datetime import datetime

from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import LabelEvent, Request
from automation.core.policy.label_names import is_same_label, reads_as
from automation.core.state.situation import Situation
from automation.core.why import Why


def stray_entries(situation: Situation, request: Request, now: datetime) -> Iterable[Entry]:
    """An entry for each such label that the desk took off and the record does not name yet."""
    known = {entry.event for entry in request.record or ()}
    furthest = max([situation.reached, *(move.step for move in situation.moves)])
    beyond = [step.label for step in situation.process.steps if step.gated and step.number > furthest]
    for place, event in enumerate(request.label_events):
        is_taken_off = (
            not event.added and not _is_by_person(event) and any(reads_as(event.label, label) for label in beyond)
        )
        if (
            is_taken_off
            and event.node_id not in known
            and not _has_own_entry(request.label_events[:place], event, known)
        ):
            yield Entry(
                kind=EntryKind.LABEL_TAKEN_BACK,
                at=event.at,
                recorded_at=now,
                code=Why.LABEL_OF_NOBODY,
                rule="5",
                before=situation.reached,
                after=situation.reached,
                process=situation.process.id,
                version=situation.process.version,
                event=event.node_id,
            )


def _has_own_entry(earlier: tuple[LabelEvent, ...], event: LabelEvent, known: set[str]) -> bool:
    """Whether a person's act put it on, with an answer and an entry of its own, though that account be gone by now."""
    same = [each for each in earlier if each.added and is_same_label(each.label, event.label)]
    return bool(same) and (_is_by_person(same[-1]) or same[-1].node_id in known)


def _is_by_person(event: LabelEvent) -> bool:
    return event.actor is not None and event.actor.is_person
