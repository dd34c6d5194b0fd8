"""What the demo makes of pages: budgets that do not hold, and tries that were not refused."""

from dataclasses import replace

import pytest

from automation.demo.budgets import BUDGETS, Kind, Seen, Spent, overdrawn, table
from automation.demo.deeds import Done
from automation.demo.judging import Played
from automation.demo.look import DESK, Look, Post
from automation.demo.reading import STATUS
from automation.demo.script import Scene
from automation.demo.second_act import unrefused

WAITS = f"{STATUS}\n### Langkah 5 dari 9\n\n- Menunggu: **Manajemen**\n\n```text\n/setujui AAAA\n```\n"
READY = f"{STATUS}\n### Langkah 5 dari 9\n\n- Menunggu: **Tim IT**\n\n- ✅ `wati`: dihitung\n"
REFUSAL = Post(id=3, author=DESK, body="@wati\n\n⚠️ Persetujuan ini tidak dihitung: diubah.\n", marks=0)
PAGE = Look(
    number=1,
    title="",
    body="",
    state="open",
    labels=frozenset({"langkah 05: persetujuan"}),
    posts=(Post(id=1, author=DESK, body=WAITS, marks=0),),
)
ONE_OF_EACH = [Spent(number=1, kind=kind, requests=budget, extra=0) for kind, budget in BUDGETS.items()]


def tried(after: Look) -> Played:
    """An approval that is to be refused, and the page after it."""
    scene = Scene(who=("wati",), does="say", outcome="refused", says=("tidak dihitung",))
    return Played(who="wati", scene=scene, before=PAGE, done=Done(shown="/setujui"), after=after)


def with_status(body: str) -> Look:
    """The page with another status comment, and the refusal below it."""
    return replace(PAGE, posts=(Post(id=1, author=DESK, body=body, marks=0), REFUSAL))


def test_a_refusal_that_moves_nothing_is_one():
    """An answer with the words that are asked for, and everything where it was."""
    assert list(unrefused(tried(with_status(WAITS)))) == []


def test_an_answer_without_the_words_is_no_refusal():
    """Where the desk says something else, or nothing, the sentence tells what was said."""
    assert "is told ''" in " ".join(unrefused(tried(PAGE)))


def test_a_refusal_that_opens_something_is_none():
    """A refusal in words with a gate that opened is told with what changed."""
    found = " ".join(unrefused(tried(with_status(READY))))

    assert "waits for was 'Manajemen', and is 'Tim IT'" in found
    assert "approvals that count was [], and is ['wati']" in found


def test_a_label_that_stays_is_no_refusal():
    """A development label that is still there after the try is told."""
    after = replace(with_status(WAITS), labels=PAGE.labels | {"langkah 06: mengecat"})

    assert "labels was" in " ".join(unrefused(tried(after)))


def test_budgets_that_hold_say_nothing():
    """Where each kind of event was played within its budget, there is nothing to tell."""
    assert overdrawn(ONE_OF_EACH) == []
    assert [line[2] for line in table(ONE_OF_EACH)[1:-1]] == ["✓"] * len(BUDGETS)


@pytest.mark.parametrize("kind", BUDGETS)
def test_one_request_too_many_is_told(kind):
    """A run over its budget is a sentence, unless that request made labels or the record's branch."""
    over = Spent(number=7, kind=kind, requests=BUDGETS[kind] + 1, extra=0)

    (sentence,) = overdrawn([*ONE_OF_EACH, over])
    assert sentence.startswith(f"#7: {over.requests} requests, and the budget is {BUDGETS[kind]} ")
    assert overdrawn([*ONE_OF_EACH, replace(over, extra=1)]) == []


@pytest.mark.parametrize("kind", BUDGETS)
def test_an_event_that_was_never_played_is_told(kind):
    """A budget that no event of the play tries counts as not held."""
    rest = [each for each in ONE_OF_EACH if each.kind is not kind]

    assert overdrawn(rest) == [f"no event of this kind was played: {kind}"]
    assert table(rest)[1 + list(BUDGETS).index(kind)].startswith("  ✗")


def test_a_second_run_that_finds_nothing_to_do_changes_nothing():
    """One deed may start two runs; the one that neither writes nor records is booked as such, but never a free deed."""
    opens = Seen(kind=Kind.OPENS)

    assert opens.of({"Desk", "DeskWrite"}) is Kind.OPENS
    assert opens.of({"Desk", "DeskRecord", "DeskWrite"}) is Kind.RECORDED
    assert opens.of({"Desk"}) is Kind.NOTHING
    assert Seen(kind=Kind.FREE).of({"Desk"}) is Kind.FREE
