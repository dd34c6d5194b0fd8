"""Typed values as people write them: money, dates, links, logins, numbers; read strictly or not at all.

Whatever can be read in two ways is None: money decides who must approve, so it is never read too low.
"""

import re
from datetime import date
from decimal import Decimal

from .unseen import plainly

_LONGEST = 80

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDED_DATE = re.compile(r"([0-9]{1,2}) ([a-z]{3,9})\.? ([0-9]{4})")
_RANGE = re.compile(r" (?:sampai dengan|sampai|hingga|s\.d\.?|s/d|-|–|—) ")
_YEARS = range(2000, 2200)
_MONTHS = (
    ("januari", "jan"),
    ("februari", "pebruari", "feb"),
    ("maret", "mar"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("agustus", "agu", "ags", "agt"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "des"),
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}

_MONEY = re.compile(
    r"(?:(?:rp|idr)\.? ?)?([0-9.,]*[0-9])(?:,-|\.-)?(?: ?(ribu|rb|juta|jt|miliar|milyar|triliun))?(?: rupiah)?"
)
_SCALES = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12}
_WHOLE = re.compile(r"(0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,0{1,2})?")
_WHOLE_ENGLISH = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3}){2,})(?:\.0{1,2})?")
_SCALED = re.compile(r"(?:0|[1-9][0-9]{0,5})(?:[.,][0-9]{1,2})?")
_MOST_DIGITS = 16

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?%?")
_GROUPED_NUMBER = re.compile(r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|\.[0-9]{3},[0-9]+)%?")
_AMBIGUOUS_NUMBER = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}%?")

_LINK = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::[0-9]{1,5})?"
    r"(?:[/?#][^\s<>\"'`\\(){}\[\]|^]*(?:\([^\s<>\"'`\\(){}\[\]|^]*\)[^\s<>\"'`\\(){}\[\]|^]*)*)?",
    re.IGNORECASE | re.ASCII,
)
_NAMED_LINK = re.compile(r"!?\[[^\[\]\n]{0,200}\]\((\S+)\)")
_LONGEST_LINK = 2048
_REPOSITORY = re.compile(
    r"(?:(?:https?://)?(?:www\.)?github\.com/)?([a-z0-9](?:[a-z0-9-]{0,38}))/([a-z0-9._-]{1,100})/?",
    re.IGNORECASE | re.ASCII,
)
_PERSON = re.compile(r"@([A-Za-z0-9](?:[A-Za-z0-9_-]{0,38}))")


def read_money(text: str) -> int | None:
    """The one amount that `text` states, in whole rupiah; None for anything ambiguous, negative or accompanied."""
    match = _MONEY.fullmatch(_line(text))
    if match is None:
        return None
    amount, scale = match[1], match[2]
    return _scaled(amount, _SCALES[scale]) if scale else _whole(amount)


def _whole(amount: str) -> int | None:
    match = _WHOLE.fullmatch(amount) or _WHOLE_ENGLISH.fullmatch(amount)
    digits = re.sub("[.,]", "", match[1]) if match else ""
    return int(digits) if digits and len(digits) <= _MOST_DIGITS else None


def _scaled(amount: str, power: int) -> int | None:
    if not _SCALED.fullmatch(amount):
        return None
    return int(Decimal(amount.replace(",", ".")).scaleb(power))


def read_date(text: str) -> date | None:
    """The date that `text` states, as `2026-12-01` or `1 Desember 2026`."""
    line = _line(plainly(text))
    if match := _DATE.fullmatch(line):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _WORDED_DATE.fullmatch(line):
        return _date(int(match[3]), _MONTH_NUMBERS.get(match[2], 0), int(match[1]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_date_range(text: str) -> tuple[date, date] | None:
    """The two dates that `text` states with `sampai` between them, as written: the second may be the earlier one."""
    first, *others = _RANGE.split(_line(plainly(text)))
    dates = (read_date(first), read_date(others[0])) if len(others) == 1 else (None, None)
    return (dates[0], dates[1]) if dates[0] and dates[1] else None


def read_number(text: str) -> Decimal | None:
    """The number that `text` states, with decimal comma or point; `1.250` could be two numbers and is None."""
    line = _line(text)
    if _GROUPED_NUMBER.fullmatch(line):
        line = line.replace(".", "")
    elif not _NUMBER.fullmatch(line) or _AMBIGUOUS_NUMBER.fullmatch(line):
        return None
    return Decimal(line.rstrip("%").replace(",", "."))


def read_link(text: str) -> str | None:
    """The web address that `text` is: bare, in angle brackets, or as a Markdown link or image."""
    link = text.strip()
    if named := _NAMED_LINK.fullmatch(link):
        link = named[1]
    elif link.startswith("<") and link.endswith(">"):
        link = link[1:-1]
    return link if len(link) <= _LONGEST_LINK and _LINK.fullmatch(link) else None


def read_person(text: str) -> str | None:
    """The login that `text` names as `@login`, without the sign."""
    match = _PERSON.fullmatch(text.strip())
    return match[1] if match else None


def read_repository(text: str) -> str | None:
    """The repository that `text` names as OWNER/NAME or by its address on github.com, in the form OWNER/NAME."""
    named = text.strip().strip("<>`").strip()
    match = _REPOSITORY.fullmatch(named) if len(named) <= _LONGEST_LINK else None
    name = match[2].removesuffix(".git") if match else ""
    return f"{match[1]}/{name}" if match and name.strip(".") else None


def _line(text: str) -> str:
    """`text` as one line in lower case with single blanks; '' when that is longer than any value."""
    line = " ".join(text.split())
    return line.lower() if len(line) <= _LONGEST else ""
