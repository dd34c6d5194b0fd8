"""Cases of the gate with the verdict that the rules give: for the right gate, and for wrong ones to fail at."""

from dataclasses import replace
from datetime import timedelta

from automation.core.approval.votes import GateFacts
from automation.core.history.record import EntryKind
from automation.core.history.request import Account
from tests.builders.gate_facts import (
    CHANGED,
    after,
    back,
    besides,
    desk,
    facts,
    lent,
    letter,
    no,
    permit,
    person,
    recorded,
    row,
    without_term,
    yes,
)

BOSS = Account(login="ratna-bot", id=1007, kind="Bot")
TAKEN = Account(login="wati", id=6666)
RENAMED = Account(login="wati-baru", id=1005)
SHORT = desk(("manajemen", "wati", None, after(3)))
LATE = desk(("manajemen", "wati", after(3), None))
GONE = without_term(desk(), "manajemen", "wati")
PLH = desk(approvals=(row(pimpinan=1),), delegations=(lent("joko", "ratna", "pimpinan"),))
PAIR = replace(PLH, approvals=(row(pimpinan=2),))
LATE_PLH = replace(PLH, delegations=(lent("joko", "ratna", "pimpinan", after(5), after(10)),))
PAPER = desk(approvals=(row(pimpinan=1, letters=True),))
NO_PAPER = desk(approvals=(row(pimpinan=1),))
ONE_OF_EACH = desk(approvals=(row(manajemen=1, pimpinan=1, letters=True),))
PERMIT = desk(approvals=(row(("Izin domain",), manajemen=1),))
RISKY = desk(approvals=(row(manajemen=1), row(pimpinan=1, risk="sedang")))
SECRET = desk(approvals=(row(manajemen=1), row(pimpinan=1, data="data pribadi umum")))
OF_UNIT = desk(approvals=(row(manajemen=1), row(pimpinan=1, unit="Fakultas Teknik")))
NEW_ROW = desk(approvals=(row(manajemen=1), row(pimpinan=1, since=after(2))))
OLD_ROW = desk(approvals=(row(manajemen=1), row(pimpinan=1, until=after(2))))
UNIT = desk().units[0]


def spoken_for_by(login, since=None, until=None):
    """The desk where one person represents the unit, from a moment and until another one."""
    term = replace(UNIT.representatives[0], person=person(login), sampai=until)
    term = replace(term, mulai=since) if since else term
    return desk(units=(replace(UNIT, representatives=(term,)),))


FORMER, PRESENT, LATER = (
    spoken_for_by("joko", until=after(-30)),
    spoken_for_by("joko", after(-30), after(30)),
    spoken_for_by("joko", after(30)),
)
YESTERDAY = CHANGED.date() - timedelta(days=1)
DEAR = 200_000_001
GATED = frozenset({"langkah 06: perancangan dan pengembangan"})

# The number before a name is that of the rule that the case checks (rules 1 to 13).
OPEN: dict[str, GateFacts] = {
    "5 by a representative who left without acting": facts(yes("wati"), yes("joko", 2), author="tono", of=FORMER),
    "5 by who represents the unit since": facts(yes("wati"), yes("joko", 2), author="tono", of=LATER),
    "6 two managers approve a new website": facts(yes("wati"), yes("joko", 2)),
    "6 one manager approves a fix": facts(yes("wati"), process="perbaikan-fitur"),
    "4 a term that ended later leaves what was decided": facts(yes("wati"), yes("joko", 2), of=SHORT),
    "3 somebody approves again after withdrawing": facts(yes("wati"), back("wati", 2), yes("wati", 3), yes("joko", 4)),
    "8 somebody approves again after rejecting": facts(no("wati", 1), yes("wati", 2), yes("joko", 3)),
    "8 a rejection of an older text is outdated": facts(no("ratna", -5), yes("wati"), yes("joko", 2)),
    "6 an executive beside two managers, above the limit": facts(
        yes("ratna"), yes("wati", 2), yes("joko", 3), budget=200_000_001
    ),
    "3 a renamed manager is known by the numeric id": facts(yes("wati", author=RENAMED), yes("joko", 2)),
    "6 a third approval harms nothing": facts(yes("wati"), yes("joko", 2), yes("ratna", 3)),
    "4 a delegate decides for the executive": facts(yes("joko"), of=PLH),
    "4 a delegate within the window": facts(yes("joko", 6), of=LATE_PLH),
    "4 a delegate approves anew after the holder withdrew": facts(
        yes("joko"), yes("ratna", 2), back("ratna", 3), yes("joko", 4), of=PLH
    ),
    "13 a letter of the executive beside two managers": facts(
        yes("wati"), yes("joko", 2), letter("ratna", 3), budget=DEAR
    ),
    "13 a letter fills the slot of the role that it says": facts(letter("ratna"), yes("wati", 2), of=ONE_OF_EACH),
    "8 a rejection is lifted by the same person's comment": facts(no("ratna", 1), yes("ratna", 2), of=PAPER),
    "6 a permit is on record": facts(yes("wati"), of=PERMIT, permits=(permit("Izin domain", 2),)),
    "6 a low risk needs no executive": facts(yes("wati"), of=RISKY, risk="rendah"),
    "6 harmless data need no executive": facts(yes("wati"), of=SECRET, data="tidak ada"),
    "6 another unit's row": facts(yes("wati"), of=OF_UNIT),
    "6 a row that came after the plan": facts(yes("wati", 5), of=NEW_ROW, posted_at=CHANGED),
    "10 one manager in an emergency": facts(yes("wati"), is_emergency=True),
    "10 no executive in an emergency": facts(yes("wati"), is_emergency=True, budget=DEAR),
    "3 what the record holds as approved": recorded(facts(yes("wati"), yes("joko", 2)), 1, EntryKind.APPROVAL),
}

