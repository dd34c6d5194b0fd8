"""By clock and by number: between comments what shuts comes last unless both say otherwise (rules 1 to 13)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from automation.core.approval.gate import judge
from automation.core.commands.table import SORTS, words
from automation.core.history.request import Comment, Request
from automation.core.state.acts import acts
from automation.core.state.situation import Situation
from tests.builders.gate_facts import facts, yes
from tests.builders.stories import Story, account, at_step, evidence, process_of
from tests.proof.wrong.versions import orders_by_the_clock_alone

A = process_of("website-baru")
SECOND = timedelta(seconds=1)
BACK = ("/tolak belum jelas", "/tarik saya keliru")
HISTORIES = 400


def test_a_rejection_by_a_clock_that_is_behind_undoes_the_approval():
    """Its number says that it came later, and in doubt the gate stays shut; an approval written anew counts."""
    told = at_step(5).approves("wati").sleeps().behind().says("wati", "/tolak ada yang baru").wakes().approves("joko")

    assert told.verdicts == [("wati", "order_unclear"), ("joko", "counts")]
    assert "rejected" in told.blocks
    assert told.approves("wati").situation.gate.is_open


def test_a_withdrawal_by_a_clock_that_is_behind_takes_the_approval_back():
    """Also when no run has read either before."""
    told = at_step(5).sleeps().approves("joko", "wati").behind(2).says("wati", "/tarik saya keliru").wakes()

    assert told.verdicts == [("joko", "counts"), ("wati", "order_unclear")]


def test_an_approval_in_the_second_of_the_own_rejection_does_not_lift_it():
    """In one second what shuts comes last."""
    told = at_step(5).approves("joko").sleeps().says("wati", "/tolak belum").at_once().approves("wati").wakes()

    assert "rejected" in told.blocks
    assert told.verdicts[-1] == ("wati", "order_unclear")
    assert told.approves("wati").situation.gate.is_open


def test_a_return_by_a_clock_that_is_behind_voids_the_approvals():
    """And the evidence that came before it by number is of the round before."""
    told = at_step(5).sleeps().approves("wati", "joko").behind(2).says("budi", "/kembali 4 anggaran berubah").wakes()

    assert told.step == 4
    assert not told.situation.evidence[4].is_complete
    assert told.fills("budi").step == 5
    assert not told.situation.gate.is_open


def test_a_request_is_not_taken_up_by_what_came_before_its_end_by_number():
    """Who is caught by this is told to write it again."""
    told = at_step(5).sleeps().says("dina", "/lanjut").behind(2).says("dina", "/batal tidak jadi").wakes()

    assert told.situation.is_closed
    assert "order_not_certain" in {each.reason.code for each in told.situation.answers}
    assert not told.says("dina", "/lanjut").situation.is_closed


def test_a_request_is_not_taken_up_in_the_second_in_which_it_was_closed():
    """Against an event only time speaks."""
    told = at_step(5).sleeps().closes("dina").at_once().says("dina", "/lanjut").wakes()

    assert told.situation.is_closed
    assert told.why == "order_not_certain"


def test_a_hold_is_not_ended_by_what_came_before_it_by_number():
    """The one says that work rests, the other that it goes on."""
    told = (
        at_step(4).sleeps().says("budi", "/lanjut").behind(2).says("budi", "/tunda anggaran sampai 2027-01-20").wakes()
    )

    assert told.situation.held_until is not None


def test_a_label_while_what_shuts_is_not_sure_to_come_later_is_taken_back():
    """The withdrawal came before the label by the clock, and behind the new approval by number: it was shut."""
    told = at_step(5).approves("wati", "joko").sleeps()
    told.says("wati", f"/setujui {told.situation.gate.code}").behind(20).sets("budi", A.step(6).label)
    told.behind(20).says("wati", "/tarik saya keliru").wakes()

    assert told.step == 5
    assert A.step(6).label not in told.labels
    assert told.situation.answers[-1].reason.code == "approval_withdrawn"
    assert "label_overtaken" in {each.reason.code for each in told.situation.answers}


def test_a_label_in_the_second_of_the_last_approval_is_taken_back():
    """Nobody can tell which came first, also where a withdrawal of somebody else stands between the two."""
    told = at_step(5).approves("ratna").sleeps().approves("wati").at_once().says("ratna", "/status")
    told.at_once().says("joko", "/tarik tidak jadi").at_once().sets("budi", A.step(6).label).wakes()

    assert told.step == 5
    assert A.step(6).label not in told.labels


def test_a_signature_is_later_than_the_requirements_by_number_too():
    """Else it may be about an earlier text; written again it counts."""
    told = at_step(3).fills()
    agreement = told.situation.agreement
    requirements = max(each.id for each in told.request.comments if each.body.startswith("/kebutuhan"))
    early = Comment(
        id=requirements - 1,
        node_id="IC_early",
        author=account("dina"),
        body=f"/sepakat {agreement.code}",
        created_at=told.now + SECOND,
    )
    before = told.request
    told.change(comments=(*(each for each in before.comments if each.id != early.id), early))

    assert told.situation.agreement.at is None
    assert "order_not_certain" in {each.reason.code for each in told.situation.answers}


def test_an_approval_is_later_by_number_than_all_that_it_covers():
    """A time alone is a clock's word."""
    found = facts(yes("wati"), yes("joko"))
    numbers = [vote.number for vote in found.votes]

    assert judge(replace(found, changed_number=min(numbers) - 1)).is_open
    late = judge(replace(found, changed_number=max(numbers)))
    assert {each.reason.code for each in late.approvals} == {"order_unclear"}


