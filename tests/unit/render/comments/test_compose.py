"""Composing: words for the decision, short enough to be sent, and typed text harmless wherever it is shown (I20)."""

import pytest

from automation.render.base.cut import cut
from automation.render.comments.compose import compose
from tests.builders.hostile import CANARY, HOSTILE
from tests.builders.promises import MOST, mentioned, plain
from tests.builders.stories import at_step, evidence, process_of, story

A = process_of("website-baru")
LONG = {
    "words": "kata " * 13_000,
    "lines": "a\n" * 32_000,
    "backticks": "Alasan yang cukup panjang " + "`" * 65_000,
    "fences": "Alasan yang cukup panjang\n" + "```\n" * 16_000,
    "mentions": "Alasan yang cukup panjang " + "@wati " * 10_000,
    "one line": "x" * 65_000,
}


def written(told):
    """What the desk wrote, without its hidden first lines."""
    return [comment.body for comment in told.request.comments if comment.by_desk]


@pytest.mark.parametrize("name", LONG)
def test_a_section_of_any_length_can_be_answered(name):
    """The offered block may not fit; the comment is cut, closed and sent, and nobody is mentioned by it."""
    told = at_step(2).says("budi", evidence(A.step(2), alasan_strategi=LONG[name], anggaran="kurang tahu"))

    assert told.why == "evidence_incomplete"
    for text in written(told):
        assert len(text) <= MOST
        assert mentioned(text) <= {"budi", "dina", "sari"}
        assert text.count("<details>") == text.count("</details>")


@pytest.mark.parametrize("heading", ["### x", "### @wati `", "### Tujuan", "### " + "y" * 60])
def test_thousands_of_headings_can_be_answered(heading):
    """In evidence, and in the request's own text."""
    flood = f"{heading}\n" * (65_000 // (len(heading) + 1))
    told = at_step(2).says("budi", f"/evaluasi\n{flood}")
    held = story().opened_by("dina", deskripsi=flood)

    for text in (*written(told), *written(held)):
        assert len(text) <= MOST
        assert "wati" not in mentioned(text)


def test_a_heading_repeated_a_thousand_times_is_told_in_a_few_lines():
    """Nobody reads a thousand line numbers."""
    told = story().opened_by("dina", deskripsi="### Tujuan\n" * 5_000)

    assert told.step == 1
    assert len(told.status) < 5_000


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("key", ["alasan_strategi", "strategi"])
def test_hostile_evidence_stays_text(key, name):
    """Given back in a block or quoted in a complaint: in code, or not at all."""
    told = at_step(2).says("budi", evidence(A.step(2), **{key: HOSTILE[name]}, anggaran=None))

    for text in written(told):
        assert CANARY not in plain(text)
        assert mentioned(text) <= {"budi", "dina", "sari"}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(
    "command", ["/kembali {}", "/tolak {}", "/setujui {}", "/status {}", "/evaluasi {}", "/{}", "/setuju {}", "{}"]
)
def test_hostile_commands_stay_text(command, name):
    """Whatever stands after a verb, or in its place."""
    told = at_step(5).says("budi", command.format(HOSTILE[name])).says("wati", command.format(HOSTILE[name]))

    for text in written(told):
        assert CANARY not in plain(text)
        assert mentioned(text) <= {"budi", "dina", "sari", "wati", "joko", "ratna"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_title_stays_text(name):
    """Where the approval request names the request."""
    told = at_step(4)
    told.change(title=HOSTILE[name])
    told.fills()

    assert CANARY in told.texts("approval")[-1]
    assert CANARY not in plain(told.texts("approval")[-1])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_label_stays_text(name):
    """Its name is typed too."""
    told = at_step(4).sets("lina", f"status: {HOSTILE[name]}".replace("\n", " ")[:50])

    for text in written(told):
        assert CANARY not in plain(text)
        assert mentioned(text) <= {"budi", "dina", "sari", "lina"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_moves_nothing(name):
    """As a comment of each of those involved, at each gate, it changes neither step nor gate."""
    told = at_step(5).approves("wati")
    for login in ("dina", "budi", "wati", "joko"):
        told.says(login, HOSTILE[name])

    assert told.step == 5
    assert told.situation.gate.open_slots == ("manajemen",)


@pytest.mark.parametrize("size", [59_999, 60_000, 60_001, 65_536, 200_000])
def test_cutting_keeps_whole_lines(size):
    """What fits stays as it is; what does not is cut at a line's end, and says so."""
    text = ("`@wati` kata\n" * 20_000)[:size]
    found = cut(text)

    assert len(found) <= MOST
    assert (found == text) == (size <= 60_000)
    assert size <= 60_000 or mentioned(found) == set()


def test_nothing_to_change_means_no_write():
    """A plan for a settled request is empty."""
    told = at_step(7)

    assert compose(told.of, told.decision).writes == ()
