"""What `build` and `check` need of a directory: its loaded sources, and the built files beside them."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from automation.core.loading.assembly import Assembled
from automation.core.loading.sources import Placed, Sources


class Loaded(Protocol):
    """All sources of a directory, what they gave, and what is wrong with them."""

    @property
    def sources(self) -> Sources:
        """The raw data, by file."""

    @property
    def assembled(self) -> Assembled:
        """What the data gave."""

    @property
    def problems(self) -> Sequence[str]:
        """Every mistake, as `file:line: what`."""

    def place(self, placed: Iterable[Placed]) -> list[str]:
        """Further problems of these files as such lines."""


class Workshop(Protocol):
    """The files of one directory; names are relative to it, with `/` between their parts."""

    def load(self) -> Loaded:
        """Read and load all sources."""

    def read(self, file: str) -> str | None:
        """The text of a file; None when there is none."""

    def listed(self, folder: str) -> Sequence[str]:
        """The names of the files in a folder; none when there is no folder."""

    def write(self, file: str, text: str) -> None:
        """Write a file whole."""

    def remove(self, file: str) -> None:
        """Take a file away."""
