"""Every refusal names the rule that it rests on, and each name leads to a section of the guide (rule 12)."""

from dataclasses import replace

import pytest

from automation.core.why import Why
from automation.render.wording.rule_names import GUIDE, RULES, anchor, rule_link
from automation.render.wording.words import in_language
from tests.builders.guides import guide
from tests.builders.stories import Story, at_step, catalogue, story


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
    """Nobody asks why."""
    assert not rule_link(Why.STEP_DONE, "id", "https://example.org")


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
