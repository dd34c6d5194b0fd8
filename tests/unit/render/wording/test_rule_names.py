"""Every refusal names the rule that it rests on, and each name leads to a section of the guide (rule 12)."""

import ast
from collections.abc import Collection, Iterator
from dataclasses import replace

import pytest

from automation.core.policy.duties import DESK_ACTS
from automation.render.reports.verify_words import VERIFY
from automation.render.wording.rule_names import GUIDE, RULE_OF, RULES, anchor, rule_link, rule_name
from automation.render.wording.sentences import SENTENCES
from automation.render.wording.sentences_duties import DUTIES, EMERGENCIES, LETTERS
from automation.render.wording.sentences_gate import APPROVALS, BLOCKS, LAPSES, UNKNOWN
from automation.render.wording.sentences_holds import AGREEMENTS, HOLDS, SUPPLEMENTS
from automation.render.wording.sentences_near_misses import NEAR_MISSES
from automation.render.wording.sentences_what_if import PREVIEWS
from automation.render.wording.words import in_language
from tests.builders.guides import guide
from tests.builders.stories import Story, at_step, catalogue, story
from tests.places import CORE

TABLES = (SENTENCES, DUTIES, EMERGENCIES, LETTERS, HOLDS, SUPPLEMENTS, AGREEMENTS, APPROVALS, BLOCKS, LAPSES)
TABLES += (UNKNOWN, PREVIEWS, VERIFY, NEAR_MISSES)
ACCEPTED = {
    *("form_complete", "step_done", "hole_filled", "draft_saved", "edited_evidence", "status_asked", "bantuan_asked"),
    *("request_rejected", "approver_rejected", "rejection_lifted", "approval_withdrawn", "returned", "hold_ended"),
    *("request_cancelled", "cancelled_by_closing", "request_resumed", "request_appealed", "request_held"),
    *("form_supplemented", "requirements_agreed", "letter_counts", "permit_recorded", "emergency_declared"),
    *(
        "emergency_reviewed",
        "counts",
        "pratinjau_asked",
        "code_is_older",
        "text_below_approval",
        "text_below_agreement",
    ),
}
SILENCE = {
    *("outsider", "no_command", "no_effect", "label_there", "label_not_there", "label_put_right", "label_not_ours"),
}
"""What is accepted, what moves a request, and what is answered by nobody: all else that has words is a refusal."""


def codes() -> set[str]:
    """Every code of a refusal, of an approval that does not count and of what keeps the gate shut."""
    return {code for table in TABLES for code in table} - ACCEPTED - SILENCE


def without_rule(known: Collection[str]) -> set[str]:
    """Refusals that rest on nothing."""
    return codes() - set(known)


def refused_in_code() -> Iterator[str]:
    """The codes that stand in a call of `refuse` or `_take_back`, as the code has them."""
    for path in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in CALLS:
                found = [each.value for arg in node.args for each in ast.walk(arg) if isinstance(each, ast.Constant)]
                yield from (each for each in found if isinstance(each, str) and each in KNOWN)


CALLS = ("refuse", "_take_back")
KNOWN = {code for table in TABLES for code in table}


def test_every_refusal_has_a_rule():
    """Whatever the desk says no with: a command, a label, an approval, a letter, the gate, the check."""
    assert len(codes()) > 120
    assert not without_rule(RULE_OF)


@pytest.mark.parametrize("code", sorted(RULE_OF))
def test_a_refusal_without_a_rule_is_found(code):
    """The check can fail, and the table holds nothing that is no refusal."""
    assert without_rule(set(RULE_OF) - {code}) == {code}


def test_nothing_that_is_refused_is_taken_for_accepted():
    """The list of what is accepted hides no refusal."""
    refused = set(refused_in_code())

    assert len(refused) > 50
    assert not refused & (ACCEPTED | SILENCE)
    assert refused <= set(RULE_OF)


