"""`draf` anywhere on the first line of a step's verb holds the step; to other commands it is a word like any other."""

import pytest

from tests.builders.stories import at_step, evidence, process_of

A = process_of("website-baru")
WORDS = (
    "draf",
    "draft",
    "draf.",
    "(draf)",
    "draf:",
    "DRAF!",
    "— draft —",
    "masih draf dulu ya",
    "*draf*",
    "dr\u200baf",
)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("step", [2, 4, 7])
def test_the_word_holds_a_step_wherever_it_stands(step, word):
    """Nobody is called to approve what its writer called a draft."""
    verb = A.step(step).verb
    told = at_step(step)
    doer = told.doer
    told.says(doer, evidence(A.step(step)).replace(f"/{verb}", f"/{verb} {word}", 1))

    assert told.step == step
    assert told.situation.answers[-1].reason.code == "draft_saved"
    assert told.says(doer, f"/{verb}").step == step + 1


@pytest.mark.parametrize("word", ["drafnya sudah selesai", "overdraft", "draf2"])
def test_a_longer_word_is_no_draft(word):
    """Only the word itself."""
    told = at_step(4).says("budi", evidence(A.step(4)).replace("/rencana", f"/rencana {word}", 1))

    assert told.step == 5


@pytest.mark.parametrize("word", WORDS)
def test_what_only_says_that_it_is_a_draft_is_no_text_outside_the_sections(word):
    """No warning for the word and its marks; other words beside it are told."""
    told = at_step(3).says("budi", evidence(A.step(3)).replace("/kebutuhan", f"/kebutuhan {word}", 1))
    warned = [reason.code for reason in told.situation.answers[-1].warnings]

    assert ("outside_text" in warned) == ("dulu" in word)


@pytest.mark.parametrize("reason", ["draf", "rencananya masih draf", "draft!", "draf belum rapi"])
def test_in_a_closing_act_it_is_part_of_the_reason(reason):
    """Whoever says no says so, in whichever words."""
    assert at_step(5).says("ratna", f"/tolak {reason}").blocks == {"rejected", "missing_approval"}
    assert at_step(5).says("dina", f"/batal {reason}").situation.is_closed
    assert at_step(5).says("budi", f"/kembali 4 {reason}").step == 4
    assert at_step(2).says("budi", f"/tolak {reason}").situation.is_closed


def test_an_approval_with_the_word_is_none():
    """Before, the word was cut off and the approval counted without a sound."""
    told = at_step(5)
    told.says("wati", f"/setujui {told.situation.gate.code} draf")

    assert told.verdicts == [("wati", "code_unreadable")]
