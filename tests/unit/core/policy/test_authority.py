"""Who may do what, and when: offices by term, people by numeric id, the requester's side (rules 3, 4, 5 and 13)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from automation.core.history.request import Account
from automation.core.policy.authority import contains, is_involved, same
from automation.core.policy.desk import Term
from tests.builders.gate_facts import desk, without_term
from tests.builders.stories import account, at_step, catalogue, evidence, process_of, story

A = process_of("website-baru")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Account(login="wati", id=1005), Account(login="wati-baru", id=1005), True),
        (Account(login="wati", id=1005), Account(login="wati", id=1006), False),
        (Account(login="wati", id=None), Account(login="WATI", id=1005), False),
        (Account(login="wati", id=None), Account(login="wati", id=None), False),
        (Account(login="wati", id=None), Account(login="joko", id=None), False),
        (None, Account(login="wati", id=1005), False),
        (Account(login="wati", id=1005), None, False),
        (None, None, False),
    ],
)
def test_people_are_the_same_by_number_alone(one, other, expected):
    """A renamed account stays itself; one without a number is nobody, not even itself."""
    assert same(one, other) is expected
    assert contains([None, other], one) is expected


def test_a_term_begins_with_its_first_day_and_ends_with_its_last():
    """In the desk's own time: from midnight in Jakarta to midnight after the last day."""
    term = next(role for role in catalogue().desk.roles if role.key == "manajemen").terms[0]
    begins = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)

    assert term.mulai == begins
    assert term.covers(begins)
    assert not term.covers(begins - timedelta(seconds=1))
    assert not Term(person=term.person, mulai=begins, sampai=begins + timedelta(days=1)).covers(
        begins + timedelta(days=1)
    )


def test_an_account_without_a_readable_id_holds_no_office():
    """Where the desk file has an id, a login alone proves nothing."""
    assert not catalogue().desk.holds(Account(login="wati", id=None), "manajemen", datetime(2026, 11, 24, tzinfo=UTC))


@pytest.mark.parametrize(
    ("login", "involved"),
    [("dina", True), ("eko", True), ("budi", True), ("wati", True), ("tono", False), ("lina", False), ("agus", False)],
)
def test_whom_the_desk_answers(login, involved):
    """Everybody with an entry in the desk file, whatever rights on GitHub others have."""
    assert is_involved(account(login), account("dina"), catalogue().desk) is involved


def test_the_author_is_answered_without_an_entry():
    """Who asks is part of it; an app never is."""
    assert is_involved(account("tono"), account("tono"), catalogue().desk)
    assert not is_involved(replace(account("dina"), kind="Bot"), account("dina"), catalogue().desk)
    assert not is_involved(None, None, catalogue().desk)


def test_an_office_counts_at_the_moment_of_the_act():
    """A manager whose term ends an hour later approves; whose term began an hour later does not (rule 3)."""
    told = at_step(5)
    late = desk(("manajemen", "joko", told.now + timedelta(hours=1), None))
    told.under(replace(told.of, desk=late)).approves("wati", "joko")
    assert told.verdicts == [("wati", "counts"), ("joko", "not_in_role")]
    told.waits(timedelta(hours=2)).runs()
    assert told.verdicts == [("wati", "counts"), ("joko", "not_in_role")]

    assert told.approves("joko").situation.gate.is_open


def test_a_maintainers_term_counts_for_evidence_too():
    """Before it begins, and after it ended, evidence is refused."""
    told = at_step(2)
    told.under(replace(told.of, desk=desk(("tim_it", "sari", told.now + timedelta(days=1), None))))
    assert told.says("sari", evidence(A.step(2))).why == "not_your_step"

    assert told.waits(timedelta(days=2)).says("sari", evidence(A.step(2))).step == 3


def test_evidence_stays_when_its_authors_entry_is_deleted():
    """What the desk carried out then stands; the next step is done by those who hold the office."""
    told = at_step(4).under(replace(catalogue(), desk=without_term(desk(), "tim_it", "budi")))

    assert told.step == 4
    assert told.comes_to(7).step == 7


def test_the_unit_that_the_form_names_decides_who_represents_it():
    """Dina stands for Fakultas MIPA, eko for Fakultas Teknik."""
    told = story().opened_by("tono", unit="Fakultas Teknik")

    assert told.situation.requester_side == ("tono", "eko")
    assert told.says("dina", "/batal bukan urusan saya").why == "may_not_cancel"
    assert told.says("eko", "/batal sudah tidak perlu").labels == {A.label, "status: dibatalkan"}


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: story().opened_by("wati").comes_to(5), "requester_side"),
        (lambda: at_step(3).edits_body("wati", "Jawaban", "Uraian").comes_to(5), "edited_request"),
    ],
    ids=["author", "editor"],
)
def test_whoever_wrote_the_request_approves_nothing(made, code):
    """Author and editors of the body fill no slot (rule 5), and are not asked."""
    told = made()
    assert "wati" not in [person.login for people in told.situation.gate.eligible.values() for person in people]

    assert told.approves("wati").verdicts == [("wati", code)]


@pytest.mark.parametrize("step", [2, 3, 4])
def test_whoever_wrote_evidence_approves_nothing(step):
    """A manager who is also a maintainer and wrote one section, superseded since, fills no slot (rule 5)."""
    roles = tuple(_with(role, "wati") if role.key == "tim_it" else role for role in desk().roles)
    told = at_step(step).under(replace(catalogue(), desk=replace(desk(), roles=roles)))
    section = A.step(step).sections[0]
    told.says("wati", f"/{A.step(step).verb} draf\n### {section.title.id}\n{section.example}").comes_to(5)
    assert told.situation.evidence[step].given[section.key].author.login != "wati"

    assert told.approves("wati").verdicts == [("wati", "wrote_evidence")]


def test_an_approver_who_represents_the_unit_later_keeps_the_approval():
    """And does nothing for the requester here; whoever represents it when approving, approves nothing."""
    unit = catalogue().desk.units[0]
    wati = next(person for person in catalogue().desk.people if person.login == "wati")
    told = at_step(5)
    starts = replace(unit, representatives=(Term(person=wati, mulai=told.now + timedelta(hours=1)),))
    told.under(replace(catalogue(), desk=replace(catalogue().desk, units=(starts, *catalogue().desk.units[1:]))))
    told.approves("wati", "joko")
    assert told.situation.gate.is_open

    assert told.waits(timedelta(hours=2)).runs().verdicts == [("wati", "counts"), ("joko", "counts")]
    assert told.says("wati", "/batal tidak jadi").why == "duty_other_side"
    assert told.says("wati", "/setujui " + told.situation.gate.code).why == "approval_requester_side"


def _with(role, login):
    person = next(each for each in catalogue().desk.people if each.login == login)
    return replace(role, terms=(*role.terms, Term(person=person, mulai=datetime(2026, 1, 1, tzinfo=UTC))))
