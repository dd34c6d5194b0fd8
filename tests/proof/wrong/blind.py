"""What the proof was blind to: for each kind a telling along a line that was held still, and a desk wrong in it.

The oracle must find each of them out, and the right desk must agree with it. Three kinds are of labels and transfers,
which no approval decides: the search finds those (`tests/proof/search/wrong.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from automation.core.history.record import EntryKind, chain
from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from tests.proof.oracle.bridge import compare
from tests.proof.oracle.desks import ACCOUNTS, START
from tests.proof.oracle.facts import (
    Acted,
    BodyWritten,
    CommentDeleted,
    Decided,
    Delegation,
    Desk,
    EvidencePosted,
    Facts,
    Row,
    Term,
    Unit,
)
from tests.proof.oracle.story import DESK
from tests.proof.oracle.teller import Story, Told
from tests.unit.core.approval.bent_facts import term_of

Sources = tuple[Catalogue, Request]
Bend = Callable[[Catalogue, Request], Sources]


class Telling(Story):
    """A telling whose every act is named; a minute lies between two of them."""

    def __init__(self, desk: Desk = DESK) -> None:
        """A request with whole evidence, whose code a run has shown."""
        super().__init__(Random(0))
        self.start = self.facts = Facts(desk=desk, events=(), now=START, record=(), process="perbaikan-fitur")
        self.write("satu")
        self.post("evaluasi", strategi="sesuai")
        self.post("kebutuhan", fitur="unduh")
        self.post("rencana", tahapan="dua", anggaran=5_000_000)
        self.run()

    def tick(self) -> int:
        """A minute later."""
        self.at += 60
        return self.at

    def write(self, text: str) -> None:
        """The body."""
        self.add(BodyWritten(at=self.tick(), by=ACCOUNTS["dina"], text=text, unit="MIPA"), quietly=True)

    def post(self, step: str, by: str = "budi", **sections: str | int) -> None:
        """Sections of a step."""
        said = tuple(sections.items())
        at, number = self.tick(), self.number()
        made = EvidencePosted(at=at, comment=number, by=ACCOUNTS[by], step=step, sections=said, text=f"bukti {number}")
        self.add(made, quietly=True)

    def say(self, verb: str, by: str, *, late: int = 0, **more: object) -> int:
        """A decision; an approval copies the present code. Its clock may be so many seconds behind."""
        names = self.code() if verb in {"approve", "letter"} else None
        at, number = self.tick() - late, self.number()
        self.add(Decided(at=at, comment=number, by=ACCOUNTS[by], verb=verb, names=names, **more), quietly=True)
        return number

    def did(self, act: str, by: str) -> None:
        """Another act."""
        self.add(Acted(at=self.tick(), by=ACCOUNTS[by], act=act), quietly=True)

    def end(self) -> Told:
        """What was told."""
        return self.told(self.facts.desk, self.tick(), forgetful=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """One kind: what was held still, the telling that moves it, and the desk that is wrong there."""

    kind: int
    held_still: str
    told: Callable[[], Told]
    wrong: Bend

    @property
    def is_found(self) -> bool:
        """Whether the oracle speaks against the wrong desk and for the right one."""
        told = self.told()
        return not compare(told).differences and bool(compare(told, bend=self.wrong).differences)


def changed_back() -> Told:
    """The text is changed and changed back while no run looks; a manager sends the code of before."""
    told = Telling()
    shown = told.code()
    told.write("dua")
    told.write("satu")
    told.add(Decided(at=told.tick(), comment=told.number(), by=ACCOUNTS["wati"], verb="approve", names=shown))
    return told.end()


def takes_any_code_of_the_text(of: Catalogue, request: Request) -> Sources:
    """A code names a text, whenever it was drawn for it."""
    last = max(each.at for each in request.edits)
    return of, _with_entries(request, lambda each: replace(each, at=last) if each.kind is EntryKind.CODE else each)


def entered_dated_back() -> Told:
    """Somebody without an entry approves and is entered afterwards, with a term from long before."""
    told = Telling()
    told.say("approve", "candra")
    told.file(replace(told.facts.desk, terms=(*DESK.terms, Term(person="candra", role="manajemen"))))
    return told.end()


def forgets_what_it_knew(of: Catalogue, request: Request) -> Sources:
    """The desk file of now is all there is."""
    return of, replace(request, register=None)


def moved_to_the_other_side() -> Told:
    """A representative completes the form, the term ends, the same person becomes a manager and approves."""
    speaker = Unit(name="MIPA", representatives=(Term(person="candra", role="wakil"),))
    told = Telling(replace(DESK, units=(speaker, Unit(name="Teknik"))))
    told.post("pengajuan", by="candra", tujuan="isi")
    told.run()
    left = replace(speaker, representatives=(Term(person="candra", role="wakil", until=told.at + 1),))
    terms = (*DESK.terms, Term(person="candra", role="manajemen"))
    told.file(replace(told.facts.desk, terms=terms, units=(left, Unit(name="Teknik"))))
    told.run()
    told.say("approve", "candra")
    return told.end()


def forgets_who_asked(of: Catalogue, request: Request) -> Sources:
    """Who completed the form was its author."""
    author, asked = request.author, [each for each in request.comments if each.body.startswith("/lengkapi")]
    numbers = {each.author.id for each in asked}
    comments = tuple(replace(each, author=author) if each in asked else each for each in request.comments)
    told = _with_entries(request, lambda each: replace(each, actor=author.id) if each.actor in numbers else each)
    return of, replace(told, comments=comments)


LETTERS = replace(
    DESK, rows=(Row(needs=(("manajemen", 2),), letters=True),), terms=(*DESK.terms, Term(person="candra", role="arsip"))
)


def named_otherwise() -> Told:
    """A letter of one manager is recorded; then another one bears that name, and the first approves in person."""
    told = Telling(LETTERS)
    told.say("letter", "candra", signatory="wati")
    told.run()
    people = tuple(replace(each, name={"wati": "Wati R.", "ratna": "wati"}.get(each.login, "")) for each in DESK.people)
    told.file(replace(told.facts.desk, people=people))
    told.say("approve", "wati")
    return told.end()


def knows_signatories_by_name(of: Catalogue, request: Request) -> Sources:
    """A letter is of whoever bears its name now."""
    named = {each.name: each.account_id for each in of.desk.people}
    return of, _with_entries(
        request, lambda each: replace(each, signatory=named.get("wati")) if each.signatory is not None else each
    )


def without_a_number() -> Told:
    """An approver's number is taken out of the desk file; the approver goes on approving."""
    told = Telling()
    people = tuple(replace(each, id=None) if each.login == "wati" else each for each in DESK.people)
    told.file(replace(told.facts.desk, people=people))
    told.run()
    told.say("approve", "wati")
    return told.end()


