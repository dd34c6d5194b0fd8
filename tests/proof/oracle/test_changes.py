"""What changes, losses and turns do to approvals, as short facts about the oracle (rules 7 and 8)."""

from dataclasses import replace

import pytest

from tests.proof.oracle.covered import revision
from tests.proof.oracle.desks import ACCOUNTS
from tests.proof.oracle.facts import CommentDeleted, Entry, Row, Term, Turned
from tests.proof.oracle.oracle import judge
from tests.proof.oracle.story import (
    APPROVED,
    CODE,
    DESK,
    MANAGERS,
    STEPS,
    approve,
    body,
    decided,
    edited,
    evidence,
    request,
    why,
    with_terms,
)


def test_rule_7_a_covered_change_lapses_even_when_the_old_text_returns():
    """An approval older than a change never counts again."""
    back = request(approve(), body(60, text="lain"), body(70))
    assert revision(back) == CODE
    assert why(back) == {"too_early"}
    assert why(request(approve(), record=(APPROVED, replace(APPROVED, kind="lapsed")))) == {"lapsed_before"}
    assert judge(request(approve(), body(60, text="isi "), approve(at=70))).open


def test_rule_7_after_the_launch_nothing_falls_back():
    """A change after the launch is a violation and the gate stays; a launch through a shut gate protects nothing."""
    launch, change = Turned(at=60, to="launched"), body(70, text="lain")
    after = judge(request(approve(), launch, change))
    assert (after.open, after.violation) == (True, True)
    assert not judge(request(launch, approve(at=65), change)).open


@pytest.mark.parametrize(
    "loss",
    [
        CommentDeleted(at=45, comment=40),
        edited(45, 40, by="sari", text="bukti"),
        Turned(at=45, to="returned", step="rencana"),
    ],
)
def test_rule_8_lost_evidence_leaves_a_hole(loss):
    """Deleted, foreign-edited and returned evidence is missing, and an older section never takes its place."""
    older = replace(STEPS[2], at=35, comment=35)
    facts = request(older, loss, approve())
    assert judge(facts).reasons >= {"evidence_missing"}
    anew = evidence(46, "rencana", sections=(("tahapan", "dua"), ("anggaran", 5_000_000), ("tingkat", "rendah")))
    assert judge(request(loss, anew, approve(names=revision(request(loss, anew))))).open


def test_rule_8_an_edit_by_somebody_else_may_have_taken_any_section_away():
    """Nobody can tell what stood there, so a section that need not be there is a hole too until it is given anew."""
    edit = edited(45, 40, by="sari", text="bukti")
    assert judge(request(edit, evidence(46, "rencana"), approve())).reasons >= {"evidence_missing"}


def test_rule_8_closing_acts_survive_their_comments():
    """A rejection keeps the gate shut when its comment is deleted, edited, or known to the record alone."""
    no = decided("reject", "joko", 60)
    known = Entry(
        at=61, kind="rejected", comment=60, who=ACCOUNTS["joko"].id, revision=CODE, roles=frozenset({"manajemen"})
    )
    for after in ((no,), (no, CommentDeleted(at=70, comment=60)), (no, edited(70, 60, "joko"))):
        assert judge(request(approve(), *after)).reasons == {"rejected"}
    assert judge(request(approve(), record=(known,))).reasons == {"rejected"}


def test_rule_8_a_rejection_ends_with_a_new_revision_or_that_person_s_approval():
    """Another person's approval does not outweigh it, nor does the word of somebody without a role bind."""
    no = decided("reject", "joko", 45)
    assert judge(request(no, approve())).reasons == {"rejected"}
    assert judge(request(no, approve(by="joko"))).open
    new = body(46, text="lain")
    assert judge(request(no, new, approve(names=revision(request(new))))).open
    assert judge(request(decided("reject", "eko", 45), approve())).open


def test_rule_8_cancelling_voids_and_holding_waits():
    """A cancellation voids what was approved, a hold shuts the gate until its end, a return to approval voids too."""
    cancel, resume = Turned(at=60, to="cancelled"), Turned(at=70, to="resumed")
    assert judge(request(approve(), cancel)).reasons >= {"cancelled"}
    assert why(request(approve(), cancel, resume)) == {"voided"}
    held = request(approve(), Turned(at=60, to="held", until=1001))
    assert judge(held).reasons == {"on_hold"}
    assert judge(replace(held, now=1001)).open
    assert why(request(approve(), Turned(at=60, to="returned", step="persetujuan"))) == {"voided"}


