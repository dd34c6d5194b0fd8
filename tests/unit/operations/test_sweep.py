"""What the sweep hands on, and what is said of a request whose record is missing (design sections 3 and 6)."""

from dataclasses import replace

import pytest

from automation.core.outcome.decision import Unread
from automation.core.problem import Reason
from automation.errors import Conflict, GitHubRefused, GitHubUnavailable
from automation.operations.bulk import end_of
from automation.operations.ports import Listing, Reading
from automation.operations.sweep import is_off, sweep
from automation.render.comments.compose import compose
from automation.render.reports.explain import explained, lines
from tests.builders.rights import LINA, member
from tests.builders.stories import Story, at_step, catalogue, story


def reading(told: Story) -> Reading:
    """The request as a sweep reads it."""
    return Reading(request=told.request, now=told.now, raw={})


class Board:
    """A repository of so many requests that a run must look at."""

    def __init__(self, count: int) -> None:
        """Each was just filed."""
        told = story().sleeps().opened_by("dina")
        self.now = told.now
        self.requests = [replace(told.request, number=number) for number in range(1, count + 1)]

    def read_all(self, states: object, keep: float = 0.0, *, is_whole: bool = False) -> Listing:
        """All of them."""
        readings = tuple(Reading(request=each, now=self.now, raw={}) for each in self.requests)
        return Listing(readings=readings, now=self.now, is_private=False)


def failing(errors: dict[int, Exception], tried: list[int]):
    """Hand each number on, unless it has an error."""

    def hand_on(number: int) -> None:
        tried.append(number)
        if number in errors:
            raise errors[number]

    return hand_on


def test_a_request_that_cannot_be_handed_on_keeps_no_other_waiting():
    """The others go through, and what failed is told."""
    tried: list[int] = []
    swept = sweep(catalogue(), Board(4), failing({2: Conflict("somebody else wrote")}, tried))

    assert (swept.seen, swept.handed, swept.failed) == (4, 3, ("#2: somebody else wrote",))
    assert tried == [1, 2, 3, 4]


def test_the_sweep_stops_when_nothing_goes_through():
    """Three failures in a row are enough; the rest is told as not tried."""
    tried: list[int] = []
    errors = dict.fromkeys(range(2, 7), GitHubUnavailable("GitHub did not answer"))
    swept = sweep(catalogue(), Board(6), failing(errors, tried))

    assert tried == [1, 2, 3, 4]
    assert swept.failed[-1] == "#6: not tried after 3 failures in a row"
    assert [line.partition(":")[0] for line in swept.failed] == ["#2", "#3", "#4", "#5", "#6"]


def test_a_request_in_order_is_left_alone():
    """Nothing to write and nothing to record."""
    assert not is_off(catalogue(), reading(at_step(5)))


class Odd(Board):
    """The same, but one of them is of no known kind, one could not be read, and some were left for another time."""

    def read_all(self, states: object, keep: float = 0.0, *, is_whole: bool = False) -> Listing:
        """With what nobody foresaw."""
        assert (keep, is_whole) == (0.5, False)
        listing = super().read_all(states)
        odd = replace(listing.readings[1], request=replace(listing.readings[1].request, body=None))
        readings = (listing.readings[0], odd, *listing.readings[2:])
        lost = Unread(number=9, reason=Reason("unread_failing", {"said": "502"}))
        return replace(listing, readings=readings, unread=(lost,), unseen=5)


def test_a_request_that_nobody_foresaw_keeps_no_other_waiting():
    """It is named as a bug of the desk, which alone makes the sweep red; the others are handed on."""
    tried: list[int] = []
    swept = sweep(catalogue(), Odd(4), failing({}, tried))

    assert tried == [1, 3, 4]
    assert [(one.number, one.reason.code) for one in swept.unread] == [(2, "unread_bug"), (9, "unread_failing")]
    assert "at " in swept.unread[0].reason.facts["said"]
    assert (end_of(swept.unread, swept.unseen), end_of(swept.unread[1:], 0), end_of((), 5)) == (3, 4, 4)
    assert end_of(()) == 0


@pytest.mark.parametrize(
    ("errors", "is_passing"),
    [({}, True), ({2: Conflict("x")}, True), ({2: Conflict("x"), 3: GitHubRefused("no such workflow")}, False)],
)
def test_only_what_somebody_must_act_for_is_no_passing_failure(errors, is_passing):
    """A sweep that could not hand on is red only for that."""
    assert sweep(catalogue(), Board(4), failing(errors, [])).is_passing is is_passing


class Settled:
    """A repository of two requests in order, when the desk file has just changed unheard."""

    def read_all(self, states: object, keep: float = 0.0, *, is_whole: bool = False) -> Listing:
        """Both, under the register of before."""
        told = at_step(5)
        readings = tuple(reading(told) for _ in range(2))
        return Listing(readings=readings, now=told.now, is_private=False)


def test_one_run_is_enough_to_tell_the_register_of_a_new_desk_file():
    """Where the run of the push was lost, the sweep hands one request on, not all of them."""
    tried: list[int] = []
    sweep(member("tim_it", LINA), Settled(), failing({}, tried))

    assert tried == [12]


def test_a_run_that_wrote_and_died_before_recording_is_made_up_for():
    """All labels and comments stand, but the record lacks its last entries."""
    told = at_step(5).sets("tono", at_step(5).process.step(6).label)
    told.change(record=told.request.record[:-1])

    assert compose(catalogue(), told.decision).writes == ()
    assert is_off(catalogue(), reading(told))


def test_a_missing_record_is_said_aloud():
    """The sweep hands the request on, and the account of it names the record, not a missing form."""
    told = at_step(7)
    told.change(record=())
    verdict = explained(told.decision)

    assert is_off(catalogue(), reading(told))
    assert (verdict["may_develop"], verdict["blocks"]) == (False, ["record_missing"])
    assert "record" in "".join(lines(catalogue(), told.decision, compose(catalogue(), told.decision), "en"))


def test_a_record_of_another_request_opens_nothing():
    """Copied from elsewhere, it is as good as broken."""
    told = at_step(7)
    first, *rest = told.request.record
    told.change(record=(replace(first, event="I_other"), *rest))

    assert told.decision.unknown.code == "record_broken"
