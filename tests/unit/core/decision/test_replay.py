"""Replay: the same history gives the same situation, however often and whenever the desk looked (security I7-I12)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.drawn_acts import ACTS, acts
from tests.builders.stories import Story, at_step, catalogue, evidence, process_of, story, third

A = process_of("website-baru")


def outcome(told: Story) -> tuple[set[str], bool, int, tuple[str, ...]]:
    """What people see in the end."""
    answers = tuple(each.reason.code for each in told.situation.answers)
    return told.labels, told.request.is_open, told.situation.reached, answers


@settings(max_examples=25)
@given(st.integers(2, 9), ACTS)
def test_whatever_people_do_the_promises_hold(step, plot):
    """After any acts of anybody: one step label, no work without approval, nothing left to do."""
    told = at_step(step)
    for login, word in plot:
        acts(told, login, word)


@pytest.mark.parametrize("step", [6, 7, 8])
@pytest.mark.parametrize("hand", ["wati", "joko"])
def test_what_an_approver_does_later_gives_a_surplus_approval_no_mark(step, hand):
    """It filled no slot when it was given; that another approver wrote evidence since is no answer to it."""
    told = at_step(step)
    for login, word in (("ratna", "setujui"), ("budi", "kembali"), (hand, "verb")):
        acts(told, login, word)

    assert told.comment("/setujui").marks == frozenset()


@pytest.mark.parametrize("who", ["dina", "ratna", "lina"])
@pytest.mark.parametrize("hand", ["wati", "joko"])
def test_what_an_approver_does_later_takes_no_label_of_before_back(who, hand):
    """The label stood over an open gate; who wrote evidence since closed it then, and not before."""
    told = at_step(6)
    for login, word in ((who, "gated"), ("budi", "kembali"), (hand, "verb")):
        acts(told, login, word)

    assert [each.reason.code for each in told.situation.answers if each.event_id] == []


@settings(max_examples=25)
@given(st.integers(2, 9), ACTS, st.data())
def test_runs_that_were_lost_change_nothing(step, plot, data):
    """Where no text was edited or deleted, a desk that saw every act and one that slept end in the same state."""
    awake, drowsy = at_step(step), at_step(step)
    for login, word in plot:
        acts(awake, login, word)
        drowsy.is_awake = data.draw(st.booleans())
        acts(drowsy, login, word)
    drowsy.wakes().runs()

    assert outcome(drowsy) == outcome(awake)


@settings(max_examples=25)
@given(st.integers(5, 9), ACTS, st.data())
def test_edits_and_deletions_never_open_a_gate(step, plot, data):
    """However texts were changed, seen or unseen, a gate is open only for what was approved, and one run settles it."""
    told = at_step(step)
    for login, word in plot:
        told.is_awake = data.draw(st.booleans())
        acts(told, login, word)
        was_open = told.situation.gate.is_open
        # What a deleted rejection, withdrawal or return said is in the record only, which is to come.
        texts = [each.body for each in told.request.comments if not each.by_desk]
        texts = [text for text in texts if not text.startswith(("/tolak", "/tarik", "/kembali"))]
        if not told.is_awake:
            # Whose hand an approver's sections were in is in the record only, too: a run must have seen them.
            planners = {"budi", "sari"}
            texts = [text for text in texts if "### " not in text or told.comment(text).author.login in planners]
        match data.draw(st.sampled_from(["", "", "body", "author", "stranger", "delete"])):
            case "body":
                told.edits_body(data.draw(st.sampled_from(["dina", "lina"])), "Jawaban", "Jawaban.")
            case "author" if texts:
                text = data.draw(st.sampled_from(texts))
                told.edits(told.comment(text).author.login, text, f"{text} lagi")
            case "stranger" if texts:
                text = data.draw(st.sampled_from(texts))
                told.edits("lina", text, data.draw(st.sampled_from([text, "dihapus", evidence(A.step(4))])))
            case "delete" if texts:
                told.deletes("lina", data.draw(st.sampled_from(texts)))
            case _:
                continue
        assert was_open or not told.situation.gate.is_open
    told.wakes()


@pytest.mark.parametrize(
    ("process", "of"), [("website-baru", None), ("perbaikan-fitur", None), ("pinjam-ruang", third())]
)
def test_a_whole_life_seen_at_its_end_only(process, of):
    """The desk that wakes once, to show the code, and then at the last comment finds the request done."""
    told = story(process, of).opened_by("dina").sleeps()
    while not told.situation.is_closed:
        situation, step = told.situation, told.process.step(told.situation.step)
        if step.approval and not situation.gate.is_open:
            told.wakes().sleeps().approves_next()
        else:
            told.says(told.doer, evidence(step))
    told.wakes()

    assert told.labels == {told.process.label, "status: selesai"}
    assert not told.request.is_open


def test_the_same_values_give_the_same_decision():
    """Nothing but the history, the sources and the moment counts."""
    told = at_step(7)

    assert told.decision == told.decision


def test_a_request_stays_with_the_version_it_started_under():
    """A newer version in force later is for new requests."""
    told = at_step(3)
    newer = replace(A, version=2, effective_at=told.now + timedelta(days=1), steps=A.steps[:2])
    told.under(replace(told.of, processes=(*told.of.processes, newer))).waits(timedelta(days=2)).runs()

    assert told.situation.process.version == 1
    assert told.comes_to(6).step == 6


def test_a_transferred_request_starts_anew():
    """What was said in another repository was said of another request: nothing is carried over."""
    told = at_step(7)
    told.change(transferred_at=told.tick(), repository_id=7002, register=None)
    told.runs()

    assert told.step == 2
    assert told.labels == {A.label, A.step(2).label}
    assert told.verdicts == []
    assert told.comes_to(6).step == 6


def test_a_request_whose_author_is_gone_goes_on():
    """A deleted account is nobody; the representatives of the unit stand in."""
    told = at_step(3)
    told.change(author=None)
    told.runs().fills().says("dina", f"/sepakat {told.situation.agreement.code}")

    assert told.comes_to(6).step == 6
    assert told.says("dina", "/batal tidak jadi").labels == {A.label, "status: dibatalkan"}


def test_a_comment_of_a_deleted_account_is_no_approval():
    """Who approved must be known, by the record at least."""
    told = at_step(5).approves("wati").sleeps().approves("joko")
    told.put(replace(told.comment("/setujui"), author=None))
    told.wakes()

    assert not told.situation.gate.is_open


def test_since_when_it_stands_there_is_the_last_move():
    """Not the last comment, not the last edit of a label."""
    told = at_step(3)
    since = told.situation.since
    told.says("budi", "/kebutuhan").sets("lina", A.step(5).label).says("dina", "/status")

    assert told.situation.since == since


def test_moves_tell_who_and_why():
    """For the page of the request and for `explain`."""
    told = at_step(3)

    assert [(move.step, move.reason.code) for move in told.situation.moves] == [(2, "form_complete"), (3, "step_done")]
    assert told.situation.moves[-1].actor.login == "budi"


def test_both_desks_are_told_apart_by_their_data():
    """No procedure of one desk is known to the other."""
    assert {process.id for process in catalogue().processes} == {"website-baru", "perbaikan-fitur"}
    assert {process.id for process in third().processes} == {"pinjam-ruang"}
