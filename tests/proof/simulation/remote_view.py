"""What stands in a sandbox, as the same values that the walks in memory hold."""

from dataclasses import replace
from datetime import datetime

from automation.core.history.record import Entry, read
from automation.core.history.request import Account, Comment, Edit, Request
from automation.sandbox.server.place import Place
from automation.sandbox.world.people import DESK
from automation.sandbox.world.world import Post


def request_of(place: Place, number: int) -> Request:
    """A request as it stands: texts, labels, and its record; its label and state events are left out."""
    world = place.hub.world
    issue = world.issues[number]
    return Request(
        repository="kampus/permohonan",
        repository_id=7001,
        number=number,
        node_id=f"I_{number}",
        title=issue.title,
        body=issue.body,
        author=_account(place, issue.author),
        created_at=_at(issue.created_at),
        edits=tuple(Edit(at=_at(each.at), editor=_account(place, each.editor)) for each in issue.versions[1:]),
        is_open=issue.state == "open",
        labels=frozenset(world.labels[label].name for label in issue.labels),
        comments=tuple(_comment(place, each) for each in world.comments_of(issue)),
        record=record_of(place, number),
    )


def record_of(place: Place, number: int) -> tuple[Entry, ...]:
    """The record on its branch; raises RecordBroken for a file that is none."""
    found = place.git.find(f"alur-ledger:{number}.jsonl")
    return read(found.read().decode()) if found else ()


def _comment(place: Place, found: Post) -> Comment:
    edit = found.last_edit
    made = Comment(
        id=found.id,
        node_id=f"IC_{found.id}",
        author=_account(place, found.author),
        body=found.body,
        created_at=_at(found.created_at),
        via_email=found.by_mail,
        by_desk=found.author == DESK,
    )
    return replace(made, edited_at=_at(edit.at), editor=_account(place, edit.editor)) if edit else made


def _account(place: Place, key: str) -> Account | None:
    """Whoever it is; of an account that was deleted GitHub names nobody."""
    who = place.hub.people.of(key)
    if who.login == "ghost":
        return None
    return Account(login=who.login, id=who.id, kind="Bot" if key == DESK else "User")


def _at(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
