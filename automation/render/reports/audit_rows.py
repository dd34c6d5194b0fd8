"""All entries of all requests as rows for other programs: JSON Lines, and CSV that a spreadsheet reads as it is meant.

Missing is written in one way: `null` in JSON, an unquoted empty cell in CSV.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from automation.core.approval.votes import SURPLUS
from automation.core.history.record import Entry, EntryKind, line
from automation.core.why import Why

_FORMULA = frozenset("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")
_NAMES = tuple(each.name for each in fields(Entry))
_COLUMNS = ("request", "time", *_NAMES)
_RULE = re.compile(r"4\.([0-9]+)")
_DIGESTS = ("prev", "revision", "register", "salt")

Row = tuple[int, Entry]
"""A request's number and one entry of its record."""

SURPLUS_KIND = "surplus"
"""What the export calls an approval that filled no place when it was given; in the record its code tells it."""


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Each entry with the number of its request; every line has the same keys, `null` where nothing is to be said."""
    for request, entry in rows:
        plain = {"request": request} | _values(entry)
        yield json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n"


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """A header and one row for each entry, quoted as RFC 4180 says; no cell can act as a formula or become a number.

    Beside the instants as they stand everywhere, `time` is `at` without its zone, which Calc reads as a time: UTC. The
    rules of the gate are named, and digests have a letter in front.
    """
    yield _csv_line(_COLUMNS)
    for request, entry in rows:
        values = _for_spreadsheets(_values(entry))
        yield _csv_line(_cell({"request": request, **values}[name]) for name in _COLUMNS)


def kind_shown(entry: Entry) -> str:
    """The kind of an entry, with that of its own for an approval that filled no place."""
    is_surplus = entry.kind is EntryKind.APPROVAL and Why(entry.code) in SURPLUS
    return SURPLUS_KIND if is_surplus else entry.kind.value


def harmless(text: str) -> str:
    """The text with a quote before it where a spreadsheet might take it for a formula, blanks before it or not."""
    bare = text.lstrip()
    visible = next((char for char in bare if unicodedata.category(char) != "Cf"), "")
    return f"'{text}" if text[:1] in _FORMULA or (visible and visible in _FORMULA) else text


def _values(entry: Entry) -> dict[str, Any]:
    """The values of an entry by name; what a line of the first format does not have is missing."""
    written = json.loads(line(entry)) | {"kind": kind_shown(entry)}
    return {name: None if written.get(name, "") == "" else written[name] for name in _NAMES}


def _for_spreadsheets(values: Mapping[str, Any]) -> dict[str, Any]:
    digests = {name: f"sha256:{values[name]}" for name in _DIGESTS if values[name]}
    return {
        **values,
        **digests,
        "time": values["at"].removesuffix("Z"),
        "rule": _RULE.sub(r"rule \1", values["rule"]) if values["rule"] else None,
        "sources": [f"git:{each}" for each in values["sources"]],
    }


def _cell(value: Any) -> str | None:
    if isinstance(value, dict):
        return " ".join(f"{name}={part}" for name, part in value.items()) or None
    if isinstance(value, list):
        return " ".join(map(str, value)) or None
    return None if value is None else str(value)


def _csv_line(cells: Iterable[str | None]) -> str:
    return ",".join("" if cell is None else '"' + harmless(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"
