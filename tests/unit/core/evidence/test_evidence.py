"""Evidence: sections in comments that add up, the latest wins, and nothing is lost in silence (other rules)."""

import pytest

from automation.core.policy.process import SectionType
from tests.builders.stories import at_step, catalogue, copied, evidence, process_of, third

A = process_of("website-baru")
PROCESSES = [(catalogue(), "website-baru"), (catalogue(), "perbaikan-fitur"), (third(), "pinjam-ruang")]
STEPS = [(of, name, step) for of, name in PROCESSES for step in process_of(name, of).steps if step.sections]


def named(value: object) -> str:
    """A short name of one case."""
    return str(getattr(value, "number", value if isinstance(value, str) else ""))


@pytest.mark.parametrize(("of", "name", "step"), STEPS, ids=named)
def test_the_block_of_the_status_comment_is_accepted(of, name, step):
    """A stranger who replaces each hint by its example, and knows nothing else, moves the request on."""
    told = at_step(step.number, name, of).fills()

    assert told.why == "step_done"
    assert told.situation.reached == min(step.number + 1, told.process.last)


@pytest.mark.parametrize(("of", "name", "step"), STEPS, ids=named)
@pytest.mark.parametrize("nothing", ["", "-", "ok", "Tidak ada", "…", "hint"])
def test_an_answer_that_says_nothing_is_refused(of, name, step, nothing):
    """Empty, `-`, `ok` and the untouched hint, in each section of each step; all are named at once."""
    told = at_step(step.number, name, of)
    block = told.status.partition("```text\n")[2].partition("\n```")[0]
    lines = [nothing if line.startswith("> ") and nothing != "hint" else line for line in block.splitlines()]
    told.says(told.doer, "\n".join(lines))
    wanted = {section.title.id for section in step.sections if section.required}

    assert told.step == step.number
    assert told.why == "evidence_incomplete"
    assert wanted <= {found.heading for found in told.answer.problems}
    assert all(f"**`{title}`**" in told.texts("reply")[-1] for title in wanted)


@pytest.mark.parametrize(("of", "name", "step"), STEPS, ids=named)
def test_each_section_may_come_in_a_comment_of_its_own(of, name, step):
    """Several comments add up; the last one, which completes them, moves on."""
    told = at_step(step.number, name, of)
    for place, section in enumerate(step.sections, start=1):
        told.says(told.doer, f"/{step.verb}\n### {section.title.id}\n{section.example}")
        is_last = all(not later.required for later in step.sections[place:])
        assert (told.why == "step_done") == is_last
        if is_last:
            return


def test_the_reply_to_incomplete_evidence_holds_the_block_with_what_was_given():
    """Nothing typed is asked for twice: copying the reply's block completes the step."""
    told = at_step(2).says("budi", evidence(A.step(2), alasan_strategi="Cocok dengan rencana induk IT.", anggaran=None))
    reply = told.texts("reply")[-1]

    assert "Cocok dengan rencana induk IT." in reply
    assert reply.count("> ") == 1
    assert told.says("sari", copied(reply)).step == 3
    assert told.situation.evidence[2].given["alasan_strategi"].text == "Cocok dengan rencana induk IT."


def test_the_status_comment_shows_what_was_given_too():
    """Its block holds the answers so far, whoever looks."""
    told = at_step(2).says("budi", evidence(A.step(2), alasan_strategi="Cocok dengan rencana induk IT.", anggaran=None))

    assert "Cocok dengan rencana induk IT." in told.status
    assert told.fills("sari").step == 3


def test_the_latest_section_wins():
    """A later comment replaces a section; the others stay."""
    told = at_step(4).says("budi", evidence(A.step(4), anggaran="Rp10.000.000", jadwal=None))
    told.says(
        "sari", f"/rencana\n### Anggaran\nRp300.000.000\n\n### Jadwal pelaksanaan\n{A.step(4).sections[3].example}"
    )

    assert told.step == 5
    assert "pimpinan" in told.situation.gate.slots