def test_the_acts_that_bar_have_rules():
    """Also those whose code is made of the act's name."""
    assert {f"did_{act}" for act in DESK_ACTS} | {f"duty_did_{act}" for act in DESK_ACTS} <= set(RULE_OF)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_guide_has_a_section_for_each_rule(lang):
    """In the same order and by the same name, so that the link of a refusal leads there."""
    heads = [line.lstrip("# ") for line in guide(lang, "aturan").splitlines() if line.startswith("##")]
    names = [in_language(name, lang) for name in RULES.values()]

    assert [head for head in heads if head in names] == names
    assert len(heads) == len(names) + 1


def test_a_name_becomes_the_address_of_its_section():
    """As MkDocs makes it of the heading."""
    assert anchor("Aturan 5, pemisahan tugas") == "aturan-5-pemisahan-tugas"
    assert anchor("Rule 13, requester's side and letters") == "rule-13-requesters-side-and-letters"


def test_what_is_accepted_names_no_rule():
    """Nobody asks why; but a withdrawal and an approval that was withdrawn share a code."""
    assert not any(rule_name(code, "id") for code in ACCEPTED - {"approval_withdrawn"})
    assert not rule_link("step_done", "id", "https://example.org")


def line(told: Story) -> str:
    """The small line of the last reply."""
    return next(each for each in told.texts("reply")[-1].splitlines() if each.startswith("*"))


def test_a_reply_ends_with_step_and_rule():
    """In one line, in both languages, linked to the guide of the desk's site."""
    told = at_step(5).approves("eko")
    _, _, english = told.texts("reply")[-1].partition("<details>")
    page = f"{told.of.desk.site}{GUIDE}#aturan-3-persetujuan-yang-dihitung"

    assert line(told).startswith("*Langkah 5 dari 12: ")
    assert line(told).endswith(f"[Aturan 3, persetujuan yang dihitung]({page}).*")
    assert f"[Rule 3, what counts as approval]({told.of.desk.site}en/{GUIDE}#rule-3-" in english


def test_a_desk_without_a_site_names_the_rule_alone():
    """Nothing is made up."""
    plain = replace(catalogue(), desk=replace(catalogue().desk, site=""))
    told = at_step(5, of=plain).says("budi", "/mulai")

    assert line(told).endswith("; menunggu Manajemen. Aturan 1, persetujuan sebelum pekerjaan.*")


def test_the_status_names_the_rule_of_an_approval_that_does_not_count():
    """Beside the verdict; what keeps the gate shut names its rule as well."""
    told = at_step(5).edits_body("wati", "Jawaban", "Jawaban ").approves("wati")

    guide = "https://kampus.github.io/permohonan/panduan/aturan/"
    assert f"- ❌ `wati`: tidak dihitung ([aturan 5]({guide}#aturan-5-pemisahan-tugas))" in told.status
    assert f"- masih kurang persetujuan: Manajemen ([aturan 6]({guide}#aturan-6-siapa-yang-menyetujui))" in told.status
    assert "/en/panduan/aturan/#rule-6-who-approves))" in told.status


def test_a_label_by_hand_is_answered_with_the_rule_too():
    """That work needs approval first."""
    told = at_step(5)
    told.sets("tono", told.process.step(6).label)

    assert "Aturan 1, persetujuan sebelum pekerjaan" in line(told)


def test_a_preview_names_the_rule_of_a_refusal_alone():
    """What would be accepted rests on nothing."""
    assert "> *[Aturan 1, " in at_step(5).says("budi", "/pratinjau /mulai").texts("reply")[-1]
    assert "Aturan" not in at_step(5).says("dina", "/pratinjau /batal tidak jadi").texts("reply")[-1]


def test_an_issue_without_a_form_hears_of_the_form():
    """It has no step yet."""
    told = story().opened_by("dina", body="Tolong buatkan website.").says("dina", "/status")

    assert "*[Aturan formulir](" in told.texts("reply")[-1]
