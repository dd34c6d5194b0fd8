"""Whether one answer suits its type, and whether it says anything at all; for form fields and evidence alike."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal, Protocol

from automation.core.evidence.wrong import Wrong
from automation.core.policy.process import SectionType
from automation.core.problem import Reason
from automation.core.text.markdown import lines_of, title_key, without_comments
from automation.core.text.unseen import is_unseen
from automation.core.text.values import (
    read_date,
    read_date_range,
    read_link,
    read_money,
    read_number,
    read_person,
    read_repository,
)

_ECHOED = 80
_LONGEST_PLACEHOLDER = 60
_SAYS_NOTHING = """
belum ada, coba, ga ada, gak ada, idem, isi, isi di sini, iya, kosong, menyusul, n, n a, na, ngga ada,
nggak ada, nihil, nil, no, no response, none, null, ok, okay, oke, okeh, okey, siap, sip, tak ada, tba,
tbd, tdk, tdk ada, tes, test, tiada, tidak, tidak ada, to do, todo, x, xx, xxx, y, ya, yes
"""
_PLACEHOLDERS = frozenset(" ".join(words.split()) for words in _SAYS_NOTHING.split(","))
_MOST_WORDS = max(len(words.split()) for words in _PLACEHOLDERS)
_FIRST_WORDS = frozenset(words.split()[0] for words in _PLACEHOLDERS)
_NOT_SEEN = frozenset({"Mn", "Me", "Cf", "Cc", "Cn", "Co", "Cs", "Zs", "Zl", "Zp"})
_ITEM_MARK = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+|\Z)")
_BOX = re.compile(r"\[([ xX])\](?:[ \t]+|\Z)")
_SPOKEN = re.compile("[^\\W_\u115f\u1160\u3164\uffa0]+")
"""Letters and digits; fillers are letters to Unicode and nothing to a reader."""
_RULE_CELL = re.compile(r":?-+:?")
_LONG_RULE_CELL = re.compile(r":?-{2,}:?")
"""Below the heading row one dash is enough (GFM); anywhere else it is an answer that says nothing."""


class Typed(Protocol):
    """What a section and a form field have in common."""

    @property
    def type(self) -> SectionType:
        """The type the answer must have."""

    @property
    def options(self) -> tuple[str, ...]:
        """The allowed answers of a choice, or the points of a checklist."""


Check = Callable[[Typed, str], Reason | None]


def check_type(asked: Typed, value: str) -> Reason | None:
    """What keeps `value` (not empty) from being an answer of the type that is `asked`; None when nothing does."""
    check = SECTION_TYPES[asked.type].check
    return check(asked, value) if check else None


@lru_cache(maxsize=256)
def is_placeholder(value: str) -> bool:
    """Whether `value` says nothing: every line is without letter or digit, or a mere `ok` or `tidak ada`."""
    return all(map(_says_nothing, lines_of(without_comments(value))))


def visible_length(value: str) -> int:
    """How many characters a reader sees; a run of blanks counts once, accents and invisible characters do not."""
    words = without_comments(value).split()
    joined = "".join(words)
    if not (joined.isascii() and joined.isprintable()):
        # Only here each character needs a look.
        words = [seen for word in words if (seen := "".join([char for char in word if _is_seen(char)]))]
        joined = "".join(words)
    return len(joined) + max(len(words) - 1, 0)


def check_length(value: str, minimum: int) -> Reason | None:
    """Whether `value` is too short to say what was asked."""
    length = visible_length(value) if minimum else 0
    return Reason(Wrong.TOO_SHORT, {"minimum": str(minimum), "length": str(length)}) if length < minimum else None


def check_repositories(value: str) -> Reason | None:
    """Whether every item of a list names a repository."""
    wrong = next((item for item in items(value) if read_repository(item) is None), None)
    return None if wrong is None else _given(Wrong.NOT_A_REPOSITORY, wrong)


def ticks(value: str) -> Mapping[str, bool]:
    """The boxes of a list, by their text: ticked or not; one that stands there twice is ticked only if both are."""
    found: dict[str, bool] = {}
    for line in lines_of(value):
        item = _without_mark(line)
        if box := _BOX.match(item):
            title = item[box.end() :].strip()
            found[title] = box[1] != " " and found.get(title, True)
    return found


def items(value: str) -> tuple[str, ...]:
    """The items of a list, one a line, without their marks."""
    lines = [_without_mark(line) for line in lines_of(value)]
    return tuple([line for line in lines if line])


def rows(value: str, columns: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, one a line, cells between `|`; without the heading row and the rule below it."""
    found = [_cells(line) for line in lines_of(value) if line.strip()]
    if len(found) > 1 and _is_rule(found[1], _RULE_CELL):
        del found[:2]
    heading = [title_key(column) for column in columns]
    asked = [row for row in found if not _is_rule(row, _LONG_RULE_CELL)]
    return tuple(row for row in asked if [title_key(cell) for cell in row] != heading)


