"""Personal data that people paste into a request by mistake: what kinds there seem to be, never the data itself.

Requirement V15: it must not be published, and the requester is told. All patterns are linear in the text.
"""

import re
from functools import lru_cache

from automation.core.text.unseen import IGNORABLE, plainly

_IGNORED = re.compile(f"[{IGNORABLE}]")
_GAP = "[ .\u2012-\u2015-]"
"""What people put between groups of digits."""

_YEARS = rf"(?!(?:(?:19|20)\d\d{_GAP}){{3}}(?:19|20)\d\d)"
"""Four years in a row are no number of a person."""

_ID_NUMBERS = (
    r"\d{16}",
    rf"{_YEARS}\d{{4}}({_GAP})\d{{4}}\1\d{{4}}\1\d{{4}}",
    rf"\d{{6}}({_GAP})\d{{6}}\2\d{{4}}",
    rf"\d\d({_GAP})\d\d\3\d\d\3\d{{6}}\3\d{{4}}",
)
_PHONES = (
    rf"(?:\+62|\(\+?62\)|\(?0){_GAP}?8\d{{1,3}}\)?{_GAP}?\d{{3,4}}{_GAP}?\d{{3,5}}",
    # Without a plus, dots make an amount of it: Rp62.812.345.678.
    r"62[ -]?8\d{1,3}[ -]?\d{3,4}[ -]?\d{3,5}",
)
_KINDS = (
    ("id_number", re.compile(rf"(?<!\d)(?:{'|'.join(_ID_NUMBERS)})(?!\d)")),
    ("phone", re.compile(rf"(?<!\d)(?:{'|'.join(_PHONES)})(?!\d)")),
    ("email", re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")),
)


@lru_cache(maxsize=256)
def personal_data(text: str) -> tuple[str, ...]:
    """The kinds of personal data that `text` seems to hold: id_number (NIK), phone, email.

    As the text looks: other blanks, hyphens and full-width forms are read as the plain ones, what nobody sees is not.
    """
    seen = text if text.isascii() else _IGNORED.sub("", plainly(text))
    return tuple(kind for kind, pattern in _KINDS if pattern.search(seen))
