"""Each rule of the gate as short facts about the oracle."""

from dataclasses import replace

import pytest

from tests.proof.oracle.covered import revision
from tests.proof.oracle.desks import ACCOUNTS
from tests.proof.oracle.facts import (
    Acted,
    BodyWritten,
    CommentDeleted,
    Delegation,
    Entry,
    Pair,
    Row,
    Term,
    Turned,
    Unit,
)
from tests.proof.oracle.oracle import judge
from tests.proof.oracle.story import (
    APPROVED,
    CODE,
    DESK,
    MANAGERS,
    approve,
    body,
    coded,
    decided,
    edited,
    evidence,
    request,
    why,
    with_terms,
)

WATI = Term(person="wati", role="manajemen")


def test_rule_1_the_last_needed_approval_opens_the_gate():
    """Without the approval the gate is shut for an open slot, with it the gate is open."""
    assert judge(request()).reasons == {"slots_open"}
    assert judge(request(approve())).open
    assert judge(request(approve())).filled == (("manajemen", ACCOUNTS["wati"].id),)


@pytest.mark.parametrize("change", [{"repository": 2}, {"number": 2}, {"process": "lain"}, {"version": 2}])
def test_rule_2_a_revision_names_its_request_and_process(change):
    """An approval of the same words in another place is worth nothing."""
    assert why(request(approve(), **change)) == {"wrong_code"}


def test_rule_2_a_revision_covers_the_body_and_every_evidence_text():
    """Another body, another plan and a `/lengkapi` each make another revision."""
    for event in (body(45, text="lain"), evidence(45, "rencana", text="lain"), evidence(45, "pengajuan", "dina")):
        assert revision(request(event)) != CODE


def test_rule_2_line_ends_and_trailing_blanks_are_no_other_revision():
    """The same words with other line ends and blanks behind them are the same revision."""
    assert revision(request(body(45, text="isi  \r\n"))) == CODE


@pytest.mark.parametrize(
    ("event", "word"),
    [
        (approve(by_mail=True), "by_mail"),
        (approve(by_app=True), "by_app"),
        (approve(by=replace(ACCOUNTS["wati"], kind="Bot")), "not_a_person"),
        (approve(names=None), "wrong_code"),
        (approve(by="eko"), "no_role"),
    ],
)
def test_rule_3_an_approval_needs_each_of_its_conditions(event, word):
    """One missing condition is enough to keep an approval from counting, and it is the one that is named."""
    assert why(request(event)) == {word}


def test_rule_3_a_vanished_account_never_counts():
    """An approval whose author GitHub no longer names is nobody's."""
    assert why(request(approve(by=None))) == {"not_a_person", "no_role"}


@pytest.mark.parametrize(
    ("event", "word"), [(edited(60, 50, "wati"), "edited"), (CommentDeleted(at=60, comment=50), "deleted")]
)
def test_rule_3_an_approval_exists_as_it_was_written(event, word):
    """An edited or deleted approval does not count."""
    assert why(request(approve(), event)) == {word}


def test_rule_3_an_approval_is_later_than_every_covered_change():
    """The same second is not later."""
    assert why(request(approve(at=40)), comment=40) == {"too_early"}


@pytest.mark.parametrize("verb", ["withdraw", "reject"])
def test_rule_3_a_later_withdrawal_or_rejection_takes_the_approval_back(verb):
    """What a person says last holds, and another person's withdrawal changes nothing."""
    assert why(request(approve(), decided(verb, "wati", 60))) == {"taken_back"}
    assert judge(request(approve(), decided("withdraw", "joko", 60))).open


def test_rule_3_the_recorded_revision_goes_on_matching():
    """An approval recorded for other words does not count for these."""
    assert why(request(approve(), record=(replace(APPROVED, revision=("lain",)),))) == {"wrong_code"}


def test_rule_3_people_are_known_by_number():
    """A given-up login is nobody; how the file writes a login does not matter."""
    assert why(request(approve(by="lina"))) == {"no_role"}
    assert judge(request(approve(by="hadi"), desk=with_terms(Term(person="hadi", role="manajemen")))).open


@pytest.mark.parametrize(("since", "until", "is_open"), [(50, 51, True), (51, None, False), (0, 50, False)])
def test_rule_4_the_role_is_held_at_that_moment(since, until, is_open):
    """A term holds from its first second to the one before its end, and its end leaves what was decided within it."""
    assert judge(request(approve(), desk=with_terms(replace(WATI, since=since, until=until)))).open is is_open


@pytest.mark.parametrize(("at", "is_open"), [(49, False), (50, True), (59, True), (60, False)])
def test_rule_4_a_delegation_holds_in_its_window(at, is_open):
    """The taker decides from the first second of the window to the one before its end."""
    given = Delegation(giver="ratna", taker="candra", role="manajemen", since=50, until=60)
    assert judge(request(approve(by="candra", at=at), desk=replace(DESK, delegations=(given,)))).open is is_open


