"""A second reading of a request, from its comments alone: who approved what, whose hands are in it, what is covered.

Small and direct on purpose, and nothing of the desk's own judgement: what the desk says is held against this.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from automation.core.request import Comment, Request
from tests.memory import MORNING
from tests.search.cast import RENAMED, roles_of
from tests.search.world import World

LIMIT = 200_000_000
ENDING = {("wati", "/batal"), ("budi", "/tolak")}
"""Who ends a request by which command; ratna's `/tolak` only keeps the gate shut."""
VERBS = ("/evaluasi", "/kebutuhan", "/rencana")
TEAM = frozenset({"budi", "sari"})
_BUDGET = re.compile(r"### Anggaran\nRp([\d.]+)")


def people(request: Request) -> Iterable[Comment]:
    """The comments of people who are still there."""
    return (each for each in request.comments if each.author is not None and each.author.is_person)


def newest_of(request: Request, verb: str) -> Comment | None:
    """The evidence that counts: the newest whole block of a verb by the team."""
    found = [
        each
        for each in people(request)
        if each.body.startswith((f"{verb}\n", f"{verb} \n")) and login(each) in TEAM and not _is_ended(request, each)
    ]
    return found[-1] if found else None


def _is_ended(request: Request, comment: Comment) -> bool:
    """Whether the request was cancelled or rejected when this was written, so that it is no evidence."""
    turns = [*_said_turns(request, comment), *_done_turns(request, comment)]
    return bool(turns) and max(turns)[-1]


def _said_turns(request: Request, comment: Comment) -> Iterable[tuple[datetime, int, bool]]:
    """When a request was ended (True) or taken up again by a command before this comment."""
    for each in people(request):
        if each.id < comment.id and (login(each), each.body.split(" ", 1)[0]) in ENDING:
            yield each.created_at, each.id, True
        elif each.id < comment.id and login(each) == "wati" and each.body.startswith(("/lanjut", "/banding")):
            yield each.created_at, each.id, False


def _done_turns(request: Request, comment: Comment) -> Iterable[tuple[datetime, int, bool]]:
    """When the requester closed the issue before this comment; reopening by hand takes nothing up."""
    for each in request.state_events:
        if each.closed and each.actor is not None and each.actor.login == "wati" and each.at <= comment.created_at:
            yield each.at, 0, True


def login(comment: Comment) -> str:
    """Whose comment, under the name of the beginning."""
    author = comment.author
    if author is None:
        return ""
    return "joko" if author.id == RENAMED.id else author.login


def covered(request: Request) -> tuple[object, ...]:
    """The texts that an approval is for, with the place where they are."""
    evidence = tuple(_plain(found.body) if (found := newest_of(request, verb)) else "" for verb in VERBS)
    added = tuple(_plain(each.body) for each in people(request) if each.body.startswith("/lengkapi\n"))
    return request.repository_id, request.number, _plain(request.body), evidence, added


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip()


def needs(request: Request) -> Mapping[str, int]:
    """How many approvals of which role, by the plan's budget; an emergency that is still declared needs one."""
    if any(each.body.startswith("/darurat") and login(each) == "ratna" for each in people(request)):
        return {"manajemen": 1}
    plan = newest_of(request, "/rencana")
    found = _BUDGET.search(plan.body) if plan is not None else None
    is_large = found is None or int(found[1].replace(".", "")) > LIMIT
    return {"manajemen": 1, "pimpinan": 1} if is_large else {"manajemen": 1}


def approvals(world: World, code: str) -> list[tuple[Comment, frozenset[str]]]:
    """The approvals that are good in themselves, with the roles of their authors then, by the present desk file."""
    said = list(people(world.request))
    return [
        (each, roles_of(each.author, world.desk, (each.created_at - MORNING).days))
        for place, each in enumerate(said)
        if each.body.strip() == f"/setujui {code}"
        and each.edited_at is None
        and not each.via_email
        and not any(
            login(later) == login(each) and later.body.startswith(("/tolak", "/tarik")) for later in said[place:]
        )
    ]


def hands_in(request: Request) -> frozenset[str]:
    """Whoever asked, stands for the unit, edited the text, or wrote or edited evidence."""
    names = {"wati", "dina", *(edit.editor.login for edit in request.edits if edit.editor is not None)}
    for each in people(request):
        if each.body.startswith(VERBS):
            names |= {login(each), each.editor.login if each.editor is not None else login(each)}
    return frozenset(names)


def act_number(comment: Comment) -> int:
    """The number of the act that wrote a comment, 0 for those of the beginning."""
    return (comment.id - 1_001) // 10 + 1 if comment.id > 1_000 else 0