def echoed(value: str) -> str:
    """The start of an answer on one line, short enough to be shown back."""
    line = " ".join(value[: 4 * _ECHOED].split())
    return line if len(line) <= _ECHOED else line[: _ECHOED - 1] + "…"


def listed(options: Sequence[str]) -> str:
    """Options as one fact of a reason."""
    return "; ".join(options)


def option_of(value: str, options: Sequence[str]) -> str | None:
    """The option that `value` is, apart from case and spacing."""
    return next((option for option in options if title_key(option) == title_key(value)), None)


def _without_mark(line: str) -> str:
    """A line of a list without the mark at its start."""
    line = line.strip()
    mark = _ITEM_MARK.match(line)
    return line[mark.end() :].strip() if mark else line


def _says_nothing(line: str) -> bool:
    if len(line) > _LONGEST_PLACEHOLDER:
        # Only its first words are looked at, for normalising all of it could take long.
        line = " ".join([found[0] for found in islice(_SPOKEN.finditer(line), _MOST_WORDS + 1)])
        if len(line) > _LONGEST_PLACEHOLDER:
            return False
    spoken = unicodedata.normalize("NFKC", line).casefold()
    first = _SPOKEN.search(spoken)
    return first is None or (first[0] in _FIRST_WORDS and " ".join(_SPOKEN.findall(spoken)) in _PLACEHOLDERS)


def _is_seen(char: str) -> bool:
    return not is_unseen(char) and unicodedata.category(char) not in _NOT_SEEN


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").replace("\\|", "\0").removesuffix("|")
    return tuple(cell.strip().replace("\0", "|") for cell in inner.split("|"))


def _is_rule(row: tuple[str, ...], cells: re.Pattern[str]) -> bool:
    return len(row) > 1 and all(cells.fullmatch(cell) for cell in row)


def _given(code: Wrong, value: str, **facts: str) -> Reason:
    return Reason(code, {"given": echoed(value), **facts})


def _check_table(asked: Typed, value: str) -> Reason | None:
    columns: tuple[str, ...] = getattr(asked, "columns", ())
    found = rows(value, columns)
    width = len(columns) or len(found[0] if found else ())
    wrong = next((row for row in found if len(row) != width or not all(row)), None)
    if wrong is not None or not found:
        return _given(Wrong.NOT_A_TABLE, " | ".join(wrong or ()) or value, columns=" | ".join(columns))
    nothing = next((row for row in found if all(_says_nothing(cell) for cell in row)), None)
    return _given(Wrong.PLACEHOLDER, " | ".join(nothing)) if nothing else None


def _check_list(_: Typed, value: str) -> Reason | None:
    nothing = next((item for item in items(value) if _says_nothing(item)), None)
    return None if nothing is None else _given(Wrong.PLACEHOLDER, nothing)


def _check_date(_: Typed, value: str) -> Reason | None:
    return None if read_date(value) else _given(Wrong.NOT_A_DATE, value)


