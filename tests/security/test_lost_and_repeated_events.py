"""Lost, repeated, reordered and old events: one look at the request gives the same state as all of them in order."""

import re

import pytest

from automation.core.approval.revision import NO_CODE
from automation.core.decision.trigger import Hint, is_worth_reading
from tests.builders.stories import account, at_step, catalogue, evidence, process_of
from tests.security.desk_in_memory import run, twin

A = process_of("website-baru")
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def approves(told, login):
    """Whoever approves waits for a run that shows the code: nobody can know it before."""
    if told.situation.gate.code in {"", NO_CODE}:
        run(told)
    return told.approves(login)


ACTS = {
    "the plan": ("budi", lambda told: told.says("budi", evidence(A.step(4)))),
    "one approval": ("wati", lambda told: approves(told, "wati")),
    "a label by hand": ("tono", lambda told: told.sets("tono", A.step(6).label)),
    "the other approval": ("joko", lambda told: approves(told, "joko")),
    "the start": ("budi", lambda told: told.says("budi", "/mulai")),
    "a withdrawal": ("wati", lambda told: told.says("wati", "/tarik anggaran belum pasti")),
}
MOST = 6


def seen(told):
    """What people see: labels, open or closed, the status comment, and every verdict on an approval."""
    # Each run draws its own salts, so only the places of codes are compared.
    return told.labels, told.request.is_open, CODE.sub("CODE", told.status), told.verdicts


def story_of(*names):
    """The acts at a desk that sleeps."""
    told = twin(at_step(4))
    for name in names:
        ACTS[name][1](told)
    return told


@pytest.mark.parametrize("length", [3, MOST])
def test_whatever_events_are_lost_one_look_gives_the_same_state(length):
    """Every subset of the runs is left out, of every beginning of a story of six acts."""
    names = list(ACTS)[:length]
    awake = story_of()
    for name in names:
        ACTS[name][1](awake)
        run(awake)
    for subset in range(2**length):
        told = story_of()
        for place, name in enumerate(names):
            ACTS[name][1](told)
            if subset >> place & 1:
                run(told)
        run(told)

        assert seen(told) == seen(awake), subset


def events_of(told, names):
    """What GitHub tells of each act: who did it and, of a comment, its text; chatter and an outsider's word too."""
    people = [comment for comment in told.request.comments if not comment.by_desk]
    texts = {comment.author.login: comment.body for comment in people}
    found = [_event(ACTS[name][0], texts.get(ACTS[name][0], "")) for name in names if name != "a label by hand"]
    return [*found, Hint(number=12, author=account("dina")), _event("lina", "/mulai")]


def _event(login, text):
    return Hint(number=12, author=account("dina"), comment_author=account(login), comment_texts=(text,))


class Orders:
    """Every order of the events, each at most twice, one after another; equal states are gone on from once."""

    def __init__(self, events, wanted):
        """`wanted` is what must be seen as soon as one event that is worth a look was handled."""
        self.events, self.wanted, self.looked, self.known = events, wanted, 0, []

    def go_on(self, told, left, is_read):
        """Each of the events that are left comes next."""
        assert not is_read or seen(told) == self.wanted
        for place, event in enumerate(self.events):
            if left[place]:
                other, rest = twin(told), (*left[:place], left[place] - 1, *left[place + 1 :])
                is_worth = is_worth_reading(event, catalogue())
                if is_worth:
                    run(other)
                    self.looked += 1
                if (rest, other.request) not in self.known:
                    self.known.append((rest, other.request))
                    self.go_on(other, rest, is_read or is_worth)


@pytest.mark.parametrize("twice", [None, *range(MOST)])
def test_in_whatever_order_and_however_often_events_come_the_state_is_the_same(twice):
    """All orders of six events, and of six of which one comes twice; an event's own text decides nothing."""
    names = [name for name in ACTS if name != "the start"]
    told = story_of(*names)
    once = twin(told)
    run(once)
    events = events_of(told, names)
    assert len(events) == MOST
    orders = Orders(events, seen(once))
    orders.go_on(told, tuple(2 if place == twice else 1 for place in range(MOST)), is_read=False)

    assert orders.looked >= MOST - 1


def test_an_old_event_with_an_approval_in_it_opens_nothing():
    """The comment that an old run was started by is gone, or says something else, by the time it is run again."""
    told = twin(at_step(5).approves("wati"))
    code = told.situation.gate.code
    replayed = _event("joko", f"/setujui {code}")
    assert is_worth_reading(replayed, catalogue())
    for _ in range(3):
        assert set(run(told)) == {"read"}

    assert not told.situation.gate.is_open
