"""Raw YAML data with the name of its file, and a Problem with the file that it is in.

Knows no files: a name is text, with `/` between its parts.
"""

from dataclasses import dataclass

from automation.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Source:
    """The data of one file. `file` is its name from the root of the repository."""

    file: str
    data: object

    @property
    def stem(self) -> str:
        """The last part of the name, without its ending."""
        return self.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    @property
    def folder(self) -> str:
        """The last part of the folder that holds the file."""
        return self.file.split("/")[-2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The desk file, all versions of all processes (older before newer), and the sources of all forms."""

    desk: Source
    processes: tuple[Source, ...]
    forms: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A Problem and the file that it is in."""

    file: str
    problem: Problem
