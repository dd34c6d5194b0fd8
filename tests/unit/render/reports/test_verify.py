"""The verdict of `alur verify` in words: both languages, every reason with its way out, nothing typed ever acts."""

import json

import pytest

from automation.core.problem import Reason
from automation.core.questions.verify import Verdict
from automation.core.why import Why
from automation.render.reports.verify import Told, lines, summary, values
from tests.builders.hostile import CANARY, HOSTILE
from tests.builders.promises import mentioned, plain
from tests.builders.stories import catalogue

CODE_MISSING = (
    "Kodenya belum ditulis. Salin kode dari komentar status permohonan. Aturan 2, isi yang disetujui dan kodenya.",
    "There is no code. Copy it from the request's status comment. Rule 2, the text approved and its code.",
)
TITLES = {role.key: role.title for role in catalogue().desk.roles}


def told(*reasons: Reason, number: int = 12, is_unknown: bool = False) -> Told:
    """The verdict on that request in one repository."""
    verdict = Verdict(number=number, reasons=reasons, is_unknown=is_unknown, code="7QX2-M9KD-4TRB")
    return Told(verdict=verdict, desk="kampus/permohonan", repository="kampus/siakad", titles=TITLES)


def test_yes_is_said_with_the_line_to_copy():
    """In both languages; what a pull request must hold stands there."""
    assert list(lines(told())) == [
        "`kampus/permohonan#12`: boleh dikembangkan di `kampus/siakad`.",
        "`kampus/permohonan#12`: may be developed in `kampus/siakad`.",
        "Baris untuk pull request: `Permohonan: kampus/permohonan#12 7QX2-M9KD-4TRB`",
        "The line for a pull request: `Permohonan: kampus/permohonan#12 7QX2-M9KD-4TRB`",
    ]


def test_no_is_said_with_every_reason():
    """A part of the gate's sentence becomes one of its own; roles have their titles."""
    said = list(lines(told(Reason(Why.MISSING_APPROVAL, {"roles": "manajemen"}), Reason(Why.VERIFY_CODE_MISSING))))

    assert said == [
        "`kampus/permohonan#12`: TIDAK boleh dikembangkan di `kampus/siakad`.",
        "`kampus/permohonan#12`: may NOT be developed in `kampus/siakad`.",
        "- Masih kurang persetujuan: Manajemen. Aturan 6, siapa yang menyetujui.",
        "  Approvals are missing: Management. Rule 6, who approves. (`missing_approval`)",
        f"- {CODE_MISSING[0]}",
        f"  {CODE_MISSING[1]} (`verify_code_missing`)",
    ]


def test_unknown_is_never_said_like_yes():
    """Neither in words nor in values."""
    answer = told(Reason(Why.RECORD_BROKEN), is_unknown=True)

    assert "BELUM DIKETAHUI" in next(iter(lines(answer)))
    assert (values(answer)["verdict"], values(answer)["may_develop"]) == ("unknown", None)


def test_a_pull_request_without_a_request_is_refused_as_such():
    """With the line that it should hold."""
    said = list(lines(told(Reason(Why.VERIFY_LINE_MISSING, {"desk": "kampus/permohonan"}), number=0)))

    assert said[:2] == ["Pull request ini TIDAK boleh digabungkan.", "This pull request may NOT be merged."]
    assert "`Permohonan: kampus/permohonan#NOMOR KODE`" in said[2]
    assert "`Permohonan: kampus/permohonan#NUMBER CODE`" in said[3]


def test_the_values_are_json():
    """With the reasons in both languages."""
    answer = json.loads(json.dumps(values(told(Reason(Why.VERIFY_CODE_MISSING)))))

    assert {key: answer[key] for key in ("desk", "number", "repository", "verdict", "may_develop")} == {
        "desk": "kampus/permohonan",
        "number": 12,
        "repository": "kampus/siakad",
        "verdict": "may_not",
        "may_develop": False,
    }
    assert [sorted(reason) for reason in answer["reasons"]] == [["code", "en", "id"]]


def test_many_lines_are_named_in_part():
    """A text of thousands of lines does not make a summary of thousands."""
    numbers = ", ".join(str(number) for number in range(1, 5000))

    assert len(summary(told(Reason(Why.VERIFY_LINES_DIFFER, {"lines": numbers})))) < 1500


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("code", [Why.VERIFY_CODE_UNREADABLE, Why.VERIFY_UNREADABLE, Why.VERIFY_OTHER_DESK])
def test_what_anybody_typed_stands_in_code(name, code):
    """In the summary of the run it mentions nobody and is no markup; in the log it stays on its line."""
    facts = {"written": HOSTILE[name], "said": HOSTILE[name], "desk": "kampus/permohonan"}
    answer = told(Reason(code, facts))

    assert CANARY not in plain(summary(answer))
    assert mentioned(summary(answer)) == set()
    assert all("\n" not in line for line in lines(answer))


def test_the_summary_has_both_languages():
    """Indonesian first, each with its sign and its reasons."""
    assert summary(told(Reason(Why.VERIFY_CODE_MISSING))).split("\n") == [
        "### ❌ `kampus/permohonan#12`: TIDAK boleh dikembangkan di `kampus/siakad`.",
        "",
        f"- {CODE_MISSING[0]} (`verify_code_missing`)",
        "",
        "### ❌ `kampus/permohonan#12`: may NOT be developed in `kampus/siakad`.",
        "",
        f"- {CODE_MISSING[1]} (`verify_code_missing`)",
        "",
    ]


def test_an_unreadable_input_is_mended_before_it_is_tried_again():
    """A misspelt repository stays misspelt however often one tries."""
    text = "\n".join(lines(told(Reason(Why.VERIFY_UNREADABLE, {"said": "--repository 'x' is no repository"}))))

    assert "perbaiki dahulu" in text
    assert "correct it first" in text