def _check_date_range(_: Typed, value: str) -> Reason | None:
    dates = read_date_range(value)
    if dates is None:
        return _given(Wrong.NOT_A_DATE_RANGE, value)
    first, last = dates
    return Reason(Wrong.RANGE_BACKWARDS, {"from": f"{first}", "to": f"{last}"}) if last < first else None


def _check_money(_: Typed, value: str) -> Reason | None:
    return _given(Wrong.NOT_MONEY, value) if read_money(value) is None else None


def _check_link(_: Typed, value: str) -> Reason | None:
    wrong = next((item for item in items(value) if read_link(item) is None), None)
    return None if wrong is None and items(value) else _given(Wrong.NOT_A_LINK, wrong or value)


def _check_choice(asked: Typed, value: str) -> Reason | None:
    if option_of(value, asked.options):
        return None
    return _given(Wrong.NOT_AN_OPTION, value, allowed=listed(asked.options))


def _check_person(_: Typed, value: str) -> Reason | None:
    return None if read_person(value) else _given(Wrong.NOT_A_PERSON, value)


def _check_number(_: Typed, value: str) -> Reason | None:
    return _given(Wrong.NOT_A_NUMBER, value) if read_number(value) is None else None


def _check_checklist(asked: Typed, value: str) -> Reason | None:
    given = ticks(value) or {point: True for item in items(value) for point in map(str.strip, item.split(";")) if point}
    unknown = next((point for point in given if asked.options and not option_of(point, asked.options)), None)
    if unknown is not None:
        return _given(Wrong.NOT_AN_OPTION, unknown, allowed=listed(asked.options))
    ticked = {title_key(point) for point, is_on in given.items() if is_on}
    missing = [point for point in asked.options or tuple(given) if title_key(point) not in ticked]
    return Reason(Wrong.NOT_TICKED, {"missing": listed(missing)}) if missing or not given else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRow:
    """All that a type of answer is: what a hint calls it, its check, and what it goes with.

    `is_prose`: words must say something; the others are right or wrong by their form. `takes` is what a section of the
    type names beside it: `options`, `columns`, or nothing. `asked_by` are the kinds of questions of a form that can be
    answered so, the usual one first.
    """

    hint: str
    check: Check | None = None
    is_prose: bool = False
    takes: Literal["", "options", "columns"] = ""
    asked_by: tuple[str, ...] = ("input", "textarea", "dropdown")


SECTION_TYPES: Mapping[SectionType, TypeRow] = {
    SectionType.TEXT: TypeRow(
        hint="teks", is_prose=True, asked_by=("input", "textarea", "dropdown", "checkboxes", "upload")
    ),
    SectionType.LIST: TypeRow(
        hint="daftar", check=_check_list, is_prose=True, asked_by=("textarea", "dropdown", "checkboxes", "upload")
    ),
    SectionType.TABLE: TypeRow(
        hint="tabel", check=_check_table, is_prose=True, takes="columns", asked_by=("textarea",)
    ),
    SectionType.DATE: TypeRow(hint="tanggal", check=_check_date),
    SectionType.DATE_RANGE: TypeRow(hint="rentang tanggal", check=_check_date_range),
    SectionType.MONEY: TypeRow(hint="rupiah", check=_check_money),
    SectionType.LINK: TypeRow(hint="tautan", check=_check_link, asked_by=("input", "textarea", "dropdown", "upload")),
    SectionType.CHOICE: TypeRow(hint="pilihan", check=_check_choice, takes="options", asked_by=("dropdown",)),
    SectionType.PERSON: TypeRow(hint="orang", check=_check_person),
    SectionType.CHECKLIST: TypeRow(
        hint="daftar periksa", check=_check_checklist, takes="options", asked_by=("checkboxes",)
    ),
    SectionType.NUMBER: TypeRow(hint="angka", check=_check_number),
    SectionType.LOG: TypeRow(hint="catatan", is_prose=True, asked_by=("textarea",)),
}
"""Each type with its row; what a page calls it stands in `render/site/site_words.py`."""
