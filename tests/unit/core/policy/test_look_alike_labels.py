"""Labels that look like the desk's: by the eye they are its own, so they go, and are no command (other rules)."""

from dataclasses import replace

import pytest

from automation.core.policy.label_names import is_desk_label, is_same_label, is_step_label, reads_as
from tests.builders.stories import at_step, process_of

A = process_of("website-baru")
NAME = A.step(6).label
UNSEEN = (
    *"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u200b\u200f\u2060\u2065\u2800\u3164\ufe00\ufe0f\ufeff",
    *"\uffa0\ufff0\U0001bca0\U0001d159\U0001d173\U000e0000\U000e0001\U000e0041\U000e0100\U000e01ef\U000e0fff",
)
DRESSES = {
    "a letter of another script": NAME.replace("a", "\u0430", 1),
    "a capital I for l": "I" + NAME[1:],
    "a capital O for 0": NAME.replace("0", "O", 1),
    "digits of another script": NAME.replace("06", "\u0660\u0666"),
    "the Kelvin sign": NAME.replace("k", "\u212a", 1),
    "a dot below": NAME.replace("n", "n\u0323", 1),
    "a mark that is drawn over nothing": NAME.replace(" ", " \u0307", 1),
    "turned round": "\u202e" + NAME[::-1],
    "turned round in part": NAME[:3] + "\u202e" + NAME[3:5][::-1] + "\u202c" + NAME[5:],
    "a blank of another width": NAME.replace(" ", "\u2003", 1),
    "without a blank": NAME.replace(" ", ""),
    "mathematical letters": NAME.replace("l", "\U0001d42b", 0).replace("g", "\U0001d420", 1),
}


@pytest.mark.parametrize("place", [0, 3, 7, 8, 9, 12, len(NAME)])
@pytest.mark.parametrize("char", UNSEEN)
def test_a_character_that_nobody_sees_makes_no_other_label(char, place):
    """Wherever it stands, and whether a font draws a blank for it or nothing."""
    label = NAME[:place] + char + NAME[place:]

    assert is_desk_label(label)
    assert is_step_label(label)
    assert reads_as(label, NAME)
    assert not is_same_label(label, NAME)


@pytest.mark.parametrize("label", DRESSES.values(), ids=DRESSES.keys())
def test_a_label_that_looks_like_a_gated_one_goes_and_moves_nothing(label):
    """It is not the label that GitHub calls by this name, so it is no command either, even when the gate is open."""
    for told in (at_step(5).sets("tono", label), at_step(5).approves("wati", "joko").sets("budi", label)):
        assert is_desk_label(label)
        assert label not in told.labels
        assert told.step == 5
        assert not told.answer.accepted
        assert told.request.record[-1].kind.value == "label_taken_back"


@pytest.mark.parametrize("name", ["status: disetujui", "sop: website baru", "tanda: darurat"])
@pytest.mark.parametrize("char", ["\u3164", "\ufe01", "\U000e0100"])
def test_the_other_labels_of_the_desk_are_not_imitated_either(name, char):
    """Every prefix is the desk's."""
    for place in (1, name.index(":"), len(name)):
        assert is_desk_label(name[:place] + char + name[place:])
    assert is_desk_label(name.replace(":", "\ua789"))


def test_an_imitation_of_the_present_label_gives_way_to_the_real_one():
    """Both look the same on the page; the desk's own stands."""
    false = A.step(5).label.replace("a", "\u0430", 1)
    story = at_step(5).sleeps().takes_off("budi", A.step(5).label).sets("budi", false).wakes().runs()

    assert story.labels & {A.step(5).label, false} == {A.step(5).label}
    assert story.why == "label_looks_like"


def test_an_imitation_by_a_program_is_recorded_when_it_is_taken_off():
    """Nobody is there to be answered, so the record alone tells of it."""
    story = at_step(5).sleeps().sets("lina", NAME.replace("g", "\u0261", 1))
    *before, last = story.request.label_events
    story.change(label_events=(*before, replace(last, actor=None)))
    story.wakes().runs()

    assert [each.code for each in story.request.record if each.event][-1] == "label_of_nobody"


@pytest.mark.parametrize(
    "label",
    [
        "langkahi saja",
        "langkahnya",
        "langkahku",
        "langkah",
        "statusnya",
        "bug",
        "\u05ea\u05e7\u05dc\u05d4\u200f",
        "\u043f\u043b\u0430\u043d",
        "\u200ewontfix",
    ],
)
def test_other_labels_stay_nobodys_business(label):
    """Also in other scripts, and with marks of direction."""
    assert not is_desk_label(label)
