"""What one line of the record may hold: the type and the form of every value, so that no text can hide in one.

Knows no entries; `record.py` asks before it makes one.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

_LONGEST = 200
_GREATEST = 2**63
_SHORT = re.compile(r"[0-9a-f]{0,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def flaw(raw: Mapping[str, Any]) -> str:
    """The first key whose value is not of its form, '' when all are; the keys themselves are the caller's question."""
    return next((name for name, value in raw.items() if not _FORMS[name](value)), "")


def is_number(value: object) -> bool:
    """Whether JSON gave a whole number that fits where GitHub's do."""
    # JSON's true equals 1 in Python, and 1.0 does too.
    return type(value) is int and 0 <= value < _GREATEST


def moment_of(value: object) -> datetime:
    """The instant that a line names, aware UTC and in whole seconds. Raises ValueError for any other text."""
    if not _matches(_MOMENT)(value):
        message = "a moment is not of its form"
        raise ValueError(message)
    return datetime.fromisoformat(str(value))


def moment(at: datetime) -> str:
    """An instant as lines write it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_account(value: object) -> bool:
    return value is None or is_number(value)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and value.isprintable()


def _matches(form: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def _is_digest_or_none(value: object) -> bool:
    return value == "" or _matches(_DIGEST)(value)


def _are_parts(value: object) -> bool:
    return isinstance(value, dict) and all(_is_word(name) and _matches(_SHORT)(part) for name, part in value.items())


def _all(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(fits(each) for each in value)


_FORMS: Mapping[str, Callable[[object], bool]] = {
    "format": _is_word,
    "seq": is_number,
    "prev": _matches(_DIGEST),
    "kind": _is_word,
    "at": _matches(_MOMENT),
    "recorded_at": _matches(_MOMENT),
    "code": _is_word,
    "actor": _is_account,
    "role": _is_word,
    "rule": _is_word,
    "before": is_number,
    "after": is_number,
    "process": _is_word,
    "version": is_number,
    "revision": _is_digest_or_none,
    "parts": _are_parts,
    "comments": _all(is_number),
    "event": _is_word,
    "sources": _all(_matches(_SHORT)),
    "signatory": _is_account,
    "principals": _all(is_number),
    "side": _is_word,
    "edits": is_number,
    "register": _is_digest_or_none,
    "salt": _is_digest_or_none,
}
