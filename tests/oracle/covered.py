"""What the approvals rest on: the evidence in force, its holes, and the revision (rules 2 and 8)."""

from typing import NamedTuple

from tests.oracle.facts import BodyWritten, CommentDeleted, CommentEdited, EvidencePosted, Facts, Revision, Turned
from tests.oracle.office import barred, is_person, name_of, requester_side, seats

STEPS = ("pengajuan", "evaluasi", "kebutuhan", "rencana", "persetujuan")
COMPLETION = "/lengkapi"


class Post(NamedTuple):
    """An evidence comment as it stands: when it last changed, and whether it can still be relied on."""

    at: int
    comment: int
    text: str
    source: EvidencePosted
    spoiled: bool
    gone: bool


Held = dict[tuple[str, str], Post]  # the newest post of each section of each step, and every `/lengkapi` there is


def holders(facts: Facts) -> Held:
    """The newest post of every section, spoiled or not, of the present round where a step had to be done again."""
    held: Held = {}
    returns = [turn for turn in facts.every(Turned) if turn.to == "returned" and turn.step in STEPS]
    began = {step: turn.at for turn in returns for step in STEPS[max(1, STEPS.index(turn.step)) :]}  # the body stays
    for post in sorted(_post(facts, event) for event in facts.every(EvidencePosted) if _is_evidence(facts, event)):
        step, sections = post.source.step, dict(post.source.sections).keys()
        if post.spoiled and not post.gone:  # what another person's edit took out nobody can tell
            sections |= {*facts.needed.get(step, ()), *facts.optional.get(step, ())}
        if post.at > began.get(step, -1):
            held |= {(step, section): post for section in sections}
        if step == STEPS[0] and not post.gone:
            held[COMPLETION, str(post.comment)] = post
    return held


def _post(facts: Facts, event: EvidencePosted) -> Post:
    edits = [edit for edit in facts.every(CommentEdited) if edit.comment == event.comment]
    others = [edit for edit in edits if not (edit.by and event.by and edit.by.id == event.by.id)]
    gone = event.comment in {deletion.comment for deletion in facts.every(CommentDeleted)}
    last = [event, *edits][-1]
    return Post(last.at, event.comment, last.text, event, spoiled=gone or bool(others), gone=gone)


def _is_evidence(facts: Facts, event: EvidencePosted) -> bool:
    name, side = name_of(facts.desk, event.by), requester_side(facts)
    if event.step == STEPS[0]:
        return is_person(event.by) and name in side
    edited = {name_of(facts.desk, body.by) for body in facts.every(BodyWritten) if body.at <= event.at}
    done = {(who, "submit") for who in side} | {(who, "edit") for who in edited}
    serves = seats(facts.desk, name, facts.evidence_role, event.at)
    return is_person(event.by) and bool(serves) and (name, event.step) not in barred(facts.desk, done)


def has_hole(facts: Facts, held: Held) -> bool:
    """Whether a needed section is missing, or the newest post of any section cannot be relied on."""
    needed = {(step, section) for step, sections in facts.needed.items() for section in sections}
    return not needed <= held.keys() or any(post.spoiled for (step, _), post in held.items() if step != COMPLETION)


def revision(facts: Facts, held: Held | None = None) -> Revision | None:
    """What an approval has to name; None while something is missing."""
    held = holders(facts) if held is None else held
    if has_hole(facts, held):
        return None
    body, posts = facts.every(BodyWritten)[-1], sorted(set(held.values()), key=lambda post: post.comment)
    texts = tuple((post.source.step, tidy(post.text), post.source.sections) for post in posts)
    request = (facts.repository, facts.number, facts.process, facts.version)
    return (*request, tidy(body.text), body.unit, body.data, texts)


def tidy(text: str) -> str:
    """The text without the kind of its line ends and without trailing blanks."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n")
