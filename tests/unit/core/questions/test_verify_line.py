"""The line of a pull request that names its request, as people write it and as people misuse it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.core.problem import Reason
from automation.core.questions.verify_line import Claim, read_claim
from automation.core.text.command_line import read_code
from tests.builders.hostile import HOSTILE

DESK = "kampus/permohonan"
LINE = "Permohonan: kampus/permohonan#12 7QX2-M9KD-4TRB"
CLAIM = Claim(desk=DESK, number=12, code="7QX2-M9KD-4TRB")
OTHER = LINE.replace("#12", "#13")


def read(body: str) -> Claim | str:
    """The claim, or the code of the reason why there is none."""
    found = read_claim(body, DESK)
    return found.code if isinstance(found, Reason) else found


@pytest.mark.parametrize(
    "body",
    [
        LINE,
        f"Menambah unduhan nilai.\r\n\r\n{LINE}\r\n\r\nDiuji di peramban.",
        f"   {LINE}   ",
        f"- {LINE}",
        f"### {LINE}",
        f"{LINE} <!-- salin dari komentar status -->",
        f"<!-- Isi baris berikut -->\n{LINE}",
        LINE.replace("Permohonan:", "**Permohonan:**"),
        LINE.replace("Permohonan:", "**Permohonan**:"),
        LINE.replace("Permohonan: ", "PERMOHONAN :"),
        LINE.replace("kampus", "`kampus") + "`",
        LINE.replace("kampus/permohonan#12", "https://github.com/kampus/permohonan/issues/12"),
        LINE.replace(" 7QX2", "\u00a0 7QX2"),
        f"{LINE}\n\n{LINE}",
        f"Permohonan: akses untuk dosen\n{LINE}",
        f"> {OTHER}\n\n{LINE}",
        f"```\n{OTHER}\n```\n{LINE}",
        f"    {OTHER}\n{LINE}",
        f"<!--\n{OTHER}\n-->\n{LINE}",
    ],
)
def test_the_line_is_found(body):
    """With any line ends, as a list item or heading, in bold, as a link, beside a template's comments and examples."""
    assert read(body) == CLAIM


def test_the_code_is_kept_as_it_was_typed():
    """What it means is for the verdict to say; a line without one has none."""
    assert read(LINE.lower()) == Claim(desk=DESK, number=12, code="7qx2-m9kd-4trb")
    assert read(LINE.replace("-", " ")) == Claim(desk=DESK, number=12, code="7QX2 M9KD 4TRB")
    assert read("Permohonan: kampus/permohonan#12") == Claim(desk=DESK, number=12, code="")
    assert read(f"{LINE} selesai") == Claim(desk=DESK, number=12, code="7QX2-M9KD-4TRB selesai")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Menambah unduhan nilai.",
        f"> {LINE}",
        f"```\n{LINE}\n```",
        f"<!-- {LINE} -->",
        f"<!--\n{LINE}",
        f"    {LINE}",
        f"\t{LINE}",
        f"Untuk {LINE}",
        f"| {LINE} |",
        LINE.replace("o", "о"),
        LINE.replace(":", "：", 1),
        "Permohonan kampus/permohonan#12 7QX2-M9KD-4TRB",
    ],
)
def test_without_a_line_of_its_own_there_is_none(body):
    """What is quoted, shown as code or hidden is nobody's word; neither is a lookalike."""
    assert read(body) == "verify_line_missing"


NO_REQUESTS = """
#12 7QX2-M9KD-4TRB
kampus/permohonan 7QX2-M9KD-4TRB
permohonan#12
lihat di atas
kampus/permohonan#0 x
kampus/permohonan#-1 x
kampus/permohonan#012 x
kampus/permohonan#12x
kampus/permohonan#1234567890 x
kampus/a/b#12 x
https://contoh.id/kampus/permohonan/issues/12 x
<!-- OWNER/REPO#N KODE -->
""".splitlines()


