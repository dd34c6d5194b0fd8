"""What an act would do is asked first and then done for real: both say the same, and asking changes nothing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from automation.core.approval.votes import Kind
from automation.core.decision.decide import decide
from automation.core.decision.next_act import account_of, newest, next_comment, next_label
from automation.core.decision.what_if import what_if
from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from automation.core.outcome.decision import Outcome
from tests.builders.foretelling import asked_then_done, labels, texts
from tests.builders.situations import SITUATIONS
from tests.builders.stories import Story, account, at_step, catalogue, copied, evidence, process_of, story
from tests.builders.texts import LOGINS
from tests.scenarios.actions import SCENARIOS, acts_of, begin, deed_of
from tests.scenarios.memory_stage import InMemory, stage
from tests.unit.core.approval.gate_cases import OPEN, SHUT

A = process_of("website-baru")
FIX = "perbaikan-fitur"
PEOPLE = ("dina", "budi", "wati", "joko", "sari", "ratna", "tono", "eko", "agus")


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_comment_does_what_was_foretold(name):
    """Whatever is written, by whomever: step, state, labels, comments to the letter, reactions, entries."""
    told = SITUATIONS[name]()
    for place, text in enumerate(texts(told), start=list(SITUATIONS).index(name)):
        # Two of three by those who usually act, so that much of it is accepted.
        people = PEOPLE if place % 3 == 0 else PEOPLE[:4]
        login = people[place % len(people)]
        assert asked_then_done(told, lambda each, login=login, text=text: each.says(login, text))


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_label_does_what_was_foretold(name):
    """Set by hand, it is honoured or taken back as was said; taken off, it is put back as was said."""
    told = SITUATIONS[name]()
    for place, label in enumerate(labels(told)):
        login = ("budi", "lina", PEOPLE[place % len(PEOPLE)])[place % 3]
        assert asked_then_done(told, lambda each, login=login, label=label: each.sets(login, label))
    for label in told.labels:
        assert asked_then_done(told, lambda each, label=label: each.takes_off("lina", label))


@pytest.mark.parametrize("name", SCENARIOS)
def test_each_act_of_the_scenarios_does_what_was_foretold(name):
    """On the way through every scenario each comment and label is asked about first."""
    entry = SCENARIOS[name]
    here = stage(entry["given"].get("process", "website-baru"))
    begin(here, entry["given"])
    for act in acts_of(here, entry):
        # Of a desk file with a mistake nothing can be asked.
        if here.told.request is not None and set(act) & set(LOGINS) and here.told.remains is None:
            asked_then_done(here.told, lambda each, act=act: _done(here, each, act))
        deed_of(act)(here)


def _done(here: InMemory, told: Story, act: dict[str, Any]) -> Story:
    """The story after one act of a scenario."""
    elsewhere = replace(here, told=told)
    deed_of(act)(elsewhere)
    return elsewhere.told


@pytest.mark.parametrize("name", [*OPEN, *SHUT])
def test_each_decision_of_the_gates_cases_does_what_was_foretold(name):
    """The votes of every case of the gate, in a real request and under the case's own desk file."""
    facts = (OPEN | SHUT)[name]
    told = at_step(5, facts.case.process.id)
    told.under(replace(told.of, desk=facts.case.desk))
    for vote in facts.votes:
        is_present = vote.code is not None and vote.code == (facts.revision and facts.revision.code)
        code = told.situation.gate.code if is_present else (vote.code or "")
        text = f"/{vote.kind} {code if vote.kind is Kind.APPROVE else 'karena perlu'}".strip()

        def doing(each: Story, vote=vote, text=text) -> Story:
            each.add_comment(vote.author, text, each.tick(), via_email=vote.comment.via_email)
            return each.runs() if each.is_awake else each

        assert asked_then_done(told, doing)
        doing(told)


def test_the_differences_are_those_of_the_act_alone():
    """What is due anyway, because the desk has not looked yet, is not laid to the act."""
    told = at_step(3).sleeps().says("budi", "/status").says("budi", evidence(A.step(3)))
    found = what_if(decide, told.of, told.request, next_comment(told.request, account("dina"), "/bantuan", told.now))

    assert found.labels_on == ()
    assert [notice.answer.reason.code for notice in found.notices] == ["bantuan_asked"]
    assert found.entries == ()
    assert len(found.after.entries) == 1


def test_a_run_that_comes_late_does_what_was_foretold_too():
    """Acts that the desk has not seen yet are in the history, and so in what is foretold."""
    told = at_step(5).approves("wati").sleeps().says("joko", f"/setujui {at_step(5).situation.gate.code}")

    found, done = asked_then_done(told, lambda each: each.says("budi", "/mulai"))

    assert (found.outcome, done.step) == (Outcome.ACCEPTED, 6)


def test_the_next_act_is_later_than_everything():
    """In the second of the last change nothing new would count, and nobody can be so quick."""
    told = at_step(5)
    code = told.situation.gate.code
    now = newest(told.request)
    act = next_comment(told.request, account("wati"), f"/setujui {code}", now)

    assert act.created_at == now + timedelta(seconds=1)
    assert what_if(decide, told.of, told.request, act).outcome is Outcome.ACCEPTED
    assert next_label(told.request, account("budi"), "bug", now + timedelta(days=1)).at == now + timedelta(days=1)


