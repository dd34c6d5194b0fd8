"""Without a number nobody holds an office; nothing is recorded as refused or lapsed for want of one (rule 3)."""

from dataclasses import replace

import pytest

from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from automation.core.policy.desk import Person
from tests.builders.gate_facts import desk, lent, row, with_people, without_term
from tests.builders.letters import dear, records
from tests.builders.stories import account, at_step, catalogue, evidence, process_of, story
from tests.unit.core.policy.test_persons import of

A = process_of("website-baru")
CLOSING = {EntryKind.REFUSAL, EntryKind.LAPSE, EntryKind.LABEL_TAKEN_BACK}


def without_number(*logins, found=None):
    """The sources in which these people have no number."""
    return of(with_people(found or desk(), **{login: {"account_id": None} for login in logins}))


def recorded(told):
    """The kinds of entries that refuse or lapse."""
    return {entry.kind for entry in told.request.record} & CLOSING


@pytest.mark.parametrize(
    ("step", "login", "text"),
    [
        (2, "budi", "/evaluasi draf\n### Ringkasan\nSistem baru untuk satu unit."),
        (4, "sari", evidence(A.step(4))),
        (5, "wati", "/setujui CODE"),
        (5, "ratna", "/darurat layanan berhenti"),
        (5, "joko", "/tolak belum ada anggaran"),
        (5, "sari", "/catat CODE"),
        (6, "budi", "/tunda menunggu sampai 2027-01-10"),
        (3, "dina", "/status"),
    ],
)
def test_whoever_acts_without_a_number_is_told_the_line(step, login, text):
    """The act has no effect by an office, is not kept as refused, and the answer holds the line for the desk file."""
    told = at_step(step).under(without_number(login))
    before = len(told.request.record)
    told.says(login, text.replace("CODE", told.situation.gate.code))

    name = next(each.name for each in desk().people if each.login == login)
    assert f'`{login}: {{id: NUMBER, name: "{name}"}}`' in told.texts("reply")[-1]
    assert told.step == step
    assert [entry for entry in told.request.record[before:] if entry.kind in CLOSING] == []


def test_a_label_of_somebody_without_a_number_is_taken_off_and_not_kept():
    """It goes, with the reason; the record holds no refusal."""
    told = at_step(2).under(without_number("budi")).sets("budi", A.step(3).label)

    assert A.step(3).label not in told.labels
    assert "budi: {id: NUMBER" in told.texts("reply")[-1]
    assert recorded(told) == set()


def test_every_request_concerned_says_so():
    """In the status comment, while the request runs; a desk with all numbers says nothing."""
    told = at_step(5)
    assert "NUMBER" not in told.status
    told.under(without_number("wati", "eko"))
    assert '`wati: {id: NUMBER, name: "Wati Rahayu"}`' in told.status
    assert "eko" not in told.status

    assert "NUMBER" not in told.says("dina", "/batal tidak jadi").status
    assert "NUMBER" not in told.under(catalogue()).status


def test_what_was_recorded_counts_again_with_the_number_that_the_record_knows():
    """Nothing lapses meanwhile; work goes on when the line is there."""
    told = at_step(6).under(without_number("wati", "joko")).runs()
    assert told.step == 5
    assert recorded(told) == set()
    assert {reason for _, reason in told.verdicts} == {"no_number"}

    assert told.under(catalogue()).step == 6
    assert told.situation.may_develop


def test_a_renamed_account_without_a_number_lapses_as_little():
    """Nobody can tell whose the recorded number is, so nothing is recorded of it."""
    told = at_step(6)
    entry = {"wati": {"account_id": None, "login": "wati-rahayu"}}
    people = {each.login: replace(each, **entry.get(each.login, {})) for each in desk().people}
    roles = tuple(
        replace(role, terms=tuple(replace(term, person=people[term.person.login]) for term in role.terms))
        for role in desk().roles
    )
    told.under(of(replace(desk(), people=tuple(people.values()), roles=roles)))
    assert (told.step, recorded(told)) == (5, set())

    assert told.under(catalogue()).step == 6


def test_another_number_inherits_nothing():
    """What wati's account approved is not that of an account which the file names in its place."""
    told = at_step(6).under(without_number("wati")).under(of(with_people(desk(), wati={"account_id": 4711})))

    assert told.step == 5
    assert ("wati", "login_reused") in told.verdicts
    assert told.under(catalogue()).step == 5