def _histories() -> Iterator[Story]:
    """What three managers decide, and labels; the numbers of the comments and their times disagree."""
    usual = at_step(5)
    code, start = usual.situation.gate.code, usual.now + SECOND
    first = max(each.id for each in usual.request.comments) + 1
    for seed in range(HISTORIES):
        chance = Random(seed)
        said = [
            (chance.choice(("wati", "joko", "ratna")), chance.choice((f"/setujui {code}", f"/setujui {code}", *BACK)))
            for _ in range(chance.randint(2, 6))
        ]
        numbers = chance.sample(range(first, first + len(said)), len(said))
        comments = tuple(
            Comment(
                id=number,
                node_id=f"IC_x{number}",
                author=account(who),
                body=text,
                created_at=start + chance.randint(0, 4) * SECOND,
            )
            for number, (who, text) in zip(numbers, said, strict=True)
        )
        told = replace(usual, plans=[], is_awake=False)
        told.change(comments=(*usual.request.comments, *comments))
        told.now = start + 10 * SECOND
        if chance.random() < 0.5:
            told.now = start + chance.randint(0, 4) * SECOND
            told.add_label("budi", A.step(6).label, added=True)
            told.now = start + 10 * SECOND
        yield told


def _outlived(told: Story, found: Situation) -> Iterator[int]:
    """Approvals that count although their author took them back later by time or by number."""
    comments = {each.id: each for each in told.request.comments}
    for approval in found.gate.approvals:
        yes_ = comments.get(approval.comment_id)
        if approval.counts and yes_ is not None:
            yield from (
                each.id
                for each in comments.values()
                if each.author == yes_.author and each.body in BACK
                if each.id > yes_.id or each.created_at >= yes_.created_at
            )


def _started_early(told: Story, found: Situation) -> bool:
    """Whether a label began the work although its two approvals had not surely come before, or had been taken back."""
    label = told.request.label_events[-1]
    if found.reached < 6:
        return False
    before = [each for each in told.request.comments if each.author is not None and each.created_at < label.at]
    shut = [each for each in told.request.comments if each.body in BACK and each.created_at <= label.at]
    standing = {
        each.author.login
        for each in before
        if each.body.startswith("/setujui")
        and not any(
            other.author == each.author and (other.id > each.id or other.created_at >= each.created_at)
            for other in shut
        )
    }
    return len(standing) < 2


def _violations(desk: Callable[[Story], Situation]) -> int:
    found = [(told, desk(told)) for told in _histories()]
    return sum(bool(list(_outlived(told, now))) or _started_early(told, now) for told, now in found)


def test_no_order_of_numbers_and_times_lets_an_approval_outlive_what_takes_it_back():
    """Over many histories, of which some open the gate."""
    assert _violations(lambda told: told.situation) == 0
    assert any(told.situation.gate.is_open for told in _histories())


def test_a_desk_that_orders_by_the_clock_alone_is_found_out():
    """The proof can fail."""
    assert _violations(orders_by_the_clock_alone) > 0


@pytest.mark.parametrize("seed", range(20))
def test_the_order_does_not_depend_on_how_github_tells_the_history(seed):
    """Lists of comments may come in any order."""
    told = next(iter(_histories()))
    shuffled = list(told.request.comments)
    Random(seed).shuffle(shuffled)
    names = [_names(request, told) for request in (told.request, replace(told.request, comments=tuple(shuffled)))]

    assert names[0] == names[1]


def _names(request: Request, told: Story) -> list[int | str]:
    return [each.event_id or each.comment_id for each in acts(request, words(told.of), SORTS)]


def test_who_takes_a_request_up_by_a_clock_that_is_behind_is_told_why_not():
    """By number it came after the end, so nobody is told that there was nothing to take up."""
    told = at_step(5).sleeps().says("dina", "/batal salah kirim").behind(30).says("dina", "/lanjut").wakes()

    assert (told.why, told.request.is_open) == ("order_not_certain", False)
    assert told.says("dina", "/lanjut").why == "request_resumed"


@pytest.mark.parametrize(("step", "verb"), [(5, "/mulai"), (6, "")])
def test_work_in_the_second_of_a_rejection_does_not_go_on(step, verb):
    """By a comment as by a label: the rejection has the smaller number and the same time, so it may have come first."""
    told = at_step(step)
    if step == 5:
        told.approves("wati", "joko")
    told.sleeps().says("ratna", "/tolak risikonya belum dijawab").at_once()
    told.says("budi", verb or evidence(A.step(step))).wakes()

    assert (told.why, told.situation.reached) == ("order_not_certain", step)
