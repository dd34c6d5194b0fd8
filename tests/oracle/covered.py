"""What the approvals rest on: the evidence in force, its holes, and the revision (rules 2 and 8)."""

from dataclasses import dataclass

from tests.oracle.facts import CommentDeleted, CommentEdited, EvidencePosted, Facts, Revision, Turned, Who
from tests.oracle.office import CONFLICTS, bodies, is_person, name_of, requester_side, seats

STEPS = ("pengajuan", "evaluasi", "kebutuhan", "rencana", "persetujuan")


@dataclass(slots=True)
class Post:
    """An evidence comment as it stands: when it last changed, and whether it can still be relied on."""

    source: EvidencePosted
    at: int
    text: str
    spoiled: bool = False
    gone: bool = False


Held = dict[tuple[str, str], Post]  # the newest post of each section of each step, and every `/lengkapi` there is
COMPLETION = "/lengkapi"


def holders(facts: Facts) -> Held:
    """The newest post of every section in the present round, spoiled or not."""
    held: Held = {}
    for post in sorted(_posts(facts).values(), key=lambda post: (post.at, post.source.comment)):
        held |= {(post.source.step, section): post for section in _sections(facts, post)}
        if post.source.step == "pengajuan" and not post.gone:
            held[COMPLETION, str(post.source.comment)] = post
    return held


def _sections(facts: Facts, post: Post) -> set[str]:
    """The sections of a post; what another person's edit took out nobody can tell, so it may be any of the step."""
    step, own = post.source.step, {section for section, _ in post.source.sections}
    return own | {*facts.needed.get(step, ()), *facts.optional.get(step, ())} if post.spoiled and not post.gone else own


def _posts(facts: Facts) -> dict[int, Post]:
    """What was posted or edited by its author later than the present round began, if the step had to be done again."""
    found: dict[int, Post] = {}
    began: dict[str, int] = {}
    side = requester_side(facts)
    for event in facts.events:
        match event:
            case EvidencePosted(comment=comment) if _is_evidence(facts, event, side):
                found[comment] = Post(event, event.at, event.text)
            case CommentEdited(comment=comment, by=by) if comment in found:
                post = found[comment]
                by_author = by is not None and post.source.by is not None and by.id == post.source.by.id
                found[comment] = Post(post.source, event.at, event.text, post.spoiled or not by_author)
            case CommentDeleted(comment=comment) if comment in found:
                found[comment].spoiled = found[comment].gone = True
            case Turned(to="returned", step=step) if step in STEPS:
                began |= dict.fromkeys(STEPS[max(1, STEPS.index(step)) :], event.at)  # the body and `/lengkapi` stay
    return {comment: post for comment, post in found.items() if post.at > began.get(post.source.step, -1)}


def _is_evidence(facts: Facts, event: EvidencePosted, side: frozenset[Who]) -> bool:
    name = name_of(facts.desk, event.by)
    serves = bool(seats(facts.desk, name, facts.evidence_role, event.at))
    if event.step == "pengajuan":
        return is_person(event.by) and name in side
    table = CONFLICTS | facts.desk.conflicts
    edited = {name_of(facts.desk, body.by) for body in bodies(facts) if body.at <= event.at}
    asks = frozenset({"submit", event.step}) in table and name in side
    rewrote = frozenset({"edit", event.step}) in table and name in edited
    return is_person(event.by) and serves and not asks and not rewrote


def has_hole(facts: Facts, held: Held) -> bool:
    """Whether a needed section is missing, or the newest post of any section cannot be relied on."""
    needed = {(step, section) for step, sections in facts.needed.items() for section in sections}
    spoiled = {step for (step, _), post in held.items() if post.spoiled}
    return not needed <= held.keys() or bool(spoiled - {COMPLETION})


def revision(facts: Facts, held: Held | None = None) -> Revision | None:
    """What an approval has to name; None while something is missing."""
    held = holders(facts) if held is None else held
    if has_hole(facts, held):
        return None
    body, posts = bodies(facts)[-1], {post.source.comment: post for post in _covered(held)}
    texts = tuple((post.source.step, tidy(post.text), post.source.sections) for _, post in sorted(posts.items()))
    request = (facts.repository, facts.number, facts.process, facts.version)
    return (*request, tidy(body.text), body.unit, body.data, texts)


def changed_at(facts: Facts, held: Held) -> int:
    """The latest creation or edit of anything the revision covers."""
    return max([body.at for body in bodies(facts)] + [post.at for post in _covered(held)])


def _covered(held: Held) -> list[Post]:
    return list(held.values())


def tidy(text: str) -> str:
    """The text without the kind of its line ends and without trailing blanks."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n")