def test_rule_8_every_completion_of_the_form_is_covered():
    """A `/lengkapi` that is deleted leaves a hole until a newer one stands, and approvals before that stay lapsed."""
    first = replace(evidence(45, "pengajuan", by="dina"), sections=(("tujuan", "jelas"),))
    gone, again = CommentDeleted(at=60, comment=45), replace(first, at=70, comment=70)
    assert judge(request(approve(), first)).refused[50] == {"wrong_code"}
    assert judge(request(first, approve(), gone)).reasons >= {"evidence_missing"}
    assert why(request(first, approve(names=revision(request(first))), gone, again)) == {"too_early"}


def test_rule_8_the_author_s_own_edit_counts_from_that_edit():
    """An older section edited by its author becomes the newest, and approvals must be later than the edit."""
    older = replace(STEPS[2], at=35, comment=35, text="lama")
    facts = request(older, edited(60, 35, text="baru"))
    assert revision(facts) != CODE
    assert judge(request(older, edited(60, 35, text="baru"), approve(at=61, names=revision(facts)))).open


def test_rule_7_what_was_recorded_after_the_launch_does_not_reach_back():
    """A lapse recorded later changes nothing, an approval recorded in the launch's own second still holds."""
    launch, late = Turned(at=70, to="launched"), replace(APPROVED, kind="lapsed", at=80)
    assert judge(request(approve(), launch, record=(APPROVED, late))).open
    gone = with_terms(*MANAGERS[1:])
    assert judge(request(approve(), launch, record=(replace(APPROVED, at=70),), desk=gone)).open


def test_rule_8_only_an_own_comment_ends_a_rejection():
    """A letter signed by the person who rejected does not."""
    desk = with_terms(*MANAGERS, Term(person="candra", role="sekretariat"), rows=(replace(DESK.rows[0], letters=True),))
    letter = decided("letter", "candra", 50, CODE, signatory="joko")
    assert judge(request(decided("reject", "joko", 45), letter, desk=desk)).reasons == {"rejected"}


def test_rule_8_who_rejected_has_decided():
    """A person who rejected is nobody to wait for."""
    desk = with_terms(*MANAGERS[:2], rows=(Row(needs=(("manajemen", 2),)),))
    assert judge(request(approve(), decided("reject", "joko", 60), desk=desk)).reasons >= {"rejected", "too_few"}


def test_rule_8_resuming_ends_what_was_stopped():
    """After a cancellation people approve again, after a hold and after a return within the work they need not."""
    cancel, held = Turned(at=42, to="cancelled"), Turned(at=60, to="held", until=1001)
    assert judge(request(cancel, Turned(at=45, to="resumed"), approve())).open
    assert why(request(cancel, approve(), Turned(at=55, to="resumed"))) == {"voided"}
    assert judge(request(approve(), held, Turned(at=70, to="resumed"))).open
    assert judge(request(approve(), Turned(at=55, to="resumed"), held)).reasons == {"on_hold"}
    assert judge(request(approve(), Turned(at=60, to="returned", step="pengembangan"))).open


def test_rule_8_evidence_is_what_tim_it_posts():
    """Sections of outsiders and of robots are no evidence, nor is an evaluation of one's own request."""
    stranger = evidence(45, "rencana", by="eko", text="lain")
    robot = replace(stranger, by=replace(ACCOUNTS["budi"], kind="Bot"))
    completion = evidence(45, "pengajuan", by="lina", sections=(("tujuan", "lain"),))
    assert {revision(request(event)) for event in (stranger, robot, completion)} == {CODE}
    both = with_terms(*MANAGERS, Term(person="dina", role="tim_it"))
    own = replace(STEPS[0], by=ACCOUNTS["dina"])
    facts = request(approve(), desk=both)
    assert judge(replace(facts, events=(body(), own, *STEPS[1:]))).reasons >= {"evidence_missing"}


def test_rule_4_what_only_took_back_a_rejection_fills_no_slot_later():
    """A run wrote so down when the office was not asked for; the rejection stays taken back."""
    lifted = replace(APPROVED, kind="lifted", roles=frozenset())
    verdict = judge(request(decided("reject", "wati", 48), approve(), record=(lifted,)))

    assert (verdict.refused[50], verdict.reasons) == ({"no_role"}, {"slots_open"})