def test_the_next_comment_is_no_earlier_one():
    """No id that the history or the record knows: nothing recorded of a deleted comment becomes its own."""
    told = at_step(5).says("ratna", "/tolak belum jelas").deletes("ratna", "/tolak")
    recorded = {each for entry in told.request.record for each in entry.comments}
    act = next_comment(told.request, account("ratna"), "/status", told.now)

    assert act.id > max(recorded)
    assert any(entry.kind is EntryKind.REJECTION for entry in told.request.record)
    assert what_if(decide, told.of, told.request, act).answer.reason.code == "status_asked"


@pytest.mark.parametrize(
    ("step", "login", "text", "is_unknown"),
    [
        (4, "budi", evidence(A.step(4)), True),
        (4, "budi", "/pratinjau " + evidence(A.step(4)), False),
        (5, "wati", "/status", False),
        (7, "budi", evidence(A.step(7)), False),
    ],
)
def test_a_code_that_rests_on_the_act_is_not_known_yet(step, login, text, is_unknown):
    """The code covers the number of the plan's comment, which GitHub gives when it stands."""
    told = at_step(step)
    found = what_if(decide, told.of, told.request, next_comment(told.request, account(login), text, told.now))

    assert found.has_unknown_code == is_unknown


def test_an_account_is_known_from_the_history_or_the_desk_file():
    """By its present login with the numeric id; anybody else is a stranger without an office."""
    told = at_step(5).says("lina", "Baik.")

    assert account_of(told.of, told.request, "@Dina") == account("dina")
    assert account_of(told.of, told.request, "lina") == account("lina")
    assert account_of(told.of, told.request, "RATNA") == account("ratna")
    assert account_of(told.of, told.request, "siapa") == Account(login="siapa", id=None)


def test_somebody_who_took_over_a_login_does_not_hold_its_office():
    """The history tells who uses the name now; the desk answers, and counts nothing."""
    told = at_step(5)
    told.add_comment(Account(login="wati", id=6666), "Halo", told.tick())
    who = account_of(told.of, told.request, "wati")
    text = f"/setujui {told.situation.gate.code}"
    found = what_if(decide, told.of, told.request, next_comment(told.request, who, text, told.now))

    assert who.id == 6666
    assert found.answer.reason.code.recorded == "approval_login_reused"


@pytest.mark.parametrize(
    ("begin", "login", "text", "why"),
    [
        (lambda: at_step(5), "tono", "/setujui", "outsider"),
        (lambda: at_step(5), "budi", "Sudah saya baca.", "no_command"),
        (lambda: story().opened_by("dina", body="Halo.").closes("dina"), "dina", "/status", "no_effect"),
    ],
)
def test_silence_has_its_reason(begin, login, text, why):
    """A comment that the desk passes over costs nothing, changes nothing, and it is said why."""
    told = begin()
    found = what_if(decide, told.of, told.request, next_comment(told.request, account(login), text, told.now))

    assert (found.outcome, found.silence.code) == (Outcome.IGNORED, why)
    assert (found.labels_on, found.labels_off, found.notices, found.entries) == ((), (), (), ())


@pytest.mark.parametrize(
    ("label", "added", "why"),
    [
        (A.step(5).label, True, "label_there"),
        (A.step(5).label.upper(), True, "label_there"),
        (A.step(6).label, False, "label_not_there"),
        ("bug", True, "label_not_ours"),
        (A.label, False, "label_put_right"),
    ],
)
def test_a_label_without_an_answer_has_its_reason(label, added, why):
    """Where it is already, none of the desk's, or put back without a word."""
    told = at_step(5)
    found = what_if(
        decide, told.of, told.request, next_label(told.request, account("lina"), label, told.now, added=added)
    )

    assert (found.outcome, found.silence.code) == (Outcome.IGNORED, why)
    assert found.labels_on == ((A.label,) if why == "label_put_right" else ())


def test_asking_of_a_broken_record_gives_no_verdict():
    """Unknown stays unknown."""
    told = at_step(5)
    told.change(record=None)
    found = what_if(decide, told.of, told.request, next_comment(told.request, account("budi"), "/status", told.now))

    assert found.after.unknown.code == "record_broken"


def test_the_block_of_the_status_comment_does_what_was_foretold():
    """At every step of both procedures, to the end."""
    for process in ("website-baru", FIX):
        told = story(process, catalogue()).opened_by("dina")
        while not told.situation.is_closed:
            gate = told.situation.gate
            people = [person.login for found in gate.eligible.values() for person in found]
            is_asked = told.process.step(told.step).approval and not gate.is_open
            login = people[0] if is_asked else told.doer
            found, told = asked_then_done(
                told, lambda each, login=login: each.says(login, copied(each.status).replace("CODE", ""))
            )
            assert found.outcome is Outcome.ACCEPTED
