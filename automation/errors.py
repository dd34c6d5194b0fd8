"""The few exceptions of the desk, one root; each says who must act and carries its exit code."""

from collections.abc import Iterable
from enum import IntEnum


class Exit(IntEnum):
    """What `alur` ends with."""

    DONE = 0
    REFUSED = 1
    UNREADABLE = 2
    BUG = 3
    PARTLY = 4
    """Done, but some requests could not be read: they are named, and all others were done."""


class DeskError(Exception):
    """Something the desk knows how to report. Whoever reads the message must act; it names the remedy.

    `is_passing` says that nobody must: the next run tries again.
    """

    exit_code = Exit.REFUSED
    is_passing = False


class SopInvalid(DeskError):
    """The YAML sources hold mistakes. The process owner must act: every problem is one line, `file:line: what`."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class GitHubRefused(DeskError):
    """GitHub said no, and will again (rights, missing issue, wrong input). The maintainers must act."""


class PartRefused(GitHubRefused):
    """GitHub answered, and refuses a part of the answer: no answer at all to us. The maintainers must act."""


class NoSuchRequest(GitHubRefused):
    """The desk can be read and has no issue of that number. Who named it must act."""


class GitHubUnavailable(DeskError):
    """GitHub did not answer, not wholly, or from a time before. Nobody must act at once: the sweep tries again."""

    exit_code = Exit.UNREADABLE
    is_passing = True


class AskedToWait(GitHubUnavailable):
    """What GitHub lets the desk ask in an hour is used up, or it asks for a pause: asking again makes it worse."""


class Conflict(DeskError):
    """Somebody else wrote in between. Nobody must act: it is tried again, by this run or by the sweep."""

    exit_code = Exit.UNREADABLE
    is_passing = True


class Unreadable(DeskError):
    """A file or an answer could not be read, so nothing is known and nothing opens. Who started the run must act."""

    exit_code = Exit.UNREADABLE


class NotSet(Unreadable):
    """Variables of the environment are missing. Who started the run must set them; `names` are theirs."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        said = f"{' and '.join(self.names)} must be set: in a workflow GitHub does it; by hand, for example"
        super().__init__(f"{said} export GITHUB_REPOSITORY=kampus/permohonan GITHUB_TOKEN=… (a token that may read it)")


def place_of(error: BaseException) -> str:
    """What went wrong and where in the code, without the values at hand: those may be somebody's text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "nowhere"
    return f"{type(error).__name__} at {place}"