def test_a_later_wrong_section_is_no_reason_to_fall_back():
    """The older, right one does not take its place: what was written last is what counts."""
    told = at_step(4).says("budi", evidence(A.step(4), jadwal=None)).says("budi", "/rencana\n### Anggaran\nmurah saja")
    told.says("budi", f"/rencana\n### Jadwal pelaksanaan\n{A.step(4).sections[3].example}")

    assert told.step == 4
    assert [found.reason.code for found in told.answer.problems] == ["not_money"]


def test_a_log_accumulates():
    """Progress notes of several comments stand together."""
    step = A.step(6)
    assert step.sections[-1].type is SectionType.LOG
    told = at_step(6).says("budi", "/pengembangan\n### Catatan kemajuan\nPekan pertama selesai.")
    told.says("budi", evidence(step, kemajuan="Pekan kedua selesai."))

    assert told.step == 7
    assert told.situation.evidence[6].given["kemajuan"].text == "Pekan pertama selesai.\n\nPekan kedua selesai."


def test_a_log_is_not_doubled_by_copying_the_block():
    """Who completes the step with the block that is offered does not repeat the notes given already."""
    told = at_step(6).says("budi", "/pengembangan\n### Catatan kemajuan\nPekan pertama selesai.").fills()

    assert told.step == 7
    assert told.situation.evidence[6].given["kemajuan"].text.count("Pekan pertama selesai.") == 1


@pytest.mark.parametrize("word", ["draf", "Draf", "draft"])
def test_a_draft_is_kept_and_moves_nothing(word):
    """However complete; the bare verb, or the label, confirms it later."""
    text = evidence(A.step(2)).replace("/evaluasi", f"/evaluasi {word}", 1)
    told = at_step(2).says("budi", text)

    assert (told.step, told.why) == (2, "draft_saved")
    assert told.situation.evidence[2].is_complete
    assert told.says("sari", "/evaluasi").step == 3


def test_a_draft_with_gaps_is_kept_too():
    """What is there counts when the rest comes."""
    told = at_step(2).says("budi", "/evaluasi draf\n### Kesesuaian dengan strategi IT\nsesuai")
    told.says("budi", evidence(A.step(2), strategi=None))

    assert told.step == 3


def test_the_bare_verb_without_evidence_names_all_that_is_missing():
    """Every section at once."""
    told = at_step(3).says("budi", "/kebutuhan")

    assert {found.heading for found in told.answer.problems} == {section.title.id for section in A.step(3).sections}
    assert {found.reason.code for found in told.answer.problems} == {"section_missing"}


def test_an_alias_is_the_same_verb():
    """`/nilai` is `/evaluasi`."""
    assert at_step(2).says("budi", evidence(A.step(2)).replace("/evaluasi", "/nilai", 1)).step == 3


def test_english_headings_are_read():
    """Each heading is known in both languages."""
    text = "\n\n".join(f"### {section.title.en}\n{section.example}" for section in A.step(2).sections)

    assert at_step(2).says("budi", f"/evaluasi\n\n{text}").step == 3


def test_an_unknown_heading_is_not_lost_in_silence():
    """It is named with its line, and the step waits."""
    told = at_step(2).says("budi", evidence(A.step(2)) + "\n\n### Catatan tambahan\nPenting sekali.")
    problem = told.answer.problems[0]

    assert told.step == 2
    assert (problem.reason.code, problem.heading, problem.line) == ("unknown_heading", "Catatan tambahan", 18)


def test_a_heading_given_twice_is_not_chosen_from():
    """Both lines are named; no older comment fills the gap."""
    told = at_step(2).says("budi", evidence(A.step(2)) + "\n\n### Kesesuaian dengan strategi IT\ntidak sesuai")

    assert told.step == 2
    assert "heading_twice" in {found.reason.code for found in told.answer.problems}


def test_chatter_below_a_verb_is_harmless():
    """Text above the first heading belongs to nobody's section."""
    told = at_step(2).says("budi", evidence(A.step(2)).replace("\n\n###", "\n\nSudah dibahas dalam rapat.\n\n###", 1))

    assert told.step == 3