SHUT: dict[str, GateFacts] = {
    "9 nobody approved": facts(),
    "6 one manager approves a new website": facts(yes("wati")),
    "5 one manager approves twice": facts(yes("wati"), yes("wati", 2)),
    "3 no code": facts(yes("wati"), yes("joko", 2, code=None)),
    "3 another code": facts(yes("wati"), yes("joko", 2, code="0000-0000-0000")),
    "7 in the second of the last change": facts(yes("wati"), yes("joko", 0)),
    "7 before the last change": facts(yes("wati"), yes("joko", -1)),
    "3 edited by its author": facts(yes("wati"), yes("joko", 2, edited_at=after(3), editor=yes("joko").comment.author)),
    "3 edited into an approval by somebody else": facts(
        yes("wati"), yes("joko", 2, edited_at=after(3), editor=yes("lina").comment.author)
    ),
    "3 by e-mail": facts(yes("wati"), yes("joko", 2, via_email=True)),
    "3 by a bot": facts(yes("wati"), yes("ratna", 2, author=BOSS)),
    "3 by somebody who took over an old login": facts(yes("joko"), yes("wati", 2, author=TAKEN)),
    "3 by a maintainer": facts(yes("wati"), yes("sari", 2)),
    "3 by an outsider": facts(yes("wati"), yes("agus", 2)),
    "4 after the end of the term": facts(yes("wati", 4), yes("joko", 5), of=SHORT),
    "4 before the start of the term": facts(yes("wati", 2), yes("joko", 5), of=LATE),
    "4 by somebody whose entry was deleted since": facts(yes("wati"), yes("joko", 2), of=GONE),
    "3 withdrawn": facts(yes("wati"), yes("joko", 2), back("joko", 3)),
    "3 rejected by the same person later": facts(yes("wati"), yes("joko", 2), no("joko", 3)),
    "8 rejected by a third person": facts(yes("wati"), yes("joko", 2), no("ratna", 3)),
    "8 rejected first by a third person": facts(no("ratna", 1), yes("wati", 2), yes("joko", 3)),
    "8 a rejection is not lifted by an approval that does not count": facts(
        no("ratna", 1), yes("ratna", 2, via_email=True), yes("wati", 3), yes("joko", 4)
    ),
    "6 above the limit without the executive": facts(yes("wati"), yes("joko", 2), budget=200_000_001),
    "6 unknown budget without the executive": facts(yes("wati"), yes("joko", 2), budget=None),
    "5 the executive cannot also be one of the two managers": facts(yes("ratna"), yes("wati", 2), budget=200_000_001),
    "5 by the author": facts(yes("wati"), yes("joko", 2), author="joko"),
    "5 by a representative of the unit": facts(
        yes("dina"), yes("joko", 2), author="tono", of=desk(("manajemen", "dina", None, None))
    ),
    "5 by an editor of the request": facts(yes("wati"), yes("joko", 2), editors=("joko",)),
    "5 by a writer of the plan": facts(yes("wati"), yes("joko", 2), writers=("budi", "joko")),
    "2 evidence is missing": facts(yes("wati"), yes("joko", 2), is_complete=False),
    "6 no row applies": facts(yes("wati"), yes("joko", 2), of=desk(approvals=())),
    "1 the label is there already": facts(labels=GATED),
    "5 by a representative of then": facts(yes("wati"), yes("joko", 2), author="tono", of=PRESENT),
    "5 by who acted for the requester's side": besides(facts(yes("wati"), yes("joko", 2)), asked="joko"),
    "5 by whose deputy wrote the plan": besides(
        facts(yes("wati"), yes("joko", 2)), through=("rencana", "joko", "sari")
    ),
    "5 by a developer": facts(yes("wati"), yes("joko", 2), did={"pengembangan": ("joko",)}),
    "4 by a delegate before the window": facts(yes("joko", 4), of=LATE_PLH),
    "4 by a delegate after the window": facts(yes("joko", 10), of=LATE_PLH),
    "4 by holder and delegate": facts(yes("ratna"), yes("joko", 2), of=PAIR),
    "5 by a renamed holder and a delegate": facts(
        yes("joko"), yes("ratna", 2, author=Account(login="ratna-baru", id=1007)), of=PAIR
    ),
    "5 by letter and by comment of a renamed person": facts(
        letter("ratna"),
        yes("ratna", 2, author=Account(login="ratna-baru", id=1007)),
        of=desk(approvals=(row(pimpinan=2, letters=True),)),
    ),
    "4 by the delegate of the requester": facts(yes("joko"), of=PLH, author="ratna"),
    "4 by the delegate of the planner": facts(yes("joko"), of=PLH, writers=("ratna",)),
    "4 by a delegate for a holder who withdrew since": facts(yes("joko"), yes("ratna", 2), back("ratna", 3), of=PLH),
    "8 by a delegate, rejected by the holder": facts(yes("joko"), no("ratna", 2), of=PLH),
    "13 by letter where the matrix takes none": facts(letter("ratna"), of=NO_PAPER),
    "13 by letter for another role": facts(
        letter("ratna"), yes("joko", 2), of=desk(approvals=(row(pimpinan=1), row(manajemen=1, letters=True)))
    ),
    "13 a letter as the executive for a manager's slot": facts(
        letter("ratna"), of=desk(approvals=(row(manajemen=1, pimpinan=1, letters=True), row(manajemen=1)))
    ),
    "13 a letter that the planner recorded": facts(letter("ratna", recorder="budi"), of=PAPER),
    "13 a letter that a manager recorded": facts(letter("ratna", recorder="wati"), of=PAPER),
    "13 a letter that its signatory recorded": facts(
        letter("sari"), of=replace(PAPER, roles=desk(("pimpinan", "sari", None, None)).roles)
    ),
    "13 a letter from before the text": facts(letter("ratna", day=YESTERDAY), of=PAPER),
    "13 a letter of somebody without the office": facts(letter("wati"), of=PAPER),
    "13 a letter that came by e-mail": facts(letter("ratna", via_email=True), of=PAPER),
    "13 a letter that was edited": facts(letter("ratna", edited_at=after(3)), of=PAPER),
    "8 a rejection is not lifted by a letter": facts(no("ratna", 1), letter("ratna", 2), of=PAPER),
    "6 a permit is missing": facts(yes("wati"), of=PERMIT),
    "6 a permit of another code": facts(
        yes("wati"), of=PERMIT, permits=(permit("Izin domain", code="0000-0000-0000"),)
    ),
    "6 a permit that the planner recorded": facts(
        yes("wati"), of=PERMIT, permits=(permit("Izin domain", recorder="budi"),)
    ),
    "6 a permit of another name": facts(yes("wati"), of=PERMIT, permits=(permit("Izin data"),)),
    "6 a high risk without the executive": facts(yes("wati"), of=RISKY, risk="tinggi"),
    "6 an unknown risk without the executive": facts(yes("wati"), of=RISKY),
    "6 unknown data without the executive": facts(yes("wati"), of=SECRET),
    "6 an unknown unit without the executive": facts(yes("wati"), of=OF_UNIT, unit=""),
    "6 a row that ended after the plan": facts(yes("wati", 5), of=OLD_ROW, posted_at=CHANGED),
    "10 an emergency without an approval": facts(is_emergency=True),
    "10 an emergency that no row knows": facts(yes("wati"), is_emergency=True, of=desk(approvals=(row(manajemen=1),))),
    "4 what the record holds as refused": recorded(facts(yes("wati"), yes("joko", 2)), 1, EntryKind.REFUSAL),
    "4 what did not count at its own time": facts(yes("wati"), replace(yes("joko", 2), refused=True)),
    "7 what lapsed": facts(yes("wati"), yes("joko", 2), lapsed=frozenset({yes("joko", 2).comment.id})),
}
