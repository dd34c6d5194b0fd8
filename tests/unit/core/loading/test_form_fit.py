"""`alur check` refuses a form that offers what the desk would refuse of every requester (other rules: form)."""

import pytest

from automation.core.loading.form_fit import misfits
from automation.core.policy.process import Box, Field, FormField, SectionType
from tests.builders.sources import FIRST, FORM, problems
from tests.builders.yaml_files import a_desk, a_form, changed

T = SectionType
SIZES = ("kecil", "besar")


def asked(kind: str, *options: str, multiple: bool = False) -> FormField:
    """A question of this type of the form."""
    boxes = tuple(Box(labels=(option,)) for option in options) if kind == "checkboxes" else ()
    return FormField(name="ukuran", label="Ukuran", kind=kind, options=options, boxes=boxes, multiple=multiple)


def told(type_: SectionType, question: FormField, **facts) -> list[str]:
    """What is said of a field of this type with this question."""
    return [f"{what}; {remedy}" for what, remedy in misfits(Field(name="ukuran", type=type_, **facts), question)]


MISFITS = {
    "several answers as one choice": (T.CHOICE, asked("dropdown", *SIZES, multiple=True), "take `multiple` out"),
    "several answers as one date": (T.DATE, asked("dropdown", "2027-01-01", multiple=True), "take `multiple` out"),
    "boxes as a choice": (T.CHOICE, asked("checkboxes", *SIZES), "make the question a `dropdown`"),
    "boxes as a number": (T.NUMBER, asked("checkboxes", "1", "2"), "write `type: checklist`"),
    "boxes as a person": (T.PERSON, asked("checkboxes", "@dina"), "write `type: checklist`"),
    "one line as a list": (T.LIST, asked("input"), "make the question a `textarea`"),
    "one line as a table": (T.TABLE, asked("input"), "make the question a `textarea`"),
    "one line as a choice": (T.CHOICE, asked("input"), "make the question a `dropdown`"),
    "one line as boxes": (T.CHECKLIST, asked("input"), "make the question `checkboxes`"),
    "free text as a choice": (T.CHOICE, asked("textarea"), "make the question a `dropdown`"),
    "free text as boxes": (T.CHECKLIST, asked("textarea"), "make the question `checkboxes`"),
    "an upload as a date": (T.DATE, asked("upload"), "write `type: text`"),
    "an upload as money": (T.MONEY, asked("upload"), "write `type: text`"),
    "a dropdown as boxes": (T.CHECKLIST, asked("dropdown", *SIZES), "make the question `checkboxes`"),
    "a dropdown as a table": (T.TABLE, asked("dropdown", *SIZES), "make the question a `textarea`"),
    "words as a date": (T.DATE, asked("dropdown", "segera"), "the form offers `segera`"),
    "words as money": (T.MONEY, asked("dropdown", "banyak"), "the form offers `banyak`"),
    "an option that says nothing": (T.TEXT, asked("dropdown", "Tidak ada"), "the form offers `Tidak ada`"),
    "a unit in one line": (T.CHOICE, asked("input"), "`options_from: units`"),
    "several units": (T.CHOICE, asked("dropdown", "Kebun", multiple=True), "without `multiple`"),
}


@pytest.mark.parametrize("case", MISFITS)
def test_what_every_requester_would_be_refused_is_refused_beforehand(case):
    """One line that says what does not fit, and what to change."""
    type_, question, said = MISFITS[case]
    found = told(type_, question, source="units" if "unit" in case else "")

    assert len(found) == 1
    assert said in found[0]


FITS = {
    "one choice": (T.CHOICE, asked("dropdown", *SIZES)),
    "several answers as a list": (T.LIST, asked("dropdown", *SIZES, multiple=True)),
    "several answers as text": (T.TEXT, asked("dropdown", *SIZES, multiple=True)),
    "days to choose from": (T.DATE, asked("dropdown", "2027-01-01", "2027-02-01")),
    "amounts to choose from": (T.NUMBER, asked("dropdown", "10", "20")),
    "boxes": (T.CHECKLIST, asked("checkboxes", *SIZES)),
    "boxes that need not be ticked": (T.LIST, asked("checkboxes", *SIZES)),
    "a date in one line": (T.DATE, asked("input")),
    "a list of several lines": (T.LIST, asked("textarea")),
    "a link that is uploaded": (T.LINK, asked("upload")),
    "a type of question that is not known": (T.CHOICE, asked("slider")),
}


@pytest.mark.parametrize("case", FITS)
def test_what_fits_is_right(case):
    """A choice whose own list says which options count is compared with that list by another rule."""
    type_, question = FITS[case]

    assert told(type_, question) == []
    assert told(T.CHOICE, asked("dropdown", *SIZES), options=("kecil",)) == []


def test_a_list_of_the_desk_is_offered_as_the_desk_has_it():
    """A word that is no unit would be refused of everybody who picks it; a former name is one."""
    form = changed(a_form(), "body", 1, "attributes", "options", ["Gudang"])
    desk = changed(a_desk(), "units", 1, "former_names", ["Gudang"])

    said = "the form offers `Gudang` for `unit`, which is not among `units`"

    assert problems(forms={FORM: form}) == [(FIRST, "steps.0.fields.0.source", said)]
    assert problems(forms={FORM: form}, desk=desk) == []
