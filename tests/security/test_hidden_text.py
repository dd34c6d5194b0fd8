"""Whoever reads before approving is told of text that the page may not show: what kind, and where (security 33)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.core.state.hidden_text import KINDS, hidden_kinds, picture_texts
from automation.render.comments.hidden_text import _KINDS
from tests.builders.promises import mentioned
from tests.builders.stories import Story, at_step, evidence, process_of, story
from tests.http.story import example
from tests.security.desk_in_memory import twin

A = process_of("website-baru")
LEAD = "Ada tulisan yang mungkin tidak terlihat"
TWIN = "Some text may not be visible"
UPLOAD = "https://github.com/user-attachments/assets/0b9e4a3c-7f1d-4c55-9a52-3d6a1f0e2b77"
CORPUS = {
    "<!-- setuju saja -->": "comment",
    "Judul <!-- tambahan biaya\nRp900.000.000 -->": "comment",
    "<!-- yang tidak pernah ditutup": "comment",
    "<!---->": "comment",
    "<!DOCTYPE rahasia>": "comment",
    "<![CDATA[ rahasia ]]>": "comment",
    "<?php rahasia ?>": "comment",
    "<details><summary>Lampiran</summary>\nbiaya lain\n</details>": "fold",
    "<DETAILS open>x": "fold",
    "x</details>": "fold",
    "x</details": "fold",
    "<summary\n>x": "fold",
    '<img alt="biaya lain" src="https://contoh.id/1.png">': "tag",
    '<span title="biaya lain">.</span>': "tag",
    "Kata sandi <rahasia123> dipakai": "tag",
    "<isi di sini>": "tag",
    "<a\nname='biaya'\n>x</a>": "tag",
    '<img width="9" height="9" alt="image" src="https://github.com/user-attachments/assets/biaya-lain" />': "tag",
    f'<img width="9" height="9" alt="image" src="{UPLOAD}" title="biaya lain" />': "tag",
    f'<img width="9" height="9" alt="{"biaya " * 20}" src="{UPLOAD}" />': "tag",
    f'<img alt="image" src="{UPLOAD}" data-x=\'biaya lain\'>': "tag",
    f"![{'biaya ' * 20}](https://contoh.id/1.png)": "picture",
    "![biaya [dan] lain](https://contoh.id/1.png)": "picture",
    "![biaya\nlain](https://contoh.id/1.png)": "picture",
    "[biaya]: https://contoh.id 'Rp900.000.000'": "definition",
    "> [//]: # (biaya lain)": "definition",
    "biaya \u202e000.000.9pR\u202c": "direction",
    "\u2067biaya\u2069": "direction",
    "a\u200fb": "direction",
    "bi\u200baya": "unseen",
    "\ufeffbiaya": "unseen",
    "bi\u00adaya": "unseen",
    "b\u200diaya": "unseen",
    "biaya\u3164": "unseen",
    "biaya\ufe01": "unseen",
    "".join(chr(0xE0000 + ord(char)) for char in "biaya"): "unseen",
}
PICTURES = {
    f'<img width="1280" height="720" alt="image" src="{UPLOAD}" />': (),
    f'<img width="1280" height="720" alt="Layar galat 24 Nov" src="{UPLOAD}" />': ("Layar galat 24 Nov",),
    f'Lihat:\r\n<img height="9" alt="biaya lain" src="{UPLOAD}">\r\n![a](x) ![biaya lain](y)': ("biaya lain", "a"),
    '<img width="9" alt="lama" src="https://user-images.githubusercontent.com/123/'
    '0b9e4a3c-7f1d-4c55-9a52-3d6a1f0e2b77.png">': ("lama",),
    "![Gambar](https://contoh.id/1.png)": (),
    f'<img width="9" height="9" alt="Biaya &amp; jadwal & lain" src="{UPLOAD}" />': ("Biaya &amp; jadwal & lain",),
    "![Biaya & jadwal\\_2](https://contoh.id/1.png)": ("Biaya & jadwal\\_2",),
    "![nota][1] dan ![](x)": ("nota",),
    f'```html\n<img alt="contoh" src="{UPLOAD}">\n![b](c)\n```': (),
}
PLAIN = (
    "",
    "Biaya Rp45.000.000, lihat https://contoh.id.",
    "Dari <https://contoh.id> atau <dina@contoh.id>.",
    "5 < 6 dan 7 > 6; a <- b -> c; <3",
    "Kolom <b>tebal</b><br/>dan <sub>kecil</sub>",
    "```\n<!-- contoh kode -->\n<details>\n<img src=x>\n[a]: b\n```",
    "~~~html\n<div id=x>\n~~~",
    "[^1]: catatan kaki\n\n[tautan](https://contoh.id)\n\n- [x] selesai",
    "Terima kasih \U0001f64f\U0001f3fd \u2764\ufe0f \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f3f3\ufe0f\u200d\U0001f308",
    "ปกติ नमस्ते العربية ١٢٣ çà",
)


@pytest.mark.parametrize("text", CORPUS, ids=ascii)
def test_each_way_of_hiding_is_noticed(text):
    """By its kind, at the beginning, in the middle and at the end of a text."""
    for around in ("{}", "Biaya lain.\n\n{}", "Biaya lain.\n\n{}\n\nBiaya lain."):
        assert CORPUS[text] in hidden_kinds(around.format(text))


@pytest.mark.parametrize("end", ["\r", "\r\n"], ids=ascii)
@pytest.mark.parametrize("text", CORPUS, ids=ascii)
def test_each_way_of_hiding_is_noticed_with_any_line_ends(text, end):
    """A line may end in CR alone: what an app wrote, GitHub keeps."""
    assert CORPUS[text] in hidden_kinds(f"Biaya lain.\n\n{text}\n\nBiaya lain.".replace("\n", end))


@pytest.mark.parametrize("text", PLAIN, ids=ascii)
def test_plain_text_is_not_warned_of(text):
    """Links, comparisons, code, emoji and other scripts are what they look like."""
    assert hidden_kinds(text) == ()


@pytest.mark.parametrize("text", PICTURES, ids=ascii)
def test_a_picture_as_github_writes_it_is_no_alarm_and_its_text_is_told(text):
    """Whoever pastes a screenshot hides nothing; what stands for it on no page is told instead."""
    assert hidden_kinds(text) == ()
    assert picture_texts(text) == PICTURES[text]


def test_every_format_character_is_noticed_but_those_that_are_drawn():
    """Of the category Cf only the signs of Arabic, Syriac and other numbers, and of hieroglyphs, are seen."""
    drawn = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}
    format_characters = {code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"}

    assert {code for code in format_characters if not hidden_kinds(f"a{chr(code)}b")} <= drawn


@given(
    st.text(alphabet=st.sampled_from("<!-->/abr=\"' \n`~[]:\u200d\U0001f468"), max_size=60),
    st.sampled_from(list(CORPUS)),
)
def test_nothing_in_front_of_it_on_lines_of_its_own_hides_it(before, text):
    """Whatever stands above, unless it leaves a fence open, in which everything is shown."""
    if "```" not in before and "~~~" not in before:
        assert CORPUS[text] in hidden_kinds(f"{before}\n\n{text}")


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<", "[", "[a", "\n[", "\u200d", "`", "```\n", "<details", "x@"])
def test_a_text_of_full_size_is_read(piece):
    """65,536 characters of one nuisance end in kinds that are known."""
    assert set(hidden_kinds(piece * (65_536 // len(piece)))) <= set(KINDS)


def test_each_kind_has_its_words():
    """In both languages."""
    assert set(_KINDS) == set(KINDS)


def warned(told: Story) -> tuple[str, str]:
    """The Indonesian and the English lines of the warning in the status comment, without their lead."""
    parts = told.status.split("<details><summary>English</summary>")
    return tuple(_lines(part, lead) for part, lead in zip(parts, (LEAD, TWIN), strict=True))


def _lines(text: str, lead: str) -> str:
    assert lead in text, text
    return text.partition(lead)[2].partition("\n\n")[2].partition("\n\n")[0]


HIDDEN = "<!-- Rp900.000.000 --> \u202e"


def test_a_question_of_the_form_is_named():
    """From the first day on, with every kind in it."""
    field = A.form_fields[2]
    told = story().opened_by("dina", **{field.name: f"Jawaban yang cukup panjang untuk ini. {HIDDEN}"})

    assert warned(told) == (
        f"- `{field.label}`: komentar HTML `<!-- … -->`, karakter pembalik arah tulisan",
        f"- `{field.label}`: an HTML comment `<!-- … -->`, characters that turn the direction of the text",
    )


PASTED = f'<img width="9" height="9" alt="biaya @wati lain" src="{UPLOAD}" />'


def test_a_pasted_picture_is_told_without_a_warning():
    """In the request and in the evidence, in both languages, as text that calls nobody."""
    field = A.form_fields[2]
    told = story().opened_by("dina", **{field.name: f"Jawaban yang cukup panjang untuk ini.\n\n{PASTED}"})

    assert LEAD not in told.status
    assert TWIN not in told.status
    assert told.status.count(f"- `{field.label}`: `biaya @wati lain`\n") == 2
    assert "wati" not in mentioned(told.status)


def test_a_picture_in_the_evidence_is_told_to_who_approves():
    """With a link to the comment that holds it."""
    step = A.step(4)
    section = next(each for each in step.sections if each.type.value in {"text", "list"})
    told = twin(at_step(4)).wakes()
    told.says("budi", evidence(step, **{section.key: f"Jawaban yang cukup panjang untuk ini. {PASTED}"}))

    assert f"`{section.title.id}`: `biaya @wati lain`" in told.texts("approval")[-1]
    assert LEAD not in told.texts("approval")[-1]


def test_text_that_answers_no_question_is_named_too():
    """Above the first heading of the form."""
    told = story().opened_by("dina")
    told.edits_body("dina", told.request.body[:20], f"{HIDDEN}\n\n{told.request.body[:20]}")

    assert warned(told)[0].startswith("- di luar isian formulir: komentar HTML")


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_section_of_the_evidence_is_named_with_its_step(number):
    """With a link to the comment; in the status comment and in the request for approval."""
    step = A.step(number)
    section = next(each for each in step.sections if each.type.value in {"text", "list"})
    told = twin(at_step(number)).wakes()
    told.says("budi", evidence(step, **{section.key: f"Jawaban yang cukup panjang untuk ini. {HIDDEN}"}))
    while told.step < 5:
        told.fills()
    url = told.comment("\u202e").url
    line = (
        f"- [langkah {number}]({url}), `{section.title.id}`: komentar HTML `<!-- … -->`, karakter pembalik arah tulisan"
    )

    assert warned(told)[0] == line
    assert line in told.texts("approval")[-1]
    assert TWIN in told.texts("approval")[-1]
    assert "Rp900" not in told.texts("approval")[-1] + told.status


def test_text_outside_the_sections_of_a_covered_comment_is_named():
    """The approval covers the whole comment."""
    told = twin(at_step(4)).wakes()
    told.says("budi", evidence(A.step(4)).replace("\n", "\n<details>biaya lain</details>\n\n", 1))

    assert told.step == 5
    assert warned(told)[0].endswith(", di luar bagiannya: bagian yang dilipat `<details>`")


def test_what_completes_the_form_is_named():
    """A `/lengkapi` of the requester's side is covered as the form is."""
    field = A.form_fields[2]
    told = twin(at_step(5)).wakes()
    told.says("dina", f"/lengkapi\n### {field.label}\nJawaban lain yang cukup panjang. {HIDDEN}")

    assert warned(told)[0].startswith("- [pelengkap formulir](")
    assert f"), `{field.label}`: komentar HTML" in warned(told)[0]


