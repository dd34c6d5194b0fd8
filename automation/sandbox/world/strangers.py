"""What happens to accounts, and what comes in from outside: mail, and issues of other repositories."""

from datetime import datetime
from typing import Any

from . import comments
from .clock import stamp
from .hub import TITLE_LIMIT, Happening, Hub, checked_text
from .people import DESK, Account, Role, require, valid_login
from .refusals import Refused
from .world import FULL_NAME, Comment, Issue, Item, Person, Version

_MOST_EDITS = 10_000


def change_person(hub: Hub, given: dict[str, Any]) -> Account:
    """Renames an account, deletes it, changes its permission, or registers a login anew that was given up."""
    login, people = valid_login(given.get("login")), hub.people
    strange = set(given) - {"login", "renamed_to", "deleted", "permission", "registered"}
    if strange:
        raise Refused.invalid("User", min(strange), "invalid")
    if given.get("registered"):
        if people.is_taken(login):
            raise Refused.invalid("User", "login", "already_exists")
        key = people.free_key(login)
        now = Person(login=login, id=people.of(key).id, role=int(Role.READ))
    else:
        who = people.named(login)
        key, now = who.key, Person(login=login, id=who.id, role=int(who.role))
    if given.get("renamed_to") is not None:
        now.login = valid_login(given["renamed_to"])
        if people.is_taken(now.login):
            raise Refused.invalid("User", "login", "already_exists")
    if given.get("permission") is not None:
        now.role = int(_role(given["permission"]))
    now.deleted = given.get("deleted") is True
    hub.world.people[key] = now
    hub.moved("people")
    return hub.people.of(key)


def mail(hub: Hub, given: dict[str, Any]) -> Comment:
    """A comment by answering a notification's mail: GitHub takes the address for the account."""
    number = given.get("issue")
    if not isinstance(number, int):
        raise Refused.invalid("Mail", "issue", "missing_field")
    who = hub.people.named(valid_login(given.get("from")))
    return comments.comment_on(hub, who, hub.issue(number), given.get("body"), by_mail=True)


def edit_often(hub: Hub, given: dict[str, Any]) -> Issue:
    """An issue's text edited so many `times` by somebody: a burst whose events all get lost."""
    number, times = given.get("issue"), given.get("times")
    if not isinstance(number, int) or not isinstance(times, int) or not 0 < times <= _MOST_EDITS:
        raise Refused.invalid("Edits", "times", "invalid", f"issue is a number, times is 1 to {_MOST_EDITS}")
    who, issue = hub.people.named(valid_login(given.get("by"))), hub.issue(number)
    require(who, "edit issue", issue.author)
    text = issue.body.rstrip(" ")
    for _ in range(times):
        # No edit leaves the text as it was.
        issue.body = f"{text} " if issue.body != f"{text} " else f"{text}  "
        issue.updated_at = hub.clock.stamp()
        issue.versions.append(Version(at=issue.updated_at, editor=who.key, text=issue.body))
    hub.moved(issue.number)
    return issue


def transfer_in(hub: Hub, who: Account, given: dict[str, Any]) -> Issue:
    """Takes in an issue of another repository with its comments, those of the bot there too; a closed one is closed.

    Labels come along where the desk's repository has one of that name; its timeline then tells where it came from.
    """
    require(who, "transfer")
    origin = given.get("from")
    if not isinstance(origin, str) or origin.count("/") != 1 or origin == FULL_NAME:
        raise Refused.invalid("Transfer", "from", "invalid", "from is OWNER/REPOSITORY of another repository")
    world, author = hub.world, hub.people.named(valid_login(given.get("author")))
    said = given.get("comments") or []
    if not isinstance(said, list):
        raise Refused.invalid("Transfer", "comments", "invalid")
    number, title = world.last_number + 1, checked_text("Issue", "title", given.get("title"), TITLE_LIMIT)
    issue = Issue(number=number, title=title, **_written(hub, author, given))
    comments_by_id: dict[int, Comment] = {}
    for one in said:
        about = one if isinstance(one, dict) else {"body": one}
        by = _writer(hub, about.get("author", author.login))
        comment = Comment(issue=number, **_written(hub, by, about))
        issue.timeline.append(Item(id=comment.id, kind="commented", actor=by.key, at=comment.created_at))
        comments_by_id[comment.id] = comment
    names = given.get("labels") or []
    if not isinstance(names, list) or given.get("state", "open") not in {"open", "closed"}:
        raise Refused.invalid("Transfer", "labels", "invalid")
    issue.labels = [label.id for name in names if (label := world.label_named(str(name))) is not None]
    if given.get("state") == "closed":
        issue.state, issue.state_reason, issue.closed_at = "closed", "completed", issue.created_at
    world.last_number, world.issues[number] = number, issue
    world.comments |= comments_by_id
    hub.note(issue, "transferred", who, **{"from": origin})
    hub.happened(Happening(name="issues", action="opened", who=who, issue=issue, moved_from=origin))
    return issue


def _writer(hub: Hub, login: object) -> Account:
    """Who wrote a comment elsewhere: a person, or GitHub Actions."""
    return hub.people.of(DESK) if login == DESK else hub.people.named(valid_login(login))


def _written(hub: Hub, who: Account, given: dict[str, Any]) -> dict[str, Any]:
    """What a text that was written elsewhere has in common, be it an issue's or a comment's; `at` says when."""
    text = checked_text("Issue", "body", given.get("body") or "")
    try:
        at = stamp(datetime.fromisoformat(given["at"])) if given.get("at") else hub.clock.stamp()
    except (TypeError, ValueError) as error:
        raise Refused.invalid("Transfer", "at", "invalid", str(error)) from error
    versions = [Version(at=at, editor=who.key, text=text)]
    about = {"id": hub.world.new_id(), "author": who.key, "body": text, "versions": versions}
    return {**about, "created_at": at, "updated_at": at}


def _role(name: object) -> Role:
    try:
        return Role[str(name).upper()]
    except KeyError as error:
        known = ", ".join(role.name.lower() for role in Role if role)
        raise Refused.invalid("User", "permission", "invalid", f"permission is one of: {known}") from error