def test_nobody_lends_a_voice_without_a_number():
    """Made has no number: surya approves in nobody's name, is told so, and nothing is kept."""
    made = Person(login="made", name="Made Wirawan")
    surya = Person(login="surya", name="Surya Dharma", account_id=account("surya").id)
    found = desk(people=(*desk().people, made, surya), approvals=(row(manajemen=1),))
    (term,) = [each for each in found.roles[1].terms if each.person.login == "wati"]
    roles = tuple(
        replace(role, terms=(replace(term, person=made),)) if role.key == "manajemen" else role for role in found.roles
    )
    lent_out = replace(lent("joko", "wati", "manajemen"), principal=made, delegate=surya)
    told = at_step(5).under(of(replace(found, roles=roles, delegations=(lent_out,)))).approves("surya")

    assert told.verdicts == [("surya", "no_number")]
    assert not told.situation.may_develop
    assert 'made: {id: NUMBER, name: "Made Wirawan"}' in told.texts("reply")[-1]
    assert recorded(told) == set()


def test_a_declared_emergency_outlives_a_missing_number():
    """It shortens nothing meanwhile, and is not recorded as lapsed."""
    told = at_step(5).says("ratna", "/darurat layanan berhenti")
    assert told.situation.shortened_by
    told.under(without_number("ratna")).runs()
    assert (told.situation.shortened_by, recorded(told)) == (0, set())

    assert told.under(catalogue()).situation.shortened_by


def test_a_letter_of_somebody_without_a_number_is_not_taken():
    """The recorder is told the line; the same letter is taken once the number is there."""
    told = records(dear().under(without_number("ratna")))
    assert told.why == "signatory_no_number"
    assert 'ratna: {id: NUMBER, name: "Ratna Kusuma"}' in told.texts("reply")[-1]
    assert recorded(told) == set()

    assert records(told.under(catalogue())).situation.may_develop


def test_the_author_goes_on_without_a_number_in_the_file():
    """Who asked is known by the issue: only the office at the unit is lacking."""
    told = story().opened_by("dina").comes_to(3).under(without_number("dina"))

    assert told.says("dina", "/batal tidak jadi").labels == {A.label, "status: dibatalkan"}


@pytest.mark.parametrize("other", [{"login": "WATI", "account_id": 4711}, {"login": "lina", "account_id": 1005}])
def test_two_of_one_login_or_number_both_hold_nothing(other):
    """And both are told; the others decide."""
    twin = replace(Person(login="x", name="Lina", is_doubled=True), **other)
    found = with_people(desk(), wati={"is_doubled": True})
    told = at_step(5).under(of(replace(found, people=(*found.people, twin)))).approves("wati", "joko")

    assert dict(told.verdicts) == {"wati": "number_doubled", "joko": "counts"}
    assert "lebih dari satu kali" in told.status
    assert recorded(told) == set()


def test_nobody_without_an_account_is_called_or_acts():
    """A stranger may own that login: it is never mentioned, and a comment of it does nothing."""
    rector = {"account_id": 9_000_000_000_001}
    found = with_people(desk(approvals=(row(manajemen=1, letters=True),)), wati=rector, eko=rector)
    told = story(of=of(found)).opened_by("tono", unit="Fakultas Teknik").comes_to(5)
    said = "".join(each.body for each in told.request.comments)
    assert ("@joko" in said, "@wati" in said, "@eko" in said) == (True, False, False)
    told.add_comment(Account(login="wati", id=9_000_000_000_001), f"/setujui {told.situation.gate.code}", told.tick())
    told.runs()

    assert told.verdicts == []
    assert not told.situation.may_develop


def test_a_removal_is_kept_of_everybody_whose_number_is_there():
    """While wati's number is lacking joko is taken off the list: coming back, joko approves anew (rule 4)."""
    told = at_step(5).approves("wati", "joko").under(without_number("wati"))
    assert recorded(told) == set()
    told.under(of(without_term(with_people(desk(), wati={"account_id": None}), "manajemen", "joko")))
    assert recorded(told) == {EntryKind.LAPSE}
    told.under(catalogue())

    assert told.verdicts == [("wati", "counts"), ("joko", "lapsed")]
    assert told.approves("joko").situation.may_develop


def test_whoever_approved_already_is_not_told_to_write_it_again():
    """A second line from the time without a number is no unheard approval of somebody who still has to approve."""
    told = at_step(5).approves("wati").under(without_number("wati")).approves("wati").under(catalogue())

    assert told.verdicts == [("wati", "counts")]
    assert "write_again" not in {each.reason.code for each in told.situation.answers}
