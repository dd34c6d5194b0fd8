"""All entries of all requests as rows for other programs: JSON Lines as they are written, and CSV safe to open."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from automation.core.record import Entry, line

_FORMULA = frozenset("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")
_COLUMNS = ("request", *(each.name for each in fields(Entry)))

Row = tuple[int, Entry]
"""A request's number and one entry of its record."""


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Each entry as it is written in the record, with the number of its request."""
    for request, entry in rows:
        plain = json.loads(line(entry)) | {"request": request}
        yield json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n"


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """A header and one row for each entry, quoted as RFC 4180 says; no cell can act as a formula."""
    yield _csv_line(_COLUMNS)
    for request, entry in rows:
        plain = json.loads(line(entry)) | {"request": request}
        yield _csv_line(_cell(plain.get(name, "")) for name in _COLUMNS)


def harmless(text: str) -> str:
    """The text with a quote before it where a spreadsheet might take it for a formula, blanks before it or not."""
    bare = text.lstrip()
    visible = next((char for char in bare if unicodedata.category(char) != "Cf"), "")
    return f"'{text}" if text[:1] in _FORMULA or (visible and visible in _FORMULA) else text


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{name}={part}" for name, part in value.items())
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def _csv_line(cells: Iterable[str]) -> str:
    return ",".join('"' + harmless(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"
