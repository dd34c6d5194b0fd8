"""What the gate looks at, by hand: `facts(yes("wati"), yes("joko"))` is a new website that two managers approve."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from automation.core.authority import Case
from automation.core.desk import Desk, Role, Term
from automation.core.matrix import Weight
from automation.core.request import Account, Comment, Edit, Request
from automation.core.revision import revision
from automation.core.votes import GateFacts, Kind, Vote
from tests.builders import account, catalogue, process_of

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
) -> GateFacts:
    """The facts of one request whose evidence was last changed at `CHANGED`, in the order in which votes came."""
    chosen = process_of(process)
    request = Request(
        repository="kampus/permohonan",
        repository_id=7001,
        number=12,
        node_id="I_12",
        title="Judul",
        body="Isi permohonan",
        author=account(author),
        created_at=OPENED,
        edits=tuple(Edit(at=CHANGED, editor=account(login)) for login in editors),
        comments=tuple(vote.comment for vote in votes),
        labels=labels,
    )
    now = revision(request, chosen, ())
    return GateFacts(
        case=Case(process=chosen, desk=of or catalogue().desk, request=request, unit=unit),
        revision=now if is_complete else None,
        changed_at=CHANGED,
        votes=tuple(replace(vote, code=now.code) if vote.code == "" else vote for vote in votes),
        doers={chosen.step(4).key: tuple(map(account, writers))},
        weight=Weight(sop=chosen.id, unit=unit, budget=budget),
        at=at or CHANGED + timedelta(hours=5),
    )


def after(minute: float) -> datetime:
    """That many minutes after the last change."""
    return CHANGED + minute * MINUTE


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


def _with_term(role: Role, login: str, start: datetime | None, end: datetime | None) -> Role:
    person = next(each for each in catalogue().desk.people if each.login == login)
    kept = tuple(term for term in role.terms if term.person.login != login)
    made = Term(person=person, mulai=start or datetime(2026, 1, 1, tzinfo=UTC), sampai=end)
    return replace(role, terms=(*kept, made))