def knows_people_by_login(of: Catalogue, request: Request) -> Sources:
    """Who has no number is whoever uses the login."""
    numbers = {name: account.id for name, account in ACCOUNTS.items()}

    def known(person):  # the same type in and out
        return person if person.account_id else replace(person, account_id=numbers[person.login])

    roles = tuple(
        replace(role, terms=tuple(replace(term, person=known(term.person)) for term in role.terms))
        for role in of.desk.roles
    )
    people = tuple(map(known, of.desk.people))
    return replace(of, desk=replace(of.desk, people=people, roles=roles)), replace(request, register=None)


HASTY = replace(
    DESK,
    terms=(*DESK.terms, Term(person="dina", role="pimpinan")),
    rows=(Row(needs=(("manajemen", 2),)), Row(emergency=True, needs=(("manajemen", 1),))),
    emergency_role="pimpinan",
    delegations=(Delegation(giver="dina", taker="candra", role="pimpinan", until=START + 10**6),),
)


def declared_by_a_deputy() -> Told:
    """The requester, an executive herself, lets her deputy declare the emergency; one manager approves."""
    told = Telling(HASTY)
    told.did("darurat", "candra")
    told.run()
    told.say("approve", "wati")
    return told.end()


def takes_deputies_for_themselves(of: Catalogue, request: Request) -> Sources:
    """Who acts for another holds the office."""
    lent = of.desk.delegations
    roles = tuple(
        replace(role, terms=(*role.terms, *(term_of(each) for each in lent if each.role == role.key)))
        for role in of.desk.roles
    )
    heard = _without(request, EntryKind.REFUSAL)
    return replace(of, desk=replace(of.desk, roles=roles, delegations=())), replace(heard, register=None)


