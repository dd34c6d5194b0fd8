"""Whether the approvals that work needs are there: read straight from the comments, without the desk's code.

What is asked here is less than the desk asks: whoever fails even this may not develop. Offices and rows come from the
desk file's own YAML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

import yaml

from automation.core.record import Entry, EntryKind
from automation.core.request import Comment, Request
from tests.desk_variants import desk_text

PAPERS = (("evaluasi", "nilai"), ("kebutuhan",), ("rencana",))
"""The verbs of the three steps that every approval rests on, in both procedures."""

APPROVAL = re.compile(r"/setujui\s+([0-9A-Za-z-]{12,20})\s*\Z", re.IGNORECASE)
BUDGET = re.compile(r"### Anggaran\n\s*Rp\s*([0-9.]+)", re.IGNORECASE)
LIMIT = 200_000_000
ZONE = timedelta(hours=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An approval that may count: whose it is, when, and what it names."""

    who: int
    code: str


def lacking(request: Request, process: str, rules: str) -> str:
    """What is lacking for work to begin, '' for nothing."""
    changed_at = max([request.created_at, *(edit.at for edit in request.edits)])
    for verbs in PAPERS:
        papers = [each for each in _people(request) if _verb(each) in verbs and holds(rules, "tim_it", each)]
        sound = [each for each in papers if _is_sound(each)]
        if not sound:
            return f"no evidence of {verbs[0]}"
        if len(papers) == 1:
            changed_at = max(changed_at, sound[0].edited_at or sound[0].created_at)
    binding = _rejected(request)
    return f"rejected by {binding}" if binding else _too_few(request, process, rules, changed_at)


def _too_few(request: Request, process: str, rules: str, changed_at: datetime) -> str:
    is_emergency = any(_verb(each) == "darurat" for each in _people(request)) or _has_declared(request.record or ())
    needed = 2 if process == "website-baru" and rules != "matrix" and not is_emergency else 1
    voices = list(_voices(request, rules, changed_at))
    groups = {voice.code: {each.who for each in voices if each.code == voice.code} for voice in voices}
    enough = [people for people in groups.values() if len(people) >= needed]
    if not enough:
        return f"{needed} approvals of one code"
    if _is_dear(request) and rules != "matrix" and not is_emergency and not _letters(request):
        chiefs = {each["id"] for each in _numbered("pimpinan", rules)}
        return "" if any(people & chiefs for people in enough) else "the executive's approval"
    return ""


def _voices(request: Request, rules: str, changed_at: datetime) -> Iterator[Voice]:
    barred = {request.author.id, *(edit.editor.id for edit in request.edits)}
    for each in _people(request):
        found = APPROVAL.match(each.body)
        is_whole = each.edited_at is None and not each.via_email and each.author.kind == "User"
        is_decider = any(holds(rules, role, each) for role in ("manajemen", "pimpinan"))
        if found and is_whole and is_decider and each.author.id not in barred and each.created_at > changed_at:
            yield Voice(who=each.author.id, code=re.sub("-", "", found[1]).upper())
    if _letters(request):
        yield from (Voice(who=-number, code=code) for number in (1, 2) for code in _codes(request))


def _codes(request: Request) -> set[str]:
    return {re.sub("-", "", found[1]).upper() for each in request.comments if (found := APPROVAL.match(each.body))}


def _letters(request: Request) -> bool:
    """Whether a letter may have taken the place of an approval: that is the desk's to read."""
    return any(_verb(each) == "catat" for each in _people(request))


def _rejected(request: Request) -> str:
    """A recorded rejection after every change, which that person has not taken back."""
    papers = {verb for verbs in PAPERS for verb in (*verbs, "lengkapi")}
    changes = [edit.at for edit in request.edits] + [deletion.at for deletion in request.deletions]
    for each in _people(request):
        changes += [each.edited_at or each.created_at] if _verb(each) in papers or each.edited_at else []
    last = max(changes, default=request.created_at)
    for entry in request.record or ():
        if entry.kind is EntryKind.REJECTION and entry.at > last and not _lifted(request, entry):
            return str(entry.actor)
    return ""


def _lifted(request: Request, entry: Entry) -> bool:
    mine = [each for each in _people(request) if each.author.id == entry.actor and each.created_at >= entry.at]
    resumed = [each for each in request.record or () if each.kind in {EntryKind.RETURN, EntryKind.RESUMED}]
    return any(APPROVAL.match(each.body) for each in mine) or any(each.at >= entry.at for each in resumed)


def _has_declared(record: tuple[Entry, ...]) -> bool:
    return any(entry.kind is EntryKind.EMERGENCY for entry in record)


def _is_dear(request: Request) -> bool:
    plans = [each for each in _people(request) if _verb(each) == "rencana" and BUDGET.search(each.body)]
    sums = [int(found[1].replace(".", "")) for each in plans if (found := BUDGET.search(each.body))]
    return bool(sums) and min(sums) > LIMIT


def _people(request: Request) -> Iterator[Comment]:
    return (each for each in request.comments if not each.by_desk and each.author is not None)


def _is_sound(comment: Comment) -> bool:
    return comment.edited_at is None or comment.editor is None or comment.editor.id == comment.author.id


def _verb(comment: Comment) -> str:
    first = comment.body.split(maxsplit=1)[0] if comment.body.startswith("/") else ""
    return first[1:].lower()


def holds(rules: str, role: str, comment: Comment) -> bool:
    """Whether the comment's author held the role on its day."""
    day = (comment.created_at + ZONE).date()
    return any(each["id"] == comment.author.id and _within(each, day) for each in _numbered(role, rules))


def _within(term: dict, day: date) -> bool:
    return term["mulai"] <= day <= term.get("sampai", day)


@cache
def _numbered(role: str, rules: str) -> tuple[dict, ...]:
    """The terms of a role, its delegates' too, each with the person's number."""
    desk = yaml.safe_load(desk_text(rules))
    terms = list(desk["roles"][role]["members"])
    terms += [each | {"person": each["to"]} for each in desk["delegations"] if each["role"] == role]
    return tuple(each | {"id": desk["people"][each["person"]]["id"]} for each in terms)
