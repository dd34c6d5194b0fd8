"""The few exceptions of the desk, one root; each says who must act and carries its exit code."""

from collections.abc import Iterable
from enum import IntEnum


class Exit(IntEnum):
    """What `alur` ends with."""

    DONE = 0
    REFUSED = 1
    UNREADABLE = 2
    BUG = 3


class DeskError(Exception):
    """Something the desk knows how to report. Whoever reads the message must act; it names the remedy."""

    exit_code = Exit.REFUSED


class SopInvalid(DeskError):
    """The YAML sources hold mistakes. The process owner must act: every problem is one line, `file:line: what`."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class GitHubRefused(DeskError):
    """GitHub said no, and will again (rights, missing issue, wrong input). The maintainers must act."""


class NoSuchRequest(GitHubRefused):
    """The desk can be read and has no issue of that number. Who named it must act."""


class GitHubUnavailable(DeskError):
    """GitHub did not answer, or asked to wait. Nobody must act at once: the sweep tries again."""

    exit_code = Exit.UNREADABLE


class Conflict(DeskError):
    """Somebody else wrote in between. Nobody must act: it is tried again, by this run or by the sweep."""

    exit_code = Exit.UNREADABLE


class Unreadable(DeskError):
    """A file or an answer could not be read, so nothing is known and nothing opens. Who started the run must act."""

    exit_code = Exit.UNREADABLE


class NotSet(Unreadable):
    """Variables of the environment are missing. Who started the run must set them; `names` are theirs."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        said = f"{' and '.join(self.names)} must be set: in a workflow GitHub does it; by hand, for example"
        super().__init__(f"{said} export GITHUB_REPOSITORY=kampus/permohonan GITHUB_TOKEN=… (a token that may read it)")
