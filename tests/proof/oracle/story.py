"""The plain story the tests vary: a request with whole evidence and one needed approval, before anybody approves."""

from dataclasses import replace

from tests.proof.oracle.covered import holders, revision
from tests.proof.oracle.desks import ACCOUNTS, PEOPLE
from tests.proof.oracle.facts import (
    BodyWritten,
    Code,
    CommentEdited,
    Decided,
    Desk,
    Entry,
    Event,
    EvidencePosted,
    Facts,
    Row,
    Term,
    Unit,
)
from tests.proof.oracle.oracle import judge

MANAGERS = tuple(Term(person=name, role="manajemen", since=5) for name in ("wati", "joko", "ratna"))
DESK = Desk(
    people=PEOPLE,
    terms=(Term(person="budi", role="tim_it"), Term(person="sari", role="tim_it"), *MANAGERS),
    rows=(Row(needs=(("manajemen", 1),)),),
    units=(Unit(name="MIPA", representatives=(Term(person="dina", role="wakil"),)), Unit(name="Teknik")),
)


def body(at=10, by="dina", text="isi", **more):
    """The body, written at an instant."""
    return BodyWritten(at=at, by=ACCOUNTS[by], text=text, unit="MIPA", **more)


def evidence(at, step, by="budi", sections=None, text="bukti"):
    """A comment with all sections of a step; its number is its instant."""
    whole = {
        "evaluasi": (("strategi", "sesuai"),),
        "kebutuhan": (("fitur", "unduh"),),
        "rencana": (("tahapan", "dua"), ("anggaran", 5_000_000)),
    }
    sections = whole.get(step, ()) if sections is None else sections
    return EvidencePosted(at=at, comment=at, by=ACCOUNTS[by], step=step, sections=sections, text=text)


STEPS = (evidence(20, "evaluasi"), evidence(30, "kebutuhan"), evidence(40, "rencana"))


def request(*events: Event, desk=DESK, now=1000, record=(), **more) -> Facts:
    """The plain request with whatever else happened; its code was drawn, and who names its text copied that code."""
    facts = Facts(desk=desk, events=(body(), *STEPS, *events), now=now, record=record, **more)
    return facts if record is None else coded(facts)


def coded(facts: Facts) -> Facts:
    """The facts with a code of each text that there was, and the last one wherever its text is named."""
    drawn: list[Entry] = []
    for place, event in enumerate(facts.events, start=1):
        told = replace(facts, events=facts.events[:place])
        held = holders(told)
        text, of = revision(told, held), max(each.at for each in (*told.every(BodyWritten), *held.values()))
        if text is not None and (not drawn or (drawn[-1].revision, drawn[-1].of) != (text, of)):
            number = len(drawn) + 1
            drawn += [Entry(at=event.at, kind="code", comment=number, who=None, revision=text, of=of)]
    codes = {each.revision: Code(each.revision, each.of, each.comment) for each in drawn}
    named = [each for each in facts.events if isinstance(each, Decided) and each.names is not None]
    told = {each.comment: replace(each, names=codes.get(each.names, Code(each.names, 0, 0))) for each in named}
    events = tuple(told.get(each.comment, each) if isinstance(each, Decided) else each for each in facts.events)
    return replace(facts, record=(*drawn, *facts.record), events=events)


CODE = revision(request())


def decided(verb, by, at, names=None, **more):
    """A decision comment; its number is its instant."""
    return Decided(at=at, comment=at, by=ACCOUNTS[by] if isinstance(by, str) else by, verb=verb, names=names, **more)


def approve(by="wati", at=50, names=CODE, **more):
    """An approval of the plain revision, unless another is named."""
    return decided("approve", by, at, names, **more)


def with_terms(*terms: Term, **more) -> Desk:
    """The plain desk with other terms beside Tim IT's."""
    return replace(DESK, terms=(*DESK.terms[:2], *terms), **more)


def why(facts: Facts, comment=50) -> frozenset[str]:
    """The words against one approval comment."""
    return judge(facts).refused.get(comment, frozenset())


WATI = ACCOUNTS["wati"].id
APPROVED = Entry(at=60, kind="counted", comment=50, who=WATI, revision=CODE, roles=frozenset({"manajemen"}), made=50)


def edited(at, comment, by="budi", text="lain"):
    """An edit of a comment."""
    return CommentEdited(at=at, comment=comment, by=ACCOUNTS[by], text=text)
