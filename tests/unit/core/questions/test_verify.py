"""Whether a request may be developed now, here, at this code: the desk's own decision, and every reason against it."""

from dataclasses import replace

import pytest

from automation.core.outcome.decision import Decision
from automation.core.policy.process import Process
from automation.core.problem import Reason
from automation.core.questions.verify import Question, Verdict, verdict
from automation.core.state.situation import Overlay
from tests.builders.gate_facts import desk, without_term
from tests.builders.stories import Story, at_step, evidence, process_of, story, third

A = process_of("website-baru")
HERE = "kampus/situs-konferensi"
PROCESSES = [(None, "website-baru"), (None, "perbaikan-fitur"), (third(), "pinjam-ruang")]
GATED = [(of, name, step.number) for of, name in PROCESSES for step in process_of(name, of).steps if step.gated]


def asked(told: Story, repository: str = "", code: str | None = None) -> Verdict:
    """The verdict on what the desk decides now."""
    return verdict(told.decision, Question(repository=repository, code=code))


def codes(told: Story, repository: str = "", code: str | None = None) -> list[str]:
    """The codes of the reasons against it."""
    return [reason.code for reason in asked(told, repository, code).reasons]


def approved() -> Story:
    """A request with all approvals whose work has not begun."""
    return at_step(5).approves("wati", "joko")


def planned(repositories: str | None) -> Story:
    """An approved request whose plan names these repositories, one a line."""
    told = at_step(4).says("budi", evidence(A.step(4), repositori=repositories))
    return told.approves("wati", "joko")


@pytest.mark.parametrize(("of", "name", "step"), GATED)
def test_it_may_be_developed_at_every_gated_step(of, name, step):
    """In every procedure, in the repository that the plan names, at the code that was approved."""
    told = at_step(step, name, of)
    (repository,) = asked(told).repositories
    answer = asked(told, repository, told.situation.gate.code)

    assert answer.may
    assert answer.number == told.request.number
    assert answer.code == told.situation.gate.code


def test_it_may_from_the_last_approval_on():
    """Before `/mulai` too: the gate is what counts, not the label."""
    told = at_step(5).approves("wati")

    assert codes(told) == ["missing_approval"]
    assert asked(told.approves("joko"), HERE, told.situation.gate.code).may


@pytest.mark.parametrize("step", [2, 3, 4])
def test_before_the_approval_it_may_not(step):
    """The step is named and the one that it must come to."""
    assert asked(at_step(step)).reasons == (Reason("verify_too_early", {"step": str(step), "target": "5"}),)


def test_an_incomplete_form_is_too_early():
    """The first step says the same."""
    assert codes(story().opened_by("dina", tujuan="-")) == ["verify_too_early"]


def test_a_label_says_nothing():
    """Whoever sets the label of development by hand changes no answer."""
    told = at_step(4).sleeps().sets("lina", A.step(6).label)

    assert codes(told) == ["verify_too_early"]


def test_an_edit_of_the_request_ends_it_at_once():
    """Before the desk has run: the approvals fit another text, and so does the code."""
    told = at_step(7)
    code = told.situation.gate.code
    told.sleeps().edits_body("dina", "Jawaban", "Uraian")

    assert codes(told, HERE, code) == ["approvals_lapsed", "missing_approval", "verify_code_outdated"]
    assert codes(told.wakes().approves("wati", "joko"), HERE, code) == ["verify_code_outdated"]
    assert asked(told, HERE, told.situation.gate.code).may


def test_deleted_evidence_ends_it():
    """The hole is named, and that the request is back before the approval."""
    assert codes(at_step(7).deletes("lina", "/kebutuhan")) == ["hole", "verify_too_early"]


def test_an_approver_taken_out_of_the_desk_file_ends_it():
    """It is asked of the desk file as it is now."""
    told = approved()
    removed = replace(told.of, desk=without_term(desk(), "manajemen", "wati"))

    assert codes(told.under(removed)) == ["missing_approval"]


def test_an_approver_who_rejects_ends_it():
    """Said once, by the gate."""
    assert "rejected" in codes(approved().says("joko", "/tolak anggaran dialihkan"))


@pytest.mark.parametrize(
    ("told", "ending"),
    [
        (at_step(2).says("budi", "/tolak tidak sesuai strategi"), "ditolak"),
        (at_step(7).says("dina", "/batal kebutuhan tidak ada lagi"), "dibatalkan"),
        (at_step(12).fills(), "selesai"),
    ],
)
def test_a_closed_request_says_how_it_ended(told, ending):
    """And nothing else: what its approvals were does not matter any more."""
    assert asked(told, HERE, "lama").reasons == (Reason("verify_ended", {"ending": ending}),)


