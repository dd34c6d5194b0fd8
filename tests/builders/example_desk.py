"""The desk at which the tests play: the demo's example organisation, laid out once in each process.

Whatever the organisation writes into `.github/desk.yml` touches none of it (`tests/house/test_own_organisation.py`).
"""

import os
import tempfile
from functools import cache
from pathlib import Path

from automation.adapters.catalogue_files import RepoFiles
from automation.demo.organisation import write_sources
from automation.operations import build
from tests.places import ROOT

_FOLDER = tempfile.TemporaryDirectory(prefix="example-")


@cache
def sources() -> Path:
    """Where the example's YAML lies: desk file, procedures, forms."""
    # Workers are forked: each that finds none yet lays out its own.
    place = Path(_FOLDER.name) / f"desk-{os.getpid()}"
    write_sources(ROOT, place)
    return place


@cache
def example_desk() -> Path:
    """The same with the forms that are built from it. Read only: whoever changes something copies it first."""
    said: list[str] = []
    assert build.run(RepoFiles(sources()), said.append) == 0, said
    return sources()
