"""A form and the desk as the YAML text that GitHub reads; the same values always give the same text."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from automation.core.loading.form_loading import FormSource
from automation.core.policy.desk import Desk

FOLDER = ".github/ISSUE_TEMPLATE"
BUILT = "# BUILT by `alur build`"

_UNESCAPED_BREAKS = {ord(char): f"\\u{ord(char):04x}" for char in "\x7f\x85\u2028\u2029\ufeff"}
"""JSON leaves these as they are, YAML takes them for line breaks or refuses them."""


def form_name(place: int, form: FormSource) -> str:
    """The built file: GitHub lists forms by file name, so the number keeps the order (from 1)."""
    return f"{FOLDER}/{place:02}-{form.name}.yml"


def render_form(form: FormSource) -> str:
    """The built form, which says in its first line what it is built from."""
    return _file(f"issue_templates/{form.name}.yml and .github/desk.yml", form.built)


def render_config(desk: Desk) -> str:
    """GitHub's chooser: no blank issues, and a link to the guide where the desk has a site."""
    guide = {
        "name": "Panduan pemohon",
        "url": desk.site,
        "about": f"Cara mengajukan dan mengikuti permohonan di {desk.title.id}. (How to file and follow a request.)",
    }
    config: dict[str, Any] = {"blank_issues_enabled": False}
    return _file(".github/desk.yml", {**config, "contact_links": [guide]} if desk.site else config)


def _file(sources: str, content: Mapping[str, Any]) -> str:
    head = f"{BUILT} from {sources}. Change those, never this file.\n"
    return head + "\n".join(_mapping(content, "")) + "\n"


def _mapping(mapping: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in mapping.items():
        yield from _entry(f"{indent}{key}:", value, indent + "  ")


def _entry(head: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield head
        yield from _mapping(value, indent)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield head
        yield from _items(value, indent)
    elif isinstance(value, str) and _fits_block(value):
        yield f"{head} |"
        yield from (f"{indent}{line}".rstrip() for line in value.removesuffix("\n").split("\n"))
    else:
        yield f"{head} {_scalar(value)}"


def _items(values: Sequence[Any], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            first, *others = _mapping(value, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from others
        else:
            yield f"{indent}- {_scalar(value)}"


def _fits_block(text: str) -> bool:
    """Whether the text can stand as lines under a `|` and be read back the same."""
    lines = text.removesuffix("\n").split("\n")
    is_plain = text.endswith("\n") and not text.endswith("\n\n") and all(line.isprintable() for line in lines)
    return is_plain and not any(line != line.rstrip() for line in lines) and lines[0][:1] not in ("", " ")


def _scalar(value: object) -> str:
    """Text always in quotes: YAML 1.1 would read a bare `no` as false."""
    return json.dumps(value, ensure_ascii=False).translate(_UNESCAPED_BREAKS)
