"""What the gate looks at, by hand: `facts(yes("wati"), yes("joko"))` is a new website that two managers approve."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from automation.core.approval.letters import Letter
from automation.core.approval.revision import revision
from automation.core.approval.votes import GateFacts, Kind, Permit, Vote
from automation.core.history.record import Entry, EntryKind, chain
from automation.core.history.request import Account, Comment, Edit, Request
from automation.core.policy.authority import Case
from automation.core.policy.desk import Delegation, Desk, Person, Role, Term
from automation.core.policy.duties import Doing
from automation.core.policy.matrix import ApprovalRow, Weight
from automation.core.policy.process import REQUESTER, Process
from tests.builders.stories import account, catalogue, process_of

OPENED = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CHANGED = OPENED + timedelta(hours=1)
MINUTE = timedelta(minutes=1)
MILLION = 1_000_000


def yes(login: str, minute: float = 1, *, code: str | None = "", **of_comment: Any) -> Vote:
    """`/setujui` that many minutes after the last change; `code` '' means the present one."""
    return _vote(Kind.APPROVE, login, minute, code, of_comment)


def no(login: str, minute: float, **of_comment: Any) -> Vote:
    """`/tolak`."""
    return _vote(Kind.REJECT, login, minute, None, of_comment)


def back(login: str, minute: float, **of_comment: Any) -> Vote:
    """`/tarik`."""
    return _vote(Kind.WITHDRAW, login, minute, None, of_comment)


def letter(signatory: str, minute: float = 1, *, recorder: str = "sari", **told: Any) -> Vote:
    """A letter of `signatory` that `recorder` puts on record; `told`: `role`, `day`, `code`, facts of the comment."""
    found = _letter(f"Persetujuan {_title(told.pop('role', 'pimpinan'))}", signatory, told)
    vote = _vote(Kind.APPROVE, recorder, minute, told.pop("code", ""), told)
    known = next((each for each in catalogue().desk.people if each.login == signatory), None)
    author = Account(login=signatory, id=known.account_id if known else None)
    return replace(vote, author=author, letter=found, recorder=vote.author)


def permit(name: str, minute: float = 1, *, recorder: str = "sari", **told: Any) -> Permit:
    """A permit from outside that `recorder` puts on record; `told` as of a letter."""
    found = _letter(name, "Kepala Dinas", told)
    vote = _vote(Kind.APPROVE, recorder, minute, told.pop("code", ""), told)
    return Permit(recorder=vote.author, at=vote.at, comment=vote.comment, code=vote.code, letter=found)


def lent(to: str, by: str, role: str, start: datetime | None = None, end: datetime | None = None) -> Delegation:
    """`to` acts in `role` in the name of `by`: the whole year, or from `start` to `end` (exclusive)."""
    since, until = start or datetime(2026, 1, 1, tzinfo=UTC), end or datetime(2027, 1, 1, tzinfo=UTC)
    return Delegation(kind="Plh.", principal=person(by), delegate=person(to), role=role, mulai=since, sampai=until)


def row(documents: tuple[str, ...] = (), /, **row: Any) -> ApprovalRow:
    """A row of the matrix: `row(manajemen=2, above=5)`; what is no fact of a row is a role with its count."""
    known = {name: row.pop(name) for name in list(row) if name in ApprovalRow.__dataclass_fields__}
    return ApprovalRow(needs=tuple(row.items()), documents=documents, **known)


def person(login: str) -> Person:
    """The entry of this login in the desk file of this repository."""
    return next(each for each in catalogue().desk.people if each.login == login)


def desk(*terms: tuple[str, str, datetime | None, datetime | None], **changes: Any) -> Desk:
    """The desk of this repository, where each (role, login, from, until) replaces that person's term in that role."""
    found = replace(catalogue().desk, **changes)
    roles = found.roles
    for role, login, start, end in terms:
        roles = tuple(_with_term(each, login, start, end) if each.key == role else each for each in roles)
    return replace(found, roles=roles)


def without_term(of: Desk, role: str, login: str) -> Desk:
    """The desk file with the entry of that person in that role deleted."""
    return replace(
        of,
        roles=tuple(
            replace(each, terms=tuple(term for term in each.terms if each.key != role or term.person.login != login))
            for each in of.roles
        ),
    )


