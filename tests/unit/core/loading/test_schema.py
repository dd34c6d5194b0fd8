"""A closed schema as data finds every mistake at once, each at its path and with what was allowed."""

from datetime import date

import pytest

from automation.core.loading.schema import DATE, FLAG, TEXT, WHOLE, Keys, ListOf, MapOf, OneOf, Scalar, check, explained

COLOUR = Scalar(str, ("merah", "biru"))
THING = Keys({"name": TEXT, "colour": COLOUR}, {"heavy": FLAG, "day": DATE})


def whats(shape, raw):
    """Path and words of each problem."""
    return [(problem.path, problem.what) for problem in check(shape, raw).problems]


def test_what_fits_comes_back_unchanged():
    """A value of the right shape has no problems and is returned as it is."""
    raw = {"name": "kursi", "colour": "merah", "heavy": True, "day": date(2026, 1, 2)}

    checked = check(THING, raw)

    assert (checked.value, checked.problems, checked.spoiled) == (raw, (), ())


def test_all_mistakes_are_told_at_once():
    """Wrong types, missing, unknown and disallowed values of one mapping all appear together."""
    raw = [{"name": 7, "color": "merah"}, {"name": "meja", "colour": "hijau", "heavy": "yes"}, "lampu"]

    assert whats(ListOf(THING), raw) == [
        ((0, "color"), "unknown key `color`"),
        ((0, "name"), "expected text, found a whole number"),
        ((1, "colour"), "`hijau` is not allowed"),
        ((1, "heavy"), "expected true or false, found text"),
        ((2,), "expected a mapping, found text"),
    ]


def test_a_misspelt_key_is_not_also_missing():
    """A key that is almost right is answered with the right one, once."""
    (problem,) = check(THING, {"nama": "kursi", "colour": "merah"}).problems

    assert explained(problem) == "unknown key `nama`; allowed: name, colour, heavy, day; remedy: write `name`"


def test_a_missing_key_is_told_beside_an_unrelated_unknown_one():
    """An unknown key does not hide that another one is missing."""
    found = {what for _, what in whats(THING, {"xyz": 1, "colour": "merah"})}

    assert found == {"unknown key `xyz`", "`name` is missing"}


@pytest.mark.parametrize(
    ("shape", "raw", "what"),
    [
        (TEXT, "", "the text is empty"),
        (TEXT, " a", "the text must be one line that neither begins nor ends with a blank"),
        (TEXT, "a\nb", "the text must be one line that neither begins nor ends with a blank"),
        (TEXT, None, "expected text, found nothing"),
        (WHOLE, True, "expected a whole number, found true or false"),
        (WHOLE, -1, "-1 is too small: at least 0"),
        (DATE, "2026-01-01", "expected a date (YYYY-MM-DD), found text"),
        (Scalar(str, pattern="[a-z]+"), "A1", "`A1` is not written as it must be"),
        (ListOf(TEXT, 1), [], "at least 1 needed, found 0"),
        (ListOf(TEXT), {}, "expected a list, found a mapping"),
        (MapOf(TEXT, TEXT, 1), {}, "at least 1 needed, found 0"),
        (MapOf(TEXT, TEXT), [], "expected a mapping, found a list"),
        (OneOf("type", {"a": Keys()}), {"type": "b"}, "unknown `type`: b"),
        (OneOf("type", {"a": Keys()}), {}, "`type` is missing"),
        (OneOf("type", {"a": Keys()}), [], "expected a mapping, found a list"),
    ],
)
def test_each_kind_of_mistake_has_its_words(shape, raw, what):
    """Every shape says in words what it expected."""
    assert [found for _, found in whats(shape, raw)] == [what]


def test_text_that_yaml_took_for_something_else_is_to_be_quoted():
    """A number, date or truth value where text belongs is answered with the quotes to write."""
    remedies = [check(TEXT, raw).problems[0].remedy for raw in (83, True, date(2026, 1, 2))]

    assert remedies == ['write it in quotes: "83"', 'write it in quotes: "true"', 'write it in quotes: "2026-01-02"']


def test_free_keys_are_checked_too():
    """A key of a free mapping has to fit its own shape."""
    assert whats(MapOf(WHOLE, Scalar(str, pattern="[a-z]+")), {"A": 1}) == [
        (("A",), "`A` is not written as it must be")
    ]


def test_what_was_wrong_is_replaced_by_something_of_the_shape():
    """Later checks can run on a value that is wrong in places, and can ask which places those are."""
    checked = check(Keys({"things": ListOf(THING), "days": ListOf(DATE)}), {"things": [{"nama": "kursi"}], "days": [1]})

    assert checked.value == {"things": [{"name": "", "colour": ""}], "days": [date(2000, 1, 1)]}
    assert checked.is_spoiled(("things", 0), frozenset({"name"}))
    assert checked.is_spoiled((), frozenset({"days"}))
    assert not checked.is_spoiled(("things", 1), frozenset({"name"}))
    assert not checked.is_spoiled((), frozenset({"heavy"}))
