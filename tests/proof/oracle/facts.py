"""The plain facts the oracle judges: people, the desk's data, and one request's history and record.

Instants are whole seconds since the epoch in UTC; an `until` is the first second that is no longer inside.
Comment numbers grow in the order of posting, and events stand in the order in which they happened.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Revision = tuple  # the covered texts themselves instead of a digest of them
Who = int  # an account number; of a person with several the present one
Pair = frozenset[str]  # two acts that one person may not both do


class Code(NamedTuple):
    """What an approval names: a text, the second of its last change, and which draw of a salt made the code."""

    revision: Revision
    of: int
    draw: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who GitHub says did something; the kind of a person is `User`."""

    id: int
    login: str
    kind: str = "User"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the desk knows, by number alone; `former` are numbers given up, `name` is what letters say."""

    login: str
    id: int | None = None
    former: tuple[int, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of office: a role of the desk, or `wakil` for the representative of a unit."""

    person: str
    role: str
    since: int = 0
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """The giver lets the taker act in one role for a while."""

    giver: str
    taker: str
    role: str
    since: int = 0
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A department with those who speak for it."""

    name: str
    representatives: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the approval matrix: where it applies, since when, and what it asks for."""

    needs: tuple[tuple[str, int], ...] = ()
    permits: tuple[str, ...] = ()
    sop: str | None = None
    above: int | None = None
    risk: str | None = None
    data: str | None = None
    unit: str | None = None
    since: int = 0
    until: int | None = None
    letters: bool = False
    emergency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A right that a run saw in the desk file: whose, which, lent by whom; `seen` None: at the first listing."""

    who: Who
    office: str
    since: int
    until: int | None
    giver: Who | None = None
    seen: int | None = None
    gone: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The desk's data as it stands now; the orders of risks and data classes run from mild to strict.

    `known` is what runs saw of its rights, None where nobody kept it.
    """

    people: tuple[Person, ...]
    terms: tuple[Term, ...]
    rows: tuple[Row, ...]
    delegations: tuple[Delegation, ...] = ()
    units: tuple[Unit, ...] = ()
    conflicts: frozenset[Pair] = frozenset()
    risks: tuple[str, ...] = ("rendah", "sedang", "tinggi")
    classes: tuple[str, ...] = ("umum", "terbatas", "pribadi")
    emergency_role: str | None = None
    known: tuple[Known, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWritten:
    """The body was created (the first one) or edited (every later one)."""

    at: int
    by: Account | None
    text: str
    unit: str | None = None
    data: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePosted:
    """A comment with sections of a step; those of `pengajuan` are a `/lengkapi`.

    The plan's section `anggaran` is its budget in rupiah and `tingkat` its risk level;
    the evaluation's section `data` is a data class. None means that nobody can tell the value.
    `taken` False: the desk refused it, out of its turn or of its round; it is no evidence, and its author an author.
    """

    at: int
    comment: int
    by: Account | None
    step: str
    sections: tuple[tuple[str, str | int | None], ...]
    text: str = ""
    taken: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A comment that approves, rejects, withdraws, or records a signed letter of approval or an outside permit."""

    at: int
    comment: int
    by: Account | None
    verb: Literal["approve", "reject", "withdraw", "letter", "permit"]
    names: Code | None = None
    by_mail: bool = False
    by_app: bool = False
    signatory: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentEdited:
    """Somebody changed the text of a comment; its verb and its sections stay what they were."""

    at: int
    comment: int
    by: Account | None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentDeleted:
    """A comment is gone."""

    at: int
    comment: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """Another accepted act of a person: `darurat` declares an emergency, `pengembangan` is implementing.

    `submit` is whatever the requester's side does and the desk takes: signing, completing, appealing, cancelling.
    """

    at: int
    by: Account
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """An accepted turn of the whole request; a return names its step, a hold its first free second."""

    at: int
    to: Literal["cancelled", "resumed", "held", "returned", "launched"]
    step: str = ""
    until: int = 0


Event = BodyWritten | EvidencePosted | Decided | CommentEdited | CommentDeleted | Acted | Turned


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an earlier run of the desk wrote down about one decision comment, which was made at `made`.

    `who` decided and `givers` lent the office, by number. A `code` was drawn for `revision` as it stands since `of`;
    `comment` then counts the draws.
    """

    at: int
    kind: Literal["counted", "refused", "lifted", "lapsed", "rejected", "withdrawn", "code"]
    comment: int
    who: Who | None
    revision: Revision | None = None
    roles: frozenset[str] = frozenset()
    made: int = 0
    of: int = 0
    givers: frozenset[Who] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the gate of one request depends on; a record of None could not be read."""

    desk: Desk
    events: tuple[Event, ...]
    now: int
    record: tuple[Entry, ...] | None = ()
    repository: int = 1
    number: int = 1
    process: str = "website-baru"
    version: int = 1
    needed: dict[str, tuple[str, ...]] = field(
        default_factory=lambda: {"evaluasi": ("strategi",), "kebutuhan": ("fitur",), "rencana": ("tahapan", "anggaran")}
    )
    optional: dict[str, tuple[str, ...]] = field(
        default_factory=lambda: {"evaluasi": ("data",), "rencana": ("tingkat",)}
    )
    evidence_role: str = "tim_it"

    def every(self, kind: type[Event]) -> list:
        """What happened of one kind, oldest first."""
        return [event for event in self.events if isinstance(event, kind)]
