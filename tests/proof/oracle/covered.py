"""What the approvals rest on: the evidence in force, its holes, and the revision (rules 2 and 8)."""

from dataclasses import replace
from operator import attrgetter

from tests.proof.oracle.facts import BodyWritten, CommentDeleted, CommentEdited, EvidencePosted, Facts, Revision, Turned
from tests.proof.oracle.office import allowed, barred, is_person, name_of, seats, speakers

STEPS = ("pengajuan", "evaluasi", "kebutuhan", "rencana", "persetujuan")
COMPLETION = "/lengkapi"
Held = dict[tuple[str, str], EvidencePosted]  # the newest post of each section of each step, and every `/lengkapi`


def spoiled(facts: Facts) -> dict[int, type]:
    """The comments that nobody can rely on any more, and why: they are gone, or somebody else edited them."""
    authors = {post.comment: post.by and post.by.id for post in facts.every(EvidencePosted)}
    others = [edit for edit in facts.every(CommentEdited) if not edit.by or edit.by.id != authors.get(edit.comment)]
    return {event.comment: type(event) for event in (*others, *facts.every(CommentDeleted))}


def holders(facts: Facts) -> Held:
    """The newest post of every section, spoiled or not, of the present round where a step had to be done again.

    Each stands there as it reads since its last change.
    """
    held: Held = {}
    returns = [turn for turn in facts.every(Turned) if turn.to == "returned" and turn.step in STEPS]
    began = {step: turn.at for turn in returns for step in STEPS[max(1, STEPS.index(turn.step)) :]}  # the body stays
    last = {each.comment: each for each in facts.events if isinstance(each, EvidencePosted | CommentEdited)}
    evidence = [post for post in facts.every(EvidencePosted) if post.taken and _is_evidence(facts, post)]
    posts = [replace(post, at=last[post.comment].at, text=last[post.comment].text) for post in evidence]
    lost = spoiled(facts)
    for post in sorted(posts, key=attrgetter("at", "comment")):
        sections = dict(post.sections).keys()
        if lost.get(post.comment) is CommentEdited:  # what another person's edit took out nobody can tell
            sections |= {*facts.needed.get(post.step, ()), *facts.optional.get(post.step, ())}
        if post.at > began.get(post.step, -1):
            held |= {(post.step, section): post for section in sections}
    whole = [post for post in posts if post.step == STEPS[0] and lost.get(post.comment) is not CommentDeleted]
    return held | {(COMPLETION, str(post.comment)): post for post in whole}


def _is_evidence(facts: Facts, post: EvidencePosted) -> bool:
    if not is_person(post.by):
        return False
    if post.step == STEPS[0]:
        return name_of(facts.desk, post.by) in speakers(facts, post.at)
    before = [
        (name_of(facts.desk, each.by), "edit", each.at) for each in facts.every(BodyWritten) if each.at <= post.at
    ]
    bars = barred(facts, before, post.at)
    found = seats(facts.desk, post.by.id, {facts.evidence_role}, post.at)
    return bool(allowed(found, post.step, bars))


def revision(facts: Facts, held: Held | None = None) -> Revision | None:
    """What an approval has to name; None while a needed section is missing or the newest post of any is spoiled."""
    held = holders(facts) if held is None else held
    needed = {(step, section) for step, sections in facts.needed.items() for section in sections}
    newest = {post.comment for (step, _), post in held.items() if step != COMPLETION}
    if needed - held.keys() or newest & spoiled(facts).keys():
        return None
    body, posts = facts.every(BodyWritten)[-1], {post.comment: post for post in held.values()}
    texts = tuple((post.step, tidy(post.text), post.sections) for _, post in sorted(posts.items()))
    return (facts.repository, facts.number, facts.process, facts.version, tidy(body.text), body.unit, body.data, texts)


def tidy(text: str) -> str:
    """The text without the kind of its line ends and without trailing blanks."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n")
