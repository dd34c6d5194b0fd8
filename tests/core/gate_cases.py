"""Cases of the gate with the verdict that the rules give: for the right gate, and for wrong ones to fail at."""

from automation.core.request import Account
from automation.core.votes import GateFacts
from tests.builders_gate import after, back, desk, facts, no, without_term, yes

BOSS = Account(login="ratna-bot", id=1007, kind="Bot")
TAKEN = Account(login="wati", id=6666)
RENAMED = Account(login="wati-baru", id=1005)
SHORT = desk(("manajemen", "wati", None, after(3)))
LATE = desk(("manajemen", "wati", after(3), None))
GONE = without_term(desk(), "manajemen", "wati")
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
}