def stamped_earlier() -> Told:
    """A manager approves, then withdraws by a comment whose clock is two minutes behind."""
    told = Telling()
    told.say("approve", "wati")
    told.say("withdraw", "wati", late=120)
    return told.end()


def goes_by_the_clock(of: Catalogue, request: Request) -> Sources:
    """Comments are numbered as the clock orders them."""
    ordered = sorted(request.comments, key=lambda each: each.created_at)
    numbers = sorted(each.id for each in request.comments)
    new = {each.id: number for each, number in zip(ordered, numbers, strict=True)}
    comments = tuple(replace(each, id=new[each.id]) for each in ordered)
    told = _with_entries(
        request, lambda each: replace(each, comments=tuple(new.get(comment, comment) for comment in each.comments))
    )
    return of, replace(told, comments=comments)


APART = replace(
    HASTY,
    delegations=(),
    terms=(*DESK.terms, Term(person="wati", role="pimpinan")),
    conflicts=frozenset({frozenset({"darurat", "approve"})}),
)


def approved_and_deleted() -> Told:
    """An executive approves, deletes it, and declares an emergency, which who approves may not; another approves."""
    told = Telling(APART)
    number = told.say("approve", "wati")
    told.run()
    told.add(CommentDeleted(at=told.tick(), comment=number), quietly=True)
    told.run()
    told.did("darurat", "wati")
    told.run()
    told.say("approve", "joko")
    return told.end()


def sees_live_comments_only(of: Catalogue, request: Request) -> Sources:
    """What is no longer to be read was never done."""
    return of, _without(request, EntryKind.APPROVAL, EntryKind.LAPSE, EntryKind.REFUSAL)


BLIND = (
    Blind(kind=1, held_still="the code of a text", told=changed_back, wrong=takes_any_code_of_the_text),
    Blind(kind=2, held_still="the desk file while people act", told=entered_dated_back, wrong=forgets_what_it_knew),
    Blind(kind=3, held_still="who stands on which side", told=moved_to_the_other_side, wrong=forgets_who_asked),
    Blind(kind=4, held_still="names", told=named_otherwise, wrong=knows_signatories_by_name),
    Blind(kind=5, held_still="numbers", told=without_a_number, wrong=knows_people_by_login),
    Blind(kind=9, held_still="who speaks for whom", told=declared_by_a_deputy, wrong=takes_deputies_for_themselves),
    Blind(kind=10, held_still="number and clock agree", told=stamped_earlier, wrong=goes_by_the_clock),
    Blind(kind=11, held_still="acts stay to be read", told=approved_and_deleted, wrong=sees_live_comments_only),
)
SEARCHED = {
    6: "leaves what it cannot read",
    7: "takes what came along for its own",
    8: "compares labels letter by letter",
}
"""Kinds that the search finds, each by a wrong desk of this name."""


def _with_entries(request: Request, change: Callable) -> Request:
    """The request with each entry of its record changed."""
    return replace(request, record=chain((), map(change, request.record or ())))


def _without(request: Request, *kinds: EntryKind) -> Request:
    """The request without what its record says of these."""
    return replace(request, record=chain((), (each for each in request.record or () if each.kind not in kinds)))
