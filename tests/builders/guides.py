"""The guides as the tests read them: pages, their fences, and the examples of files merged into the example desk's."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from automation.adapters.catalogue_files import RepoFiles
from automation.adapters.time_zones import offsets_of
from automation.adapters.yaml_source import read_yaml
from automation.core.loading.assembly import Assembled, assemble
from automation.core.loading.sources import Source, Sources
from tests.builders.example_desk import sources
from tests.places import ROOT

DESK_FILE = ".github/desk.yml"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"# (?P<file>[\w./-]+\.yml)(?P<wrong>, (?:salah|wrong))?\n")
"""The first line of an example: of which file it is a piece."""

REST = "…"
"""The first item of a list to whose other items the example adds; a list without it is the whole list."""

_KEPT = re.compile(r"^( *)# ….*\n(?=\1- )", re.MULTILINE)
"""How the page says so: a remark above the items that it shows."""


def guide(lang: str, name: str) -> str:
    """The text of one page."""
    return (ROOT / f"docs/{lang}/panduan/{name}.md").read_text(encoding="utf-8")


def fenced(text: str, kind: str) -> list[str]:
    """What stands in the fences of one kind."""
    return [block for found, block in _FENCE.findall(text) if found == kind]


@dataclass(frozen=True)
class Example:
    """A piece of a source file that the process owners' guide shows: of which `file`, and whether it is `wrong`."""

    file: str
    wrong: bool
    data: Any


def examples(lang: str) -> list[Example]:
    """Every YAML example of the page; one without a mark would not be tested, so it fails here."""
    found = []
    for block in fenced(guide(lang, "pemilik-proses"), "yaml"):
        mark = _MARK.match(block)
        assert mark, f"this example does not say of which file it is:\n{block}"
        document = read_yaml(_KEPT.sub(rf"\1- {REST}\n", block).encode(), mark["file"])
        assert document.findings == []
        found.append(Example(mark["file"], bool(mark["wrong"]), document.data))
    return found


def merged(base: Any, part: Any) -> Any:
    """The base with the part laid over it: mappings by their keys; lists whole, or added to, steps by their key."""
    if isinstance(base, dict) and isinstance(part, dict):
        return base | {key: merged(base.get(key), value) for key, value in part.items()}
    if not (isinstance(base, list) and isinstance(part, list) and part[0] == REST):
        return part
    result = list(base)
    for item in part[1:]:
        key = item.get("key") if isinstance(item, dict) else None
        place = next((at for at, each in enumerate(result) if key and each["key"] == key), None)
        if place is None:
            result.append(item)
        else:
            result[place] = merged(result[place], item)
    return result


def loaded(example: Example) -> Assembled:
    """The sources of the desk with the example merged in, through the real loader; a new version is a new file."""
    found = RepoFiles(sources()).load().sources
    if example.file == DESK_FILE:
        data = merged(found.desk.data, example.data)
        return assemble(replace(found, desk=replace(found.desk, data=data)), offsets_of)
    return assemble(replace(found, processes=(*found.processes, _new_version(example, found))), offsets_of)


def _new_version(example: Example, known: Sources) -> Source:
    newest = next(each for each in reversed(known.processes) if each.folder == Path(example.file).parent.name)
    assert Path(example.file).stem == str(int(newest.stem) + 1)
    return Source(example.file, merged(newest.data, example.data))
