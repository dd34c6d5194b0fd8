"""Where a scenario is played: what people can do there and what anybody can see, in memory and over HTTP alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from automation.core.policy.process import Process


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What became of one act: the reason code, and whether it was accepted."""

    code: str
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One entry of the record, as far as scenarios look at it."""

    kind: str
    code: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """A label that a person put on."""

    event: str
    login: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What `alur verify` says: `may`, `may not` or `unknown`, and the codes of the reasons."""

    answer: str
    reasons: tuple[str, ...]


class Stage(Protocol):
    """Where a scenario is played. The desk runs after each act, as far as GitHub would start it."""

    process: Process

    # What people do.
    def opens(self, who: str, labels: Sequence[str]) -> None:
        """Files a request with labels."""

    def begins(self, who: str, form: Mapping[str, str], step: int, budget: str) -> None:
        """Files a request with these answers, which goes the usual way to a step, with this budget if one is told."""

    def says(self, who: str, text: str, *, by_mail: bool = False) -> None:
        """Comments."""

    def edits_body(self, who: str, old: str, new: str) -> None:
        """Changes the request's text."""

    def edits(self, who: str, old: str, new: str) -> None:
        """Changes the newest person's comment that holds `old`."""

    def deletes(self, who: str, text: str) -> None:
        """Deletes the newest person's comment that holds `text`."""

    def closes(self, who: str) -> None:
        """Closes the issue by hand."""

    def reopens(self, who: str) -> None:
        """Reopens the issue by hand."""

    def sets(self, who: str, *labels: str) -> None:
        """Puts labels on, all at once."""

    def takes_off(self, who: str, label: str) -> None:
        """Takes a label off."""

    def renames(self, who: str, old: str, new: str) -> None:
        """Gives a label of the repository another name."""

    def erases(self, who: str, label: str) -> None:
        """Deletes a label from the repository."""

    def creates(self, who: str, label: str) -> None:
        """Makes a label in the repository."""

    def loses_login(self, who: str) -> None:
        """The account is renamed, and somebody else registers its old login, who acts under it from then on."""

    def loses_account(self, who: str) -> None:
        """The account is deleted; no event tells."""

    def transfers(self, who: str) -> None:
        """Moves the request out of the desk's repository and back, with all that GitHub takes along."""

    def takes_record(self, who: str) -> None:
        """Takes the request's record off its branch."""

    def breaks(self, who: str, what: str) -> None:
        """Makes unreadable: the record, the record by another's, the procedure, another procedure, the desk file."""

    def mends(self, who: str) -> None:
        """Makes readable again what was made unreadable."""

    def edits_often(self, who: str, times: int) -> None:
        """Edits the request's text so many times; the events get lost."""

    # The desk, its events and the clock.
    def sleeps(self) -> None:
        """The desk's runs wait from now on."""

    def wakes(self) -> None:
        """The runs that waited begin."""

    def sweeps(self) -> None:
        """The sweep looks."""

    def reads_desk_file(self, name: str) -> None:
        """The desk file on the default branch is another one from now on; no event tells."""

    def passes(self, hours: int) -> None:
        """Time goes by."""

    def behind(self, act: Callable[[], None]) -> None:
        """The act is stamped half a minute before the one before it, and its event gets lost."""

    def unheard(self, act: Callable[[], None]) -> None:
        """The act's event gets lost."""

    def twice(self, act: Callable[[], None]) -> None:
        """The act's event comes twice."""

    def in_flight(self, first: Callable[[], None], second: Callable[[], None]) -> None:
        """The second act comes when the run of the first has looked for the last time and has not written yet."""

    # What anybody can look at.
    @property
    def today(self) -> str:
        """The day of the clock in the desk's zone, as `2026-11-24`."""

    @property
    def is_readable(self) -> bool:
        """Whether the desk can know how the request stands."""

    @property
    def step(self) -> int:
        """The step in progress."""

    @property
    def state(self) -> str:
        """What lies over the step, '' for nothing."""

    @property
    def is_open(self) -> bool:
        """Whether the issue is open."""

    @property
    def labels(self) -> set[str]:
        """The labels on the issue."""

    @property
    def code(self) -> str:
        """The code to approve."""

    @property
    def code_of_another(self) -> str:
        """The code of another request with the same text, at the same step."""

    @property
    def status(self) -> str:
        """The status comment."""

    @property
    def texts(self) -> list[str]:
        """The desk's other comments, oldest first."""

    @property
    def counts(self) -> list[str]:
        """Whose approvals count, sorted."""

    @property
    def needs(self) -> list[str]:
        """The roles that still have to approve, sorted."""

    @property
    def waiting_for(self) -> list[str]:
        """Who must act."""

    @property
    def may_be_developed(self) -> bool:
        """Whether work may go on."""

    @property
    def last(self) -> Said | None:
        """What became of the last act."""

    @property
    def by_hand(self) -> list[ByHand]:
        """Labels put on by people, oldest first."""

    @property
    def record(self) -> list[Noted]:
        """The entries of the record."""

    def verified(self, repository: str, code: str | None) -> Verified:
        """What `alur verify` says of developing it in a repository ('' for any), at a code (None for whichever)."""

    def answer_to(self, event: str) -> Said | None:
        """What became of a label that was put on."""