def test_rule_4_giver_and_taker_are_one_seat():
    """One office fills one slot, whoever uses it; its holder in person stands before who acts in that name."""
    given = Delegation(giver="ratna", taker="candra", role="manajemen")
    desk = replace(DESK, delegations=(given,), rows=(Row(needs=(("manajemen", 2),)),))
    verdict = judge(request(approve(by="candra"), approve(by="ratna", at=51), desk=desk))
    assert (verdict.counting, verdict.reasons) == ({51}, {"slots_open"})


def test_rule_4_removing_an_entry_revokes_until_the_launch():
    """A removed person's approval is gone, unless the request was launched before."""
    gone, launch = with_terms(*MANAGERS[1:]), Turned(at=70, to="launched")
    assert why(request(approve(), record=(APPROVED,), desk=gone)) == {"revoked"}
    assert judge(request(approve(), launch, record=(APPROVED,), desk=gone)).open


def test_rule_4_what_did_not_count_never_revives():
    """A backdated entry helps nobody whose approval was recorded as refused."""
    refused = Entry(at=60, kind="refused", comment=50, who=ACCOUNTS["wati"].id)
    assert why(request(approve(), record=(refused,))) == {"refused_before"}


@pytest.mark.parametrize(
    "deed",
    [
        body(45, by="wati", text="isi"),
        evidence(15, "rencana", by="wati"),
        edited(45, 30, by="wati", text="bukti"),
        Acted(at=45, by=ACCOUNTS["wati"], act="pengembangan"),
    ],
)
def test_rule_5_who_had_a_hand_in_it_fills_no_slot(deed):
    """Editors of the body, authors of superseded sections, editors of evidence and implementers do not approve."""
    assert "conflict" in why(request(deed, approve()))


def test_rule_5_the_requester_side_fills_no_slot():
    """Neither the author approves, nor who represents the unit then or did an act for it; who only did so may."""
    unit = Unit(name="MIPA", representatives=(replace(WATI, role="wakil", until=45),))
    then, desk = replace(WATI, role="wakil", until=51), replace(DESK, units=(unit,))
    assert why(request(approve(), desk=replace(DESK, units=(replace(unit, representatives=(then,)),)))) == {"conflict"}
    assert judge(request(approve(), desk=desk)).open
    assert why(request(Acted(at=44, by=ACCOUNTS["wati"], act="submit"), approve(), desk=desk)) == {"conflict"}
    assert why(request(approve(by="dina"), desk=with_terms(replace(WATI, person="dina")))) == {"conflict"}


@pytest.mark.parametrize(("unit", "until", "is_open"), [("MIPA", 50, True), ("Teknik", 51, True), (None, 51, False)])
def test_rule_5_only_the_unit_of_the_request_is_its_side(unit, until, is_open):
    """Former representatives and those of other units may approve, unless nobody knows which unit it is."""
    spoke = Unit(name="MIPA", representatives=(replace(WATI, role="wakil", until=until),))
    facts = request(desk=replace(DESK, units=(spoke, Unit(name="Teknik"))), record=None)
    facts = replace(facts, events=(body(), replace(body(), unit=unit), *facts.events[1:]), record=())
    assert judge(coded(replace(facts, events=(*facts.events, approve(names=revision(facts)))))).open is is_open


def test_rule_5_a_barred_giver_lends_no_office():
    """Who may not decide cannot have it decided in their name, and nobody waits for that."""
    given = Delegation(giver="wati", taker="candra", role="manajemen")
    desk = replace(with_terms(WATI), delegations=(given,))
    deed = evidence(15, "rencana", by="wati")
    assert why(request(deed, approve(by="candra"), desk=desk)) == {"conflict"}
    assert judge(request(deed, desk=desk)).reasons == {"slots_open", "too_few"}


def test_rule_5_the_desk_adds_conflicts():
    """A pair of acts in the desk file keeps a person from doing both."""
    pair: Pair = frozenset({"pengujian", "approve"})
    acted = Acted(at=45, by=ACCOUNTS["wati"], act="pengujian")
    assert judge(request(acted, approve())).open
    assert why(request(acted, approve(), desk=replace(DESK, conflicts=frozenset({pair})))) == {"conflict"}


def test_rule_5_one_person_fills_one_slot():
    """Two approvals of one person are one."""
    desk = replace(DESK, rows=(Row(needs=(("manajemen", 2),)),))
    assert judge(request(approve(), approve(at=60), desk=desk)).reasons == {"slots_open"}


def test_rule_5_an_unknown_requester_keeps_the_gate_shut():
    """Nobody can be told apart from a requester who is no person."""
    robot = BodyWritten(at=10, by=replace(ACCOUNTS["dina"], kind="Bot"), text="isi", unit="MIPA")
    facts = request(approve())
    assert judge(replace(facts, events=(robot, *facts.events[1:]))).reasons == {"requester_unknown"}


def test_rule_9_time_alone_opens_nothing():
    """However long nobody answers, the gate stays shut."""
    assert not judge(request(now=10**12)).open


def test_unknown_is_never_yes():
    """With an unreadable record nothing is open."""
    assert "record_unknown" in judge(request(approve(), record=None)).reasons