@pytest.mark.parametrize("login", ["budi", "dina", "lina"])
def test_comments_that_no_approval_covers_are_not_warned_of(login):
    """Chatter, replies by mail, refused evidence."""
    told = twin(at_step(5)).wakes()
    told.says(login, f"Terima kasih. {HIDDEN}").says(login, f"/status\n{HIDDEN}")

    assert LEAD not in told.status


def test_the_warning_goes_with_the_hidden_text():
    """Whoever takes it out makes another text of it, and the warning is gone."""
    told = story().opened_by("dina", deskripsi=f"Jawaban yang cukup panjang untuk ini. {HIDDEN}")
    assert LEAD in told.status
    told.edits_body("dina", HIDDEN, "")

    assert LEAD not in told.status


def test_very_many_parts_make_a_short_list():
    """Nobody is called by a warning, and it fits."""
    told = story().opened_by("dina", **{each.name: f"Jawaban yang cukup panjang. {HIDDEN}" for each in A.form_fields})

    assert warned(told)[0].count("\n") <= 20
    assert mentioned(told.status) == set()


@pytest.mark.parametrize("number", range(1, 8))
def test_the_example_requests_hide_nothing(number):
    """Ordinary requests are read without a warning; only the hostile one is not among them."""
    for name, value in example(number)["fields"].items():
        for each in value if isinstance(value, list) else [value]:
            assert hidden_kinds(str(each)) == (), name
