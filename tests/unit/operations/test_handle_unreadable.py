"""A run on what cannot be read takes back first and complains afterwards; what is passing takes nothing off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from automation.core.decision.unreadable import Remains
from automation.core.outcome.plan import Plan, RemoveLabels
from automation.core.problem import Reason
from automation.errors import GitHubUnavailable, Unreadable
from automation.operations.handle import Run, handle, record
from automation.operations.ports import Reading
from automation.operations.sweep import is_off
from tests.builders.stories import Story, at_step, catalogue
from tests.unit.core.decision.unreadings import BY_REQUEST, development

SIX = at_step(2).process.step(6).label


@dataclass
class Desk:
    """Answers with one story after the other, the last for ever (an error is raised); notes what is written."""

    answers: list[Story | Exception]
    written: list[Plan] = field(default_factory=list)
    recorded: list[object] = field(default_factory=list)
    looks: int = 0

    def read(self, number: int) -> Reading:
        """The next answer."""
        self.looks += 1
        told = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(told, Exception):
            raise told
        assert told.request.number == number
        return Reading(request=told.request, now=told.now, raw={})

    def apply(self, plan: Plan) -> None:
        """Notes it."""
        self.written.append(plan)

    def append(self, _: Reading, entries: Sequence[object], __: object = ()) -> None:
        """Notes it."""
        self.recorded += entries

    @property
    def taken_off(self) -> set[str]:
        """All labels that were taken off."""
        removed = [write for plan in self.written for write in plan.writes if isinstance(write, RemoveLabels)]
        return {name for write in removed for name in write.names}


def run(desk: Desk, rules: object = None) -> Run:
    """A run without an event."""
    return Run(
        catalogue=rules or catalogue(), desk=desk, number=12, sources=lambda: ("", ""), entropy=lambda: b"\0" * 32
    )


def unreadable(why: str, step: int = 2) -> Story:
    """A request with a label by hand that cannot be read."""
    told = at_step(step).sleeps().sets("tono", SIX)
    BY_REQUEST[why](told)
    return told


@pytest.mark.parametrize("why", ["record_broken", "record_foreign", "record_missing"])
def test_it_ends_in_red_after_it_has_taken_back(why):
    """Those who keep the desk must restore the record."""
    desk = Desk([unreadable(why)])
    with pytest.raises(Unreadable, match="Nothing was opened"):
        handle(run(desk))

    assert desk.taken_off == {SIX}
    assert desk.recorded == []


def test_what_nobody_could_mend_is_no_red_run():
    """The page tells the requester to file anew."""
    desk = Desk([unreadable("edits_unheard")])
    plan, is_left = handle(run(desk))

    assert (desk.taken_off, is_left, plan.unknown.code) == ({SIX}, False, "edits_unheard")
    assert [entry.code for entry in desk.recorded] == ["edits_unheard", "label_unread"]


def test_the_job_without_the_right_to_record_takes_back_and_leaves_the_record():
    """Two jobs, as in production: the second records, and ends in red."""
    told = unreadable("process_gone")
    desk = Desk([told])
    plan, is_left = handle(run(desk, told.of), may_record=False)
    assert (desk.taken_off >= {SIX}, desk.recorded, is_left) == (True, [], True)
    for write in plan.writes:
        told.apply(write)
    with pytest.raises(Unreadable, match="prosedur"):
        record(run(desk, told.of))

    assert [entry.code for entry in desk.recorded] == ["process_gone", "label_unread"]


@pytest.mark.parametrize("why", ["record_broken", "record_foreign", "record_missing"])
def test_what_the_second_look_tells_otherwise_takes_nothing_off(why):
    """A replica that lags behind lacks a file, or holds half of one."""
    whole, passing = at_step(7), at_step(7)
    BY_REQUEST[why](passing)
    desk = Desk([passing, whole])
    handle(run(desk))

    assert (desk.looks, desk.written) == (2, [])


@pytest.mark.parametrize("place", [0, 1])
def test_github_that_fails_takes_nothing_off(place):
    """At the first look, and at the second."""
    answers: list[Story | Exception] = [unreadable("record_broken")] * 2
    answers[place] = GitHubUnavailable("GitHub asks to wait or failed (502)")
    desk = Desk(answers)
    with pytest.raises(GitHubUnavailable):
        handle(run(desk))

    assert desk.written == []


def settled(told: Story) -> Story:
    """After a run has written what it had to."""
    desk = Desk([told])
    try:
        plan, _ = handle(run(desk, told.remains or told.of))
    except Unreadable:
        plan = desk.written[0]
    for write in plan.writes:
        told.apply(write)
    known = told.request.record
    told.change(record=(*known, *desk.recorded) if desk.recorded else known)
    return told


@pytest.mark.parametrize("why", BY_REQUEST)
def test_the_sweep_hands_it_on_once(why):
    """While a label stands that must go; afterwards it is where it can be."""
    told = unreadable(why)
    off = [is_off(told.of, Reading(request=told.request, now=told.now, raw={}))]
    settled(told)
    off.append(is_off(told.of, Reading(request=told.request, now=told.now, raw={})))

    assert off == [True, False]
    assert development(told) == set()


def broken_desk(step: int, *acts: Callable[[Story], object]) -> Story:
    """A request of a desk that cannot be read as a whole."""
    told = at_step(step).sleeps()
    told.remains = Remains(processes=told.of.processes, cause=Reason("desk_broken"))
    for act in acts:
        act(told)
    return told


def test_the_sweep_of_a_broken_desk_hands_on_what_stands_wrongly_only():
    """A label by hand once; what the desk put on never."""
    told = broken_desk(7, lambda each: each.sets("tono", each.process.step(9).label))
    off = [is_off(told.remains, Reading(request=told.request, now=told.now, raw={}))]
    settled(told)
    off.append(is_off(told.remains, Reading(request=told.request, now=told.now, raw={})))
    quiet = broken_desk(7)

    assert off == [True, False]
    assert not is_off(quiet.remains, Reading(request=quiet.request, now=quiet.now, raw={}))
