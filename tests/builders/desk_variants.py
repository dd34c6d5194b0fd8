"""Desks that differ from the demo's in a few lines: `tests/data/desks/*.yml`, laid over the example organisation's."""

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from automation.adapters.catalogue_files import load_catalogue
from automation.core.policy.catalogue import Catalogue
from automation.demo.organisation import ORGANISATION
from tests.builders.example_desk import sources
from tests.builders.texts import catalogue
from tests.places import ROOT

DESK = ".github/desk.yml"
_SOURCES = ("automation/sop", "issue_templates")
_FOLDER = tempfile.TemporaryDirectory(prefix="desks-")


def desk_text(name: str) -> str:
    """The desk file of a variant; '' is the demo's own."""
    base = ORGANISATION.read_text(encoding="utf-8")
    if not name:
        return base
    part = (ROOT / "tests" / "data" / "desks" / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.safe_dump(_laid_over(yaml.safe_load(base), yaml.safe_load(part)), allow_unicode=True, sort_keys=False)


@cache
def variant(name: str) -> Catalogue:
    """The sources with the desk file of a variant."""
    if not name:
        return catalogue()
    place = Path(_FOLDER.name) / str(os.getpid()) / name
    for folder in _SOURCES:
        shutil.copytree(sources() / folder, place / folder)
    (place / DESK).parent.mkdir()
    (place / DESK).write_text(desk_text(name), encoding="utf-8")
    return load_catalogue(place)


def _laid_over(base: Any, part: Any) -> Any:
    """Mappings by their keys, where nothing takes a key away; everything else is replaced."""
    if not isinstance(base, dict) or not isinstance(part, dict):
        return part
    whole = base | {key: _laid_over(base.get(key), value) for key, value in part.items()}
    return {key: value for key, value in whole.items() if value is not None}
