"""What makes a letter void, and what does not: edits, deletion, another text, the desk file (rules 3, 4, 7)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from automation.core.history.record import EntryKind
from automation.core.policy.desk import Person
from tests.builders.gate_facts import desk, row, without_term
from tests.builders.letters import dear, records
from tests.builders.record_looks import differences, kinds
from tests.builders.stories import catalogue, process_of

A = process_of("website-baru")
DAY = timedelta(days=1)


def test_a_letter_that_was_edited_shuts_the_gate_and_is_shown():
    """An edited comment never acts; the status says why the letter counts no more (rule 12)."""
    told = records(dear()).says("budi", "/mulai").edits("sari", "123/ND/2026", "124/ND/2026")

    assert told.step == 5
    assert ("ratna", "edited") in told.verdicts
    assert "komentarnya pernah diubah" in told.status
    assert records(told, Nomor="124/ND/2026").step == 6


def test_a_letter_that_was_deleted_shuts_the_gate():
    """As any approval whose comment is gone: the record says so itself."""
    told = records(dear())
    letter = told.comment("/catat").id
    told.deletes("sari", "/catat")

    assert not told.situation.may_develop
    assert next(entry for entry in told.request.record if entry.kind is EntryKind.SHUT).comments == (letter,)
    assert differences(told) == []


def test_a_letter_of_an_older_text_lapses():
    """A change of the plan needs another letter, with the new code and a day since then."""
    told = records(dear()).edits("budi", "Rp300.000.000", "Rp290.000.000").approves("wati", "joko")
    assert told.situation.waiting_for == ("pimpinan",)
    assert ("ratna", "other_code") in told.verdicts

    assert records(told).situation.may_develop


@pytest.mark.parametrize(
    "without",
    [
        {"of": without_term(desk(), "tim_it", "sari")},
        {"of": without_term(desk(), "pimpinan", "ratna")},
        {"of": replace(desk(), recorded_by="")},
        {"of": replace(desk(), approvals=(*desk().approvals[:2], row(pimpinan=1)))},
        {"of": replace(desk(), people=tuple(each for each in desk().people if each.login != "ratna"))},
    ],
    ids=["recorder", "signatory", "letters", "row", "person"],
)
def test_what_made_a_letter_void_once_never_revives_it(without):
    """Recorder, signatory or rule taken out of the desk file, and put back: a new letter is needed (rule 4)."""
    told = records(dear())
    assert told.situation.may_develop
    told.under(replace(catalogue(), desk=without["of"]))
    assert not told.situation.may_develop
    told.under(catalogue())

    assert not told.situation.may_develop
    assert ("ratna", "lapsed") in told.verdicts
    assert "haknya hilang" in told.status
    assert differences(told) == []
    assert records(told).situation.may_develop


@pytest.mark.parametrize(
    "later",
    [
        desk(("manajemen", "wati", None, None), ("tim_it", "wati", None, None)),
        desk(people=(*desk().people, Person(login="rektor", name="Rektor"))),
    ],
    ids=["recorder", "signatory"],
)
def test_a_letter_that_was_refused_never_counts_through_the_desk_file(later):
    """Whoever is entered later, even back-dated, revives nothing that was refused (rule 4)."""
    told = records(dear(), "wati")
    first = told.last[0]
    records(told, Penandatangan="Rektor")
    told.under(replace(catalogue(), desk=later))

    assert not told.situation.may_develop
    assert kinds(told, first) == kinds(told, told.last[0]) == [EntryKind.REFUSAL]
    assert differences(told) == []


def test_a_renamed_office_leaves_its_letters():
    """The words for a role may change; the record knows the role."""
    told = records(dear())
    roles = tuple(
        replace(role, title=replace(role.title, id="Rektorat")) if role.key == "pimpinan" else role
        for role in desk().roles
    )
    told.under(replace(catalogue(), desk=desk(roles=roles)))

    assert told.situation.may_develop
    assert told.situation.gate.letters == ("Persetujuan Rektorat",)


def test_ending_the_term_of_recorder_and_signatory_leaves_the_letter():
    """What was done within a term stands (rule 4)."""
    told = records(dear())
    midnight = told.now.replace(hour=17, minute=0)
    ended = desk(("tim_it", "sari", None, midnight), ("pimpinan", "ratna", None, midnight))
    told.under(replace(catalogue(), desk=ended)).waits(DAY).runs()

    assert told.situation.may_develop


def test_after_the_launch_a_removed_recorder_changes_nothing():
    """Nothing falls back any more, and nothing is recorded as lapsed."""
    told = records(dear()).comes_to(10)
    told.under(replace(catalogue(), desk=without_term(desk(), "tim_it", "sari")))

    assert told.step == 10
    assert EntryKind.LAPSE not in {entry.kind for entry in told.request.record}