def with_people(found: Desk, **facts: dict[str, Any]) -> Desk:
    """The desk file in which some people's entries differ: `with_people(desk, wati={"name": "Wati"})`."""
    people = {each.login: replace(each, **facts.get(each.login, {})) for each in found.people}

    def changed(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(replace(term, person=people[term.person.login]) for term in terms)

    return replace(
        found,
        people=tuple(people.values()),
        roles=tuple(replace(role, terms=changed(role.terms)) for role in found.roles),
        units=tuple(replace(unit, representatives=changed(unit.representatives)) for unit in found.units),
        delegations=tuple(
            replace(each, principal=people[each.principal.login], delegate=people[each.delegate.login])
            for each in found.delegations
        ),
    )


def facts(
    *votes: Vote,
    process: str = "website-baru",
    of: Desk | None = None,
    budget: int | None = 45 * MILLION,
    writers: tuple[str, ...] = ("budi",),
    editors: tuple[str, ...] = (),
    author: str = "dina",
    unit: str = "Fakultas MIPA",
    is_complete: bool = True,
    at: datetime | None = None,
    labels: frozenset[str] = frozenset(),
    permits: tuple[Permit, ...] = (),
    did: dict[str, tuple[str, ...]] | None = None,
    lapsed: frozenset[int] = frozenset(),
    **weight: Any,
) -> GateFacts:
    """The facts of one request whose evidence was last changed at `CHANGED`, in the order in which votes came.

    `did` says who did other steps, by their key; `weight` is what the matrix reads beside procedure, unit and budget.
    """
    chosen = process_of(process)
    request = coded(_request(author, editors, (*votes, *permits), labels), chosen)
    now = revision(request, chosen, (), CHANGED)
    return GateFacts(
        case=Case(process=chosen, desk=of or catalogue().desk, request=request, unit=unit),
        revision=now if is_complete else None,
        changed_at=CHANGED,
        votes=tuple(replace(vote, code=now.code) if vote.code == "" else vote for vote in votes),
        lapsed=lapsed,
        permits=tuple(replace(each, code=now.code) if each.code == "" else each for each in permits),
        doers={
            key: tuple(map(account, logins)) for key, logins in ({chosen.step(4).key: writers} | (did or {})).items()
        },
        weight=Weight(sop=chosen.id, unit=unit, budget=budget, **weight),
        at=at or CHANGED + timedelta(hours=5),
    )


def coded(request: Request, process: Process) -> Request:
    """The same request, where the record holds a salt for its text as it was last changed at `CHANGED`."""
    digest = revision(request, process, (), CHANGED).digest
    drawn = Entry(
        kind=EntryKind.CODE, at=CHANGED, recorded_at=CHANGED, code="code_drawn", revision=digest, salt="5a" * 32
    )
    return replace(request, record=chain((), [drawn]))


def besides(found: GateFacts, *, asked: str = "", through: tuple[str, str, str] | None = None) -> GateFacts:
    """The same facts, where somebody acted for the requester's side, or through another.

    `through` is the key of the act, in whose name it was done and by whose hand.
    """
    act, name, hand = through or (REQUESTER, asked, asked)
    return replace(found, also={act: (Doing(person=account(name), hand=account(hand)),)})


def recorded(found: GateFacts, place: int, kind: EntryKind) -> GateFacts:
    """The same facts, where the record holds of one decision (counted from 0) that it was approved, refused, …."""
    vote = found.votes[place]
    entry = Entry(
        seq=2,
        kind=kind,
        at=vote.at,
        recorded_at=vote.at,
        code="",
        revision=found.revision.digest if found.revision else "",
        comments=(vote.comment.id,) if vote.comment else (),
    )
    votes = [replace(each, entry=entry) if each is vote else each for each in found.votes]
    return replace(found, votes=tuple(votes))


def after(minute: float) -> datetime:
    """That many minutes after the last change."""
    return CHANGED + minute * MINUTE


def _request(author: str, editors: tuple[str, ...], said: tuple[Vote | Permit, ...], labels: frozenset[str]) -> Request:
    return Request(
        repository="kampus/permohonan",
        repository_id=7001,
        number=12,
        node_id="I_12",
        title="Judul",
        body="Isi permohonan",
        author=account(author),
        created_at=OPENED,
        edits=tuple(Edit(at=CHANGED, editor=account(login)) for login in editors),
        comments=tuple(each.comment for each in said),
        labels=labels,
    )


def _vote(kind: Kind, login: str, minute: float, code: str | None, of_comment: dict[str, Any]) -> Vote:
    by: Account = of_comment.pop("author", account(login))
    comment = Comment(
        id=1000 + int(minute * 60),
        node_id=f"IC_{login}_{minute}",
        author=by,
        body=f"/{kind.value}",
        created_at=after(minute),
        **of_comment,
    )
    return Vote(kind=kind, author=by, at=comment.created_at, comment=comment, code=code)


def _letter(subject: str, signatory: str, told: dict[str, Any]) -> Letter:
    return Letter(subject=subject, number="123/ND/2026", signatory=signatory, day=told.pop("day", CHANGED.date()))


def _title(role: str) -> str:
    found = catalogue().desk.role(role)
    return found.title.id if found else role


def _with_term(role: Role, login: str, start: datetime | None, end: datetime | None) -> Role:
    kept = tuple(term for term in role.terms if term.person.login != login)
    made = Term(person=person(login), mulai=start or datetime(2026, 1, 1, tzinfo=UTC), sampai=end)
    return replace(role, terms=(*kept, made))
