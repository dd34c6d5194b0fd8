"""Cases of the gate with the verdict that the rules give: for the right gate, and for wrong ones to fail at."""

from dataclasses import replace
from datetime import timedelta

from automation.core.record import EntryKind
from automation.core.request import Account
from automation.core.votes import GateFacts
from tests.builders_gate import (
    CHANGED,
    after,
    back,
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
FORMER = desk().units[0]
FORMER = desk(
    units=(
        replace(
            FORMER, representatives=(replace(FORMER.representatives[0], person=person("joko"), sampai=after(-30)),)
        ),
    )
)
YESTERDAY = CHANGED.date() - timedelta(days=1)
DEAR = 200_000_001
GATED = frozenset({"langkah 06: perancangan dan pengembangan"})

OPEN: dict[str, GateFacts] = {
    "two managers approve a new website": facts(yes("wati"), yes("joko", 2)),
    "one manager approves a fix": facts(yes("wati"), process="perbaikan-fitur"),
    "a term that ended later leaves what was decided": facts(yes("wati"), yes("joko", 2), of=SHORT),
    "somebody approves again after withdrawing": facts(yes("wati"), back("wati", 2), yes("wati", 3), yes("joko", 4)),
    "somebody approves again after rejecting": facts(no("wati", 1), yes("wati", 2), yes("joko", 3)),
    "a rejection of an older text is outdated": facts(no("ratna", -5), yes("wati"), yes("joko", 2)),
    "an executive beside two managers, above the limit": facts(
        yes("ratna"), yes("wati", 2), yes("joko", 3), budget=200_000_001
    ),
    "a renamed manager is known by the numeric id": facts(yes("wati", author=RENAMED), yes("joko", 2)),
    "a third approval harms nothing": facts(yes("wati"), yes("joko", 2), yes("ratna", 3)),
    "a delegate decides for the executive": facts(yes("joko"), of=PLH),
    "a delegate within the window": facts(yes("joko", 6), of=LATE_PLH),
    "a delegate approves anew after the holder withdrew": facts(
        yes("joko"), yes("ratna", 2), back("ratna", 3), yes("joko", 4), of=PLH
    ),
    "a letter of the executive beside two managers": facts(
        yes("wati"), yes("joko", 2), letter("ratna", 3), budget=DEAR
    ),
    "a letter fills the slot of the role that it says": facts(letter("ratna"), yes("wati", 2), of=ONE_OF_EACH),
    "a rejection is lifted by the same person's comment": facts(no("ratna", 1), yes("ratna", 2), of=PAPER),
    "a permit is on record": facts(yes("wati"), of=PERMIT, permits=(permit("Izin domain", 2),)),
    "a low risk needs no executive": facts(yes("wati"), of=RISKY, risk="rendah"),
    "harmless data need no executive": facts(yes("wati"), of=SECRET, data="tidak ada"),
    "another unit's row": facts(yes("wati"), of=OF_UNIT),
    "a row that came after the plan": facts(yes("wati", 5), of=NEW_ROW, posted_at=CHANGED),
    "one manager in an emergency": facts(yes("wati"), is_emergency=True),
    "no executive in an emergency": facts(yes("wati"), is_emergency=True, budget=DEAR),
    "what the record holds as approved": recorded(facts(yes("wati"), yes("joko", 2)), 1, EntryKind.APPROVAL),
}

SHUT: dict[str, GateFacts] = {
    "nobody approved": facts(),
    "one manager approves a new website": facts(yes("wati")),
    "one manager approves twice": facts(yes("wati"), yes("wati", 2)),
    "no code": facts(yes("wati"), yes("joko", 2, code=None)),
    "another code": facts(yes("wati"), yes("joko", 2, code="0000-0000-0000")),
    "in the second of the last change": facts(yes("wati"), yes("joko", 0)),
    "before the last change": facts(yes("wati"), yes("joko", -1)),
    "edited by its author": facts(yes("wati"), yes("joko", 2, edited_at=after(3), editor=yes("joko").comment.author)),
    "edited into an approval by somebody else": facts(
        yes("wati"), yes("joko", 2, edited_at=after(3), editor=yes("lina").comment.author)
    ),
    "by e-mail": facts(yes("wati"), yes("joko", 2, via_email=True)),
    "by a bot": facts(yes("wati"), yes("ratna", 2, author=BOSS)),
    "by somebody who took over an old login": facts(yes("joko"), yes("wati", 2, author=TAKEN)),
    "by a maintainer": facts(yes("wati"), yes("sari", 2)),
    "by an outsider": facts(yes("wati"), yes("agus", 2)),
    "after the end of the term": facts(yes("wati", 4), yes("joko", 5), of=SHORT),
    "before the start of the term": facts(yes("wati", 2), yes("joko", 5), of=LATE),
    "by somebody whose entry was deleted since": facts(yes("wati"), yes("joko", 2), of=GONE),
    "withdrawn": facts(yes("wati"), yes("joko", 2), back("joko", 3)),
    "rejected by the same person later": facts(yes("wati"), yes("joko", 2), no("joko", 3)),
    "rejected by a third person": facts(yes("wati"), yes("joko", 2), no("ratna", 3)),
    "rejected first by a third person": facts(no("ratna", 1), yes("wati", 2), yes("joko", 3)),
    "a rejection is not lifted by an approval that does not count": facts(
        no("ratna", 1), yes("ratna", 2, via_email=True), yes("wati", 3), yes("joko", 4)
    ),
    "above the limit without the executive": facts(yes("wati"), yes("joko", 2), budget=200_000_001),
    "unknown budget without the executive": facts(yes("wati"), yes("joko", 2), budget=None),
    "the executive cannot also be one of the two managers": facts(yes("ratna"), yes("wati", 2), budget=200_000_001),
    "by the author": facts(yes("wati"), yes("joko", 2), author="joko"),
    "by a representative of the unit": facts(
        yes("dina"), yes("joko", 2), author="tono", of=desk(("manajemen", "dina", None, None))
    ),
    "by an editor of the request": facts(yes("wati"), yes("joko", 2), editors=("joko",)),
    "by a writer of the plan": facts(yes("wati"), yes("joko", 2), writers=("budi", "joko")),
    "evidence is missing": facts(yes("wati"), yes("joko", 2), is_complete=False),
    "no row applies": facts(yes("wati"), yes("joko", 2), of=desk(approvals=())),
    "the label is there already": facts(labels=GATED),
    "by a former representative of the unit": facts(yes("wati"), yes("joko", 2), author="tono", of=FORMER),
    "by a developer": facts(yes("wati"), yes("joko", 2), did={"pengembangan": ("joko",)}),
    "by a delegate before the window": facts(yes("joko", 4), of=LATE_PLH),
    "by a delegate after the window": facts(yes("joko", 10), of=LATE_PLH),
    "by holder and delegate": facts(yes("ratna"), yes("joko", 2), of=PAIR),
    "by a renamed holder and a delegate": facts(
        yes("joko"), yes("ratna", 2, author=Account(login="ratna-baru", id=1007)), of=PAIR
    ),
    "by letter and by comment of a renamed person": facts(
        letter("ratna"),
        yes("ratna", 2, author=Account(login="ratna-baru", id=1007)),
        of=desk(approvals=(row(pimpinan=2, letters=True),)),
    ),
    "by the delegate of the requester": facts(yes("joko"), of=PLH, author="ratna"),
    "by the delegate of the planner": facts(yes("joko"), of=PLH, writers=("ratna",)),
    "by a delegate for a holder who withdrew since": facts(yes("joko"), yes("ratna", 2), back("ratna", 3), of=PLH),
    "by a delegate, rejected by the holder": facts(yes("joko"), no("ratna", 2), of=PLH),
    "by letter where the matrix takes none": facts(letter("ratna"), of=NO_PAPER),
    "by letter for another role": facts(
        letter("ratna"), yes("joko", 2), of=desk(approvals=(row(pimpinan=1), row(manajemen=1, letters=True)))
    ),
    "a letter as the executive for a manager's slot": facts(
        letter("ratna"), of=desk(approvals=(row(manajemen=1, pimpinan=1, letters=True), row(manajemen=1)))
    ),
    "a letter that the planner recorded": facts(letter("ratna", recorder="budi"), of=PAPER),
    "a letter that a manager recorded": facts(letter("ratna", recorder="wati"), of=PAPER),
    "a letter that its signatory recorded": facts(
        letter("sari"), of=replace(PAPER, roles=desk(("pimpinan", "sari", None, None)).roles)
    ),
    "a letter from before the text": facts(letter("ratna", day=YESTERDAY), of=PAPER),
    "a letter of somebody without the office": facts(letter("wati"), of=PAPER),
    "a letter that came by e-mail": facts(letter("ratna", via_email=True), of=PAPER),
    "a letter that was edited": facts(letter("ratna", edited_at=after(3)), of=PAPER),
    "a rejection is not lifted by a letter": facts(no("ratna", 1), letter("ratna", 2), of=PAPER),
    "a permit is missing": facts(yes("wati"), of=PERMIT),
    "a permit of another code": facts(yes("wati"), of=PERMIT, permits=(permit("Izin domain", code="0000-0000-0000"),)),
    "a permit that the planner recorded": facts(
        yes("wati"), of=PERMIT, permits=(permit("Izin domain", recorder="budi"),)
    ),
    "a permit of another name": facts(yes("wati"), of=PERMIT, permits=(permit("Izin data"),)),
    "a high risk without the executive": facts(yes("wati"), of=RISKY, risk="tinggi"),
    "an unknown risk without the executive": facts(yes("wati"), of=RISKY),
    "unknown data without the executive": facts(yes("wati"), of=SECRET),
    "an unknown unit without the executive": facts(yes("wati"), of=OF_UNIT, unit=""),
    "a row that ended after the plan": facts(yes("wati", 5), of=OLD_ROW, posted_at=CHANGED),
    "an emergency without an approval": facts(is_emergency=True),
    "an emergency that no row knows": facts(yes("wati"), is_emergency=True, of=desk(approvals=(row(manajemen=1),))),
    "what the record holds as refused": recorded(facts(yes("wati"), yes("joko", 2)), 1, EntryKind.REFUSAL),
    "what did not count at its own time": facts(yes("wati"), replace(yes("joko", 2), refused=True)),
    "what lapsed": facts(yes("wati"), yes("joko", 2), lapsed=frozenset({yes("joko", 2).comment.id})),
}
