"""What the desk says: every reason has its sentence in both languages, and every refusal says the way out (rule 12)."""

import re
from string import Formatter

import pytest

from automation.core.policy.process import Text
from automation.core.problem import AnswerProblem, Reason
from automation.core.text.desk_words import DESK_WORDS
from automation.render.reports.audit_words import DIFFERENCES
from automation.render.reports.verify_words import VERIFY
from automation.render.wording.sentences import SENTENCES
from automation.render.wording.sentences_answers import ANSWERS
from automation.render.wording.sentences_gate import APPROVALS, BLOCKS, LAPSES
from automation.render.wording.words import block, problem, role_title, sentence
from tests.builders.promises import mentioned
from tests.builders.stories import at_step, evidence, process_of, story
from tests.places import CORE

A = process_of("website-baru")
TABLES = {"commands": SENTENCES, "answers": ANSWERS, "lapses": LAPSES, "approvals": APPROVALS, "blocks": BLOCKS}
TEXTS = [(name, code, text) for name, table in TABLES.items() for code, text in table.items()]


def fields(text: str) -> set[str]:
    """The facts that a sentence names."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def codes() -> set[str]:
    """Every reason code that core gives."""
    found = {code for path in CORE.rglob("*.py") for code in re.findall(r'Reason\(\s*"(\w+)"', path.read_text("utf-8"))}
    chosen = {
        code for path in CORE.rglob("*.py") for code in re.findall(r'Reason\("(\w+)" if', path.read_text("utf-8"))
    }
    return found | chosen


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_reason_has_its_sentence(code):
    """In both languages; no code ever stands in a comment as it is."""
    if code in DIFFERENCES or code in VERIFY:
        return  # what an audit or `alur verify` finds is worded there and never stands in a comment
    for lang in ("id", "en"):
        assert sentence(Reason(code), lang) != f"`{code}`"
        assert code not in BLOCKS or block(Reason(code), lang) != f"`{code}`"


@pytest.mark.parametrize(("name", "code", "text"), TEXTS, ids=lambda value: value if isinstance(value, str) else "")
def test_both_languages_say_the_same_facts(name, code, text):
    """What is named in one is named in the other, and neither is empty."""
    assert isinstance(text, Text)
    assert text.id
    assert text.en
    assert fields(text.id) == fields(text.en)


def test_an_unknown_reason_is_shown_as_it_is():
    """Never hidden, and never as markup."""
    assert sentence(Reason("baru_sekali`@wati`"), "id") == "`baru_sekali'@wati'`"


def test_a_fact_that_lacks_breaks_nothing():
    """An ellipsis stands in its place."""
    assert "…" in sentence(Reason("not_a_date"), "id")


def test_facts_are_code_but_numbers_and_roles():
    """What was typed is quoted; a step's number and a role's title are the desk's own words."""
    titles = {"tim_it": Text("Tim IT", "IT team")}
    found = sentence(Reason("not_your_step", {"step": "2", "role": "tim_it", "verb": "evaluasi"}), "en", titles)

    assert found == "Step 2 is done by IT team, so `/evaluasi` counts only from IT team."
    assert "`@wati`" in sentence(Reason("near_miss", {"written": "@wati", "nearest": "setujui"}), "id")
    assert "`2 @wati`" in sentence(Reason("step_done", {"step": "2 @wati"}), "id")


def test_a_problem_names_heading_line_and_remedy():
    """Where, what, and what would be right."""
    found = problem(AnswerProblem(heading="Anggaran", reason=Reason("not_money", {"given": "murah"}), line=7), "id")

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
        (lambda: at_step(4).says("budi", "/tanya"), "`/bantuan`"),
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


@pytest.mark.parametrize("word", DESK_WORDS)
def test_each_desk_word_is_answered(word):
    """Whoever is involved hears something, whatever the word."""
    told = at_step(5).says("budi", f"/{word} sesuatu")

    assert told.answer is not None
    assert told.texts("reply") or told.comment(f"/{word}").marks
