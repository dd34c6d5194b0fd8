"""An office holder's recorded approval that is deleted gives nobody else a voice (rule 8)."""

from tests.builders.desk_variants import variant
from tests.builders.stories import at_step


def approved():
    """A request that joko, an office holder, approved on record; eko is his delegate."""
    return at_step(5, "perbaikan-fitur", variant("search")).approves("joko")


def test_a_delegate_who_spoke_before_the_deletion_is_not_heard_by_it():
    """Editing the approval shut the gate; deleting it too may not open it."""
    told = approved().sleeps()
    code = told.situation.gate.code
    told.says("eko", f"/setujui {code.lower()}").edits("joko", code, f"{code}.")
    assert not told.situation.gate.is_open

    assert not told.deletes("joko", code).wakes().situation.gate.is_open


def test_a_delegate_who_speaks_after_the_deletion_is_heard():
    """The office has no other voice then."""
    told = approved().deletes("joko", "/setujui").approves("eko")

    assert told.situation.gate.is_open


def test_a_deletion_of_another_comment_takes_no_voice():
    """The approval still stands."""
    told = approved().says("joko", "Baik.").sleeps().deletes("joko", "Baik.").approves("eko").wakes()

    assert told.situation.gate.is_open
