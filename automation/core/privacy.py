"""Personal data that people paste into a request by mistake: what kinds there seem to be, never the data itself.

Requirement V15: it must not be published, and the requester is told. All patterns are linear in the text.
"""

import re

from .remembered import remembered

_KINDS = (
    ("id_number", re.compile(r"(?<![0-9])[0-9]{16}(?![0-9])")),
    ("phone", re.compile(r"(?<![0-9])(?:\+62|62|0)[ -]?8[0-9]{1,3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,5}(?![0-9])")),
    ("email", re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")),
)


@remembered
def personal_data(text: str) -> tuple[str, ...]:
    """The kinds of personal data that `text` seems to hold: id_number (NIK), phone, email."""
    return tuple(kind for kind, pattern in _KINDS if pattern.search(text))