def test_after_the_launch_work_goes_on():
    """Approvals are not lost, so later changes may be merged; a change of the approved text is told and ends it."""
    told = at_step(11)
    assert asked(told, HERE, told.situation.gate.code).may

    told.edits_body("dina", "Jawaban", "Uraian")
    assert codes(told)[0] == "changed_after_launch"
    assert "missing_approval" in codes(told)


def test_the_code_is_read_forgivingly():
    """As an approval's is: case, hyphens, blanks and the letters that codes do not have."""
    told = approved()
    code = told.situation.gate.code

    for typed in (code.lower(), code.replace("-", ""), f" {code} ".replace("0", "o").replace("1", "l")):
        assert asked(told, HERE, typed).may


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Reason("verify_code_missing")),
        ("  ", Reason("verify_code_missing")),
        ("KODE", Reason("verify_code_unreadable", {"written": "KODE"})),
        ("0000-0000-0000", Reason("verify_code_outdated", {"written": "0000-0000-0000"})),
    ],
)
def test_a_code_that_is_not_the_present_one(typed, reason):
    """Missing, no code, or another one."""
    assert asked(approved(), HERE, typed).reasons == (reason,)


def test_the_code_of_another_request_is_another_code():
    """A code belongs to one request."""
    assert codes(approved(), HERE, at_step(5, "perbaikan-fitur").situation.gate.code) == ["verify_code_outdated"]


@pytest.mark.parametrize("repositories", [None, "-", "tidak ada"])
def test_a_plan_without_repositories_allows_none(repositories):
    """Left out or left empty; the step, its verb and the section are named, so that it can be mended."""
    told = planned(repositories)
    facts = {"repository": HERE, "target": "4", "verb": "rencana", "section": "Repositori pengembangan"}

    assert told.situation.may_develop
    assert asked(told, HERE).reasons == (Reason("verify_no_repositories", facts),)
    assert asked(told).may


def test_a_plan_allows_just_the_repositories_that_it_names():
    """In whatever form, and whatever the case."""
    told = planned(
        "- kampus/situs-konferensi\n- https://github.com/kampus/Situs-Konferensi-API/\n- kampus/situs-konferensi"
    )

    assert asked(told).repositories == (HERE, "kampus/Situs-Konferensi-API")
    assert asked(told, "Kampus/situs-konferensi-api").may
    (reason,) = asked(told, "kampus/situs").reasons
    assert (reason.code, reason.facts["named"]) == (
        "verify_other_repository",
        "kampus/situs-konferensi, kampus/Situs-Konferensi-API",
    )


def test_naming_another_repository_is_a_change_of_the_plan():
    """The approvals lapse with it, as with every change."""
    told = at_step(6).edits("budi", "kampus/situs-konferensi", "kampus/tempat-lain")

    assert codes(told, "kampus/tempat-lain") == ["approvals_lapsed", "missing_approval"]


def test_a_new_round_of_the_plan_mends_it():
    """As the reason says: return, name the repository, have it approved anew."""
    told = planned(None).says("budi", "/kembali 4 menyebut repositori")
    told.says("budi", evidence(A.step(4))).approves("wati", "joko")

    assert asked(told, HERE, told.situation.gate.code).may


def test_a_procedure_without_such_a_section_allows_no_repository():
    """What no plan can name was approved by nobody."""
    told = approved()
    decision = replace(told.decision, situation=replace(told.situation, process=_without_repositories(A)))

    assert verdict(decision, Question()).may
    assert [each.code for each in verdict(decision, Question(repository=HERE)).reasons] == ["verify_no_section"]


def test_an_issue_without_a_form_is_no_request():
    """Nothing of it was ever approved."""
    assert codes(story().opened_by("dina", body="Tolong buatkan situs.")) == ["no_form"]


@pytest.mark.parametrize("change", [{"record": None}, {"record": ()}])
def test_a_record_that_is_broken_or_gone_is_unknown(change):
    """Which is neither yes nor no."""
    told = approved()
    told.change(**change)
    answer = asked(told, HERE, "")

    assert (answer.is_unknown, answer.may) == (True, False)
    assert answer.reasons[0].code in {"record_broken", "record_missing"}


def test_without_any_reason_of_the_desk_there_still_is_one():
    """A state that this module does not know never reads as yes."""
    told = approved()
    shut = replace(told.situation, may_develop=False)
    rests = replace(shut, overlay=Overlay.CANCELLED)

    assert _codes(told.decision, shut) == ["verify_not_approved"]
    assert _codes(told.decision, rests) == ["verify_resting"]


def _codes(decision: Decision, situation: object) -> list[str]:
    return [each.code for each in verdict(replace(decision, situation=situation), Question(repository=HERE)).reasons]


def _without_repositories(process: Process) -> Process:
    steps = tuple(
        replace(step, sections=tuple(each for each in step.sections if not each.repositories)) for step in process.steps
    )
    return replace(process, steps=steps)
