"""A form's body gives each answer back as typed, and typed text can neither forge nor hide another answer."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from automation.core.evidence.form import read_form, recognise
from automation.core.policy.process import FormField, Process, Text
from automation.core.problem import AnswerProblem, Reason

FIELDS = (
    FormField(name="unit", label="Unit pemohon", kind="dropdown"),
    FormField(name="deskripsi", label="Deskripsi", former_labels=("Uraian",), kind="textarea"),
    FormField(name="tujuan", label="Tujuan", kind="textarea"),
    FormField(name="dampak", label="Dampak yang diharapkan", kind="textarea"),
)
NAMES = tuple(field.name for field in FIELDS)
LABELS = tuple(field.label for field in FIELDS)
PLAIN = st.text(alphabet="a #\n-*>|<!/[]x.", max_size=24)
FENCED = st.lists(
    st.sampled_from(["```", "~~~", "````", "  ```", "- a", "<!--", "-->", "<div>", "### Catatan", "", "    ```", "x"]),
    max_size=6,
).map("\n".join)


def a_body(values: Mapping[str, str], fields: tuple[FormField, ...] = FIELDS) -> str:
    """What GitHub writes when a form is submitted."""
    return "".join(f"### {field.label}\n\n{values.get(field.name, '') or '_No response_'}\n\n" for field in fields)


def a_process(key: str, fields: tuple[FormField, ...] = FIELDS) -> Process:
    """A procedure of which only the form matters."""
    return Process(
        id=key,
        version=1,
        effective_at=datetime(2026, 1, 1, tzinfo=UTC),
        title=Text(key, key),
        purpose=Text("", ""),
        responsibilities=(),
        label=key,
        form=key,
        form_fields=fields,
        steps=(),
    )


OTHER = a_process(
    "lain", (*FIELDS[:2], FormField(name="sistem", label="Sistem"), FormField(name="jenis", label="Jenis"))
)
BOTH = (a_process("baru"), OTHER)


def values_of(*texts: str) -> dict[str, str]:
    """Answers in form order."""
    return dict(zip(NAMES, texts, strict=True))


@settings(max_examples=200)
@given(st.lists(PLAIN | FENCED, min_size=len(FIELDS), max_size=len(FIELDS)))
def test_every_answer_without_a_known_heading_comes_back(texts: list[str]) -> None:
    """Whatever Markdown the answers hold: fences never closed, raw HTML, lists, headings of their own."""
    stripped = [text.strip() for text in texts]
    assume(not any("\n" in text and not text.strip("`~ \n") for text in stripped))
    reading = read_form(a_body(values_of(*texts)), FIELDS)
    assert reading.values == values_of(*stripped)
    assert reading.problems == ()


@settings(max_examples=200)
@given(
    st.lists(PLAIN, min_size=len(FIELDS), max_size=len(FIELDS)),
    st.sampled_from(range(4)),
    st.sampled_from(LABELS),
    PLAIN,
)
def test_a_known_heading_in_an_answer_is_always_a_problem(texts: list[str], place: int, label: str, below: str) -> None:
    """Which question it names, in which answer it stands and what surrounds it makes no difference."""
    texts[place] += f"\n### {label}\n{below}"
    reading = read_form(a_body(values_of(*texts)), FIELDS)
    assert [(problem.heading, problem.reason.code) for problem in reading.problems] == [(label, "repeated_heading")]
    assert reading.values[NAMES[LABELS.index(label)]] == ""


@settings(max_examples=100)
@given(st.lists(FENCED, min_size=len(FIELDS), max_size=len(FIELDS)), st.sampled_from(range(4)))
def test_no_fence_hides_a_real_question(texts: list[str], place: int) -> None:
    """A forged heading above every fence of the form is noticed, whatever fences follow."""
    texts[0] = f"### {LABELS[place]}\n\npalsu"
    assert read_form(a_body(values_of(*texts)), FIELDS).problems


@pytest.mark.parametrize("below", ["```", "<!--\n```", "~~~\n```\n~~~~~", "- a\n  ```"])
def test_a_forged_answer_above_an_open_fence_is_noticed(below: str) -> None:
    """A fence left open does not take the real question out of sight."""
    reading = read_form(a_body(values_of("MIPA", "a", f"b\n\n### {LABELS[3]}\n\npalsu\n\n{below}", "c")), FIELDS)
    assert [problem.heading for problem in reading.problems] == [LABELS[3]]


def test_a_repeated_heading_names_its_lines() -> None:
    """The requester is told which lines to look at, and the other answers stay."""
    reading = read_form(a_body(values_of("MIPA", "a\n\n### dampak  yang DIHARAPKAN\n\nNol.", "b", "c")), FIELDS)
    assert reading.problems == (
        AnswerProblem(heading=LABELS[3], reason=Reason("repeated_heading", {"lines": "9, 17"}), line=17),
    )
    assert reading.values == values_of("MIPA", "a", "b", "")


@pytest.mark.parametrize(
    "hiding",
    [
        "<!--\n### Tujuan\n-->",
        "<!--\n```\n-->\n### Tujuan\n<!--\n```\n-->",
        "- a\n  ```\n\n### Tujuan\n\n- b\n  ```",
        "### Tu\u200bjuan",
        "### Ｔｕｊｕａｎ",
        "### Tujuan ###",
        "   ###\tTujuan",
    ],
)
def test_a_hidden_or_disguised_duplicate_is_a_problem(hiding: str) -> None:
    """Comments, false fences, invisible characters and spacing do not carry a second heading past the reader."""
    reading = read_form(a_body(values_of("MIPA", hiding, "b", "c")), FIELDS)
    assert [problem.heading for problem in reading.problems] == ["Tujuan"]


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n### Catatan\n\nb",
        "```\n### Tujuan\n```",
        "~~~log\na\n\n### Dampak yang diharapkan\n\nb\n~~~\nc",
        "<img> <!-- ### Tujuan -->",
        "#### Tujuan",
        "> ### Tujuan",
        "    ### Tujuan",
        "###Tujuan",
    ],
)
def test_unknown_headings_and_known_ones_in_a_fence_are_text(text: str) -> None:
    """They stay in the answer and do no harm."""
    reading = read_form(a_body(values_of("MIPA", text, "b", "c")), FIELDS)
    assert (reading.values, reading.problems) == (values_of("MIPA", text.strip(), "b", "c"), ())


def test_a_fence_left_open_swallows_no_answer() -> None:
    """A log pasted without its last line costs nobody the answers below."""
    reading = read_form(a_body(values_of("MIPA", "```\nlog", "b", "```\nc")), FIELDS)
    assert (reading.values, reading.problems) == (values_of("MIPA", "```\nlog", "b", "```\nc"), ())


def test_a_known_heading_in_an_open_fence_is_a_problem() -> None:
    """Which of the two is the question cannot be told, so both lines are named."""
    reading = read_form(a_body(values_of("MIPA", "```\n\n### Tujuan\n\nx", "b", "c")), FIELDS)
    assert [problem.reason for problem in reading.problems] == [Reason("repeated_heading", {"lines": "9, 13"})]


def test_questions_out_of_order_are_a_problem() -> None:
    """GitHub writes them in form order; another order means that somebody rewrote the body."""
    reading = read_form("### Tujuan\n\nb\n\n### Deskripsi\n\na\n", FIELDS)
    assert reading.problems == (
        AnswerProblem(heading="Deskripsi", reason=Reason("out_of_order", {"line": "5", "after": "Tujuan"}), line=5),
    )


@pytest.mark.parametrize("nothing", ["", "_No response_", "*No response*", "None", " \n", "```\n```", "```text\n\n```"])
def test_no_answer_is_no_answer_in_every_spelling(nothing: str) -> None:
    """What GitHub writes for an unanswered question reads as nothing."""
    assert read_form(f"### Tujuan\n\n{nothing}\n\n", FIELDS).values["tujuan"] == ""


def test_line_ends_of_a_browser_and_former_labels_are_understood() -> None:
    """Bodies typed in the browser and bodies of an older form read the same."""
    reading = read_form("### Uraian\r\n\r\na\r\nb\r\n\r\n### Tujuan\r\n\r\nc", FIELDS)
    assert reading.values == values_of("", "a\nb", "c", "")
    assert reading.lines == {"deskripsi": 1, "tujuan": 6}


def test_a_former_label_beside_the_present_one_is_a_repetition() -> None:
    """An alias opens no second way into a field."""
    reading = read_form(a_body(values_of("MIPA", "### Uraian\npalsu", "b", "c")), FIELDS)
    assert [problem.heading for problem in reading.problems] == ["Deskripsi"]


@pytest.mark.parametrize("process", BOTH)
def test_a_form_is_recognised_by_its_questions(process: Process) -> None:
    """Also where two forms share many of them, and where a fence is left open."""
    assert recognise(a_body({}, process.form_fields), BOTH) is process
    assert recognise(a_body({"deskripsi": "```"}, process.form_fields), BOTH) is process
    assert recognise(a_body({"unit": "### Sistem\n### Catatan"}, process.form_fields), (process,)) is process


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Tolong buatkan website.",
        "### Unit pemohon\n\nMIPA",
        "```\n" + a_body({}) + "```",
        a_body({}) + a_body({}, OTHER.form_fields),
        a_body({}, FIELDS[:2]),
    ],
)
def test_no_form_half_a_form_and_two_forms_at_once_are_not_recognised(body: str) -> None:
    """A procedure is never guessed."""
    assert recognise(body, BOTH) is None


def test_fewer_than_half_of_the_questions_are_no_form() -> None:
    """A heading or two that happen to agree do not make a request."""
    assert recognise("### Tujuan\n\na", BOTH) is None
    assert recognise("### Tujuan\n\na\n\n### Dampak yang diharapkan\n\nb", BOTH) is BOTH[0]


@pytest.mark.parametrize("unit", ["### Tujuan\n", "```\n", "<!--", "~~~\n### Tujuan\n", "#", "### \n"])
def test_a_hostile_body_of_full_size_is_read(unit: str) -> None:
    """65,536 characters of one nuisance end in a reading with at most one problem a field."""
    assert len(read_form(unit * (65_536 // len(unit)), FIELDS).problems) <= 1