@pytest.mark.parametrize("value", NO_REQUESTS)
def test_a_line_that_names_no_request_is_shown_with_its_number(value):
    """An untouched template, a missing desk, an odd number."""
    found = read_claim(f"a\nPermohonan: {value}", DESK)

    assert found == Reason("verify_line_unreadable", {"desk": DESK, "lines": "2"})


@pytest.mark.parametrize("other", [OTHER, LINE.replace("7QX2", "7QX3"), LINE.replace("kampus/", "kampus-lain/")])
def test_two_lines_that_differ_fail(other):
    """In number, code or desk, and in either order."""
    for body in (f"{LINE}\n{other}", f"{other}\n\n{LINE}"):
        found = read_claim(body, DESK)
        assert isinstance(found, Reason)
        assert found.code == "verify_lines_differ"
        assert found.facts["lines"] in {"1, 2", "1, 3"}


@pytest.mark.parametrize(
    "value",
    [
        "#9 SHN1-YPJT-XCZQ",
        "#9",
        "permohonan#9 SHN1-YPJT-XCZQ",
        "kampus/permohonan#9, SHN1-YPJT-XCZQ",
        "juga kampus/permohonan#9",
        "[#9](https://github.com/kampus/permohonan/issues/9)",
        "kampus/permohonan/issues/9",
        "https://contoh.id/kampus/permohonan/issues/9 SHN1-YPJT-XCZQ",
        f"{'a ' * 200}#9",
        "#12 7QX2-M9KD-4TRB",
    ],
)
def test_a_second_line_that_names_a_request_by_halves_fails(value):
    """Whatever else it names, the pull request serves more than the one claim; where it names none it says nothing."""
    for body, line in ((f"{LINE}\nPermohonan: {value}", "2"), (f"Permohonan: {value}\n\n{LINE}", "1")):
        assert read_claim(body, DESK) == Reason("verify_line_incomplete", {"desk": DESK, "lines": line})


def test_two_spellings_of_one_claim_are_one():
    """Case, hyphens and the letters that codes do not have make no second claim."""
    assert read(f"{LINE}\n{LINE.lower().replace('7qx2-m9kd', '7qx2m9kd')}") == CLAIM


def test_another_desk_fails():
    """The desk that the workflow asks decides, not the one that the pull request would like."""
    found = read_claim(LINE, "kampus/meja-lain")

    assert found == Reason("verify_other_desk", {"written": DESK, "desk": "kampus/meja-lain"})
    assert read_claim(LINE, "Kampus/Permohonan") == CLAIM


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_claim_nothing(name):
    """And as the code of a claim they stay what they are: text that is no code."""
    assert read(HOSTILE[name]) == "verify_line_missing"
    found = read(f"Permohonan: kampus/permohonan#12 {HOSTILE[name]}")

    assert isinstance(found, Claim)
    assert (found.number, read_code(found.code)) == (12, None)


@pytest.mark.parametrize("unit", ["Permohonan: ", f"{LINE} ", "*", "_permohonan_", f"{LINE}\n", "Permohonan:\n", " "])
def test_a_text_of_full_size_is_read(unit):
    """65,536 characters of one nuisance end in a claim or a reason."""
    found = read_claim(unit * (65_536 // len(unit)), DESK)

    assert isinstance(found, Claim | Reason)
    assert not isinstance(found, Claim) or len(found.code) < 300


@settings(max_examples=100)
@given(
    st.text(alphabet="Permohonan: kampus/#12-\n`<!->~* \t\r\u00a0", max_size=120), st.sampled_from(["\n\n", "\n", ""])
)
def test_any_text_gives_a_claim_or_a_reason(text, between):
    """Whatever stands around a line, at most that line is claimed."""
    found = read_claim(f"{text}{between}{LINE}{between}{text}", DESK)

    assert isinstance(found, Reason) or (found.desk, found.number) == (DESK, 12)
