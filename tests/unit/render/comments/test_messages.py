"""What the desk says: facts are harmless, and every refusal says the way out (rule 12)."""

import pytest

from automation.core.commands.table import COMMANDS
from automation.core.evidence.wrong import Wrong
from automation.core.policy.process import Text
from automation.core.problem import AnswerProblem, Reason
from automation.core.why import Why
from automation.render.wording.words import problem, role_title, sentence
from tests.builders.promises import mentioned
from tests.builders.stories import at_step, evidence, process_of, story

A = process_of("website-baru")


def test_an_unknown_reason_is_shown_as_it_is():
    """Never hidden, and never as markup."""
    assert sentence(Reason(Why("baru_sekali`@wati`")), "id") == "`baru_sekali'@wati'`"


def test_a_fact_that_lacks_breaks_nothing():
    """An ellipsis stands in its place."""
    assert "…" in sentence(Reason(Wrong.NOT_A_DATE), "id")


def test_facts_are_code_but_numbers_and_roles():
    """What was typed is quoted; a step's number and a role's title are the desk's own words."""
    titles = {"tim_it": Text("Tim IT", "IT team")}
    found = sentence(Reason(Why.NOT_YOUR_STEP, {"step": "2", "role": "tim_it", "verb": "evaluasi"}), "en", titles)

    assert found == "Step 2 is done by IT team, so `/evaluasi` counts only from IT team."
    assert "`@wati`" in sentence(Reason(Why.NEAR_MISS, {"written": "@wati", "nearest": "setujui"}), "id")
    assert "`2 @wati`" in sentence(Reason(Why.STEP_DONE, {"step": "2 @wati"}), "id")


def test_a_problem_names_heading_line_and_remedy():
    """Where, what, and what would be right."""
    found = problem(AnswerProblem(heading="Anggaran", reason=Reason(Wrong.NOT_MONEY, {"given": "murah"}), line=7), "id")

    assert found == (
        "**`Anggaran`** (baris 7): `murah` tidak terbaca sebagai satu jumlah rupiah; tulis seperti `Rp45.000.000`, "
        "atau `Rp0` bila tanpa biaya."
    )


def test_roles_are_called_by_their_titles():
    """The requester has one of the desk's own; an unknown role its key."""
    assert role_title("pemohon", "id", {}) == "Pemohon"
    assert role_title("pemohon", "en", {}) == "Requester"
    assert role_title("rektor", "id", {}) == "rektor"


@pytest.mark.parametrize(
    ("told", "way_out"),
    [
        (lambda: at_step(2).says("dina", "/evaluasi"), "Tim IT"),
        (lambda: at_step(2).says("budi", "/rencana"), "`/evaluasi`"),
        (lambda: at_step(4).says("budi", "/evaluasi"), "`/kembali 2 ALASAN`"),
        (lambda: at_step(5).says("budi", "/mulai"), "masih kurang persetujuan: Manajemen"),
        (lambda: at_step(5).says("wati", "/setujui"), "`/setujui KODE`"),
        (lambda: at_step(5).says("wati", "/setujui 0000-0000-0000"), at_step(5).situation.gate.code),
        (lambda: at_step(5).says("wati", "/tolak"), "alasan"),
        (lambda: at_step(5).says("budi", "/kembali"), "2-4"),
        (lambda: at_step(5).closes("budi"), "`/batal ALASAN`"),
        (lambda: at_step(4).closes("dina").says("budi", "/rencana"), "ditutup"),
        (lambda: at_step(4).says("budi", "/jenis"), "`/bantuan`"),
        (lambda: story().opened_by("dina", tujuan="-").says("budi", "/evaluasi"), "Tujuan"),
        (lambda: at_step(5).says("wati", "Baik").edits("wati", "Baik", "/tolak buruk"), "komentar baru"),
    ],
)
def test_every_refusal_names_the_way_out(told, way_out):
    """And the step, in Indonesian first; it mentions who acted, and nobody else."""
    found = told()
    reply = found.texts("reply")[-1]
    indonesian = reply.partition("<details>")[0]

    assert not found.answer.accepted
    assert way_out in indonesian
    assert mentioned(reply) == {found.answer.actor.login}
    assert f"Langkah {found.step} dari 12" in indonesian
    assert f"Step {found.step} of 12" in reply.partition("<details>")[2]


def test_the_approval_request_stands_alone():
    """Whom it asks, what is approved with links, the amount, and the one line to copy, alone in its fence."""
    told = at_step(5)
    request = told.texts("approval")[-1]

    assert request.splitlines()[1] == "@wati @joko @ratna"
    assert "`Rp45.000.000`" in request
    assert request.count("#issuecomment-") == 6
    assert f"```text\n/setujui {told.situation.gate.code}\n```" in request


def test_an_approval_request_names_too_few_people():
    """When nobody is left who may approve, Tim IT hears of it."""
    told = story().opened_by("dina").comes_to(4)
    for login in ("wati", "joko", "ratna"):
        told.edits_body(login, "Jawaban", "Jawaban")
    told.says("budi", evidence(A.step(4)))

    assert "kurang" in told.texts("approval")[-1]
    assert mentioned(told.texts("approval")[-1]) == {"budi", "sari"}


@pytest.mark.parametrize("word", COMMANDS)
def test_each_desk_word_is_answered(word):
    """Whoever is involved hears something, whatever the word."""
    told = at_step(5).says("budi", f"/{word} sesuatu")

    assert told.answer is not None
    assert told.texts("reply") or told.comment(f"/{word}").marks
