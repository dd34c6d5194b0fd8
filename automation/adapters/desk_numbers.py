"""The account numbers of a desk file, read without its rules: a sandbox gives its accounts these numbers."""

from pathlib import Path

from .yaml_source import read_yaml

_DESK = Path(".github/desk.yml")


def account_numbers(directory: Path) -> dict[str, tuple[int, ...]]:
    """Login in small letters to the numbers of its entry, the present one first; nothing of a file that is no desk."""
    try:
        raw = read_yaml((directory / _DESK).read_bytes(), _DESK.name).data
    except OSError:
        return {}
    people = raw.get("people") if isinstance(raw, dict) else None
    entries = people.items() if isinstance(people, dict) else ()
    return {str(login).lower(): _numbers(entry) for login, entry in entries if isinstance(entry, dict)}


def _numbers(entry: dict[str, object]) -> tuple[int, ...]:
    former = entry.get("dulu")
    named = (entry.get("id"), *(former if isinstance(former, list) else ()))
    return tuple(each for each in named if type(each) is int)
