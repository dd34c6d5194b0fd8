"""Changes of the desk file: taking away never opens a shut gate, and nothing comes back by putting back (rule 4)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from automation.core.approval.gate import judge
from automation.core.policy.desk import Duty
from tests.builders.drawn_gates import PEOPLE, ROLES, decisions, lendings, made, matrices, offices
from tests.builders.gate_facts import after, desk, lent, row, without_term
from tests.builders.stories import Story, account, at_step, catalogue
from tests.unit.core.approval.bent_facts import right

ROWS = (row(manajemen=1), row(pimpinan=1, letters=True))
LENT = (lent("joko", "ratna", "pimpinan"), lent("budi", "wati", "manajemen"))
BASE = desk(approvals=ROWS, delegations=LENT)


def under(case, **changes):
    """The same decisions under another desk file."""
    return replace(case, case=replace(case.case, desk=replace(case.case.desk, **changes)))


# One gate at a moment.


@given(offices, matrices, decisions, st.sampled_from(PEOPLE))
def test_removing_a_person_never_opens(holders, rows, votes, gone):
    """Whose entries all go, from people, roles and units, takes approvals along and gives none."""
    case = made(holders, [], rows, votes)
    of = case.case.desk
    roles = tuple(
        replace(role, terms=tuple(term for term in role.terms if term.person.login != gone)) for role in of.roles
    )
    fewer = under(case, roles=roles, people=tuple(each for each in of.people if each.login != gone))

    assert right(case) or not right(fewer)


@given(offices, matrices, decisions, st.tuples(st.sampled_from(ROLES), st.sampled_from(PEOPLE)), st.integers(-1, 7))
def test_ending_a_term_never_opens(holders, rows, votes, term, minute):
    """Whenever it ends, before, between or after the decisions."""
    case = made(holders, [], rows, votes)
    roles = tuple(
        replace(
            each,
            terms=tuple(
                replace(held, sampai=after(minute)) if (each.key, held.person.login) == term else held
                for held in each.terms
            ),
        )
        for each in case.case.desk.roles
    )

    assert right(case) or not right(under(case, roles=roles))


@given(offices, lendings, matrices, matrices, decisions)
def test_adding_rows_never_opens(holders, lendings, rows, more, votes):
    """They only ever add needs."""
    case = made(holders, lendings, rows, votes)

    assert right(case) or not right(under(case, approvals=(*rows, *more)))
    assert len(judge(under(case, approvals=(*rows, *more))).open_slots) >= len(judge(case).open_slots)


@given(offices, lendings, matrices, decisions, st.integers(0, 2))
def test_removing_a_delegation_never_opens(holders, lendings, rows, votes, place):
    """Whoever stood in for somebody does so no more.

    But that whose own office is over lends nothing while deciding for somebody else: then one less may lend one more.
    """
    deputies = {(role, to) for to, _, role in lendings}
    assume(all((role, by) in holders or (role, by) not in deputies for _, by, role in lendings))
    case = made(holders, lendings, rows, votes)
    fewer = tuple(each for index, each in enumerate(case.case.desk.delegations) if index != place)

    assert right(case) or not right(under(case, delegations=fewer))


@given(offices, lendings, matrices, decisions)
def test_taking_letters_from_a_row_never_opens(holders, lendings, rows, votes):
    """What a letter filled must then be approved in person."""
    case = made(holders, lendings, rows, votes)

    assert right(case) or not right(under(case, approvals=tuple(replace(each, letters=False) for each in rows)))


@given(
    offices,
    lendings,
    matrices,
    decisions,
    st.tuples(st.sampled_from(["rencana", "pengembangan"]), st.sampled_from(PEOPLE)),
)
def test_a_deed_more_never_opens(holders, lendings, rows, votes, deed):
    """Whoever took part fills nothing and lends nothing."""
    case, (act, login) = made(holders, lendings, rows, votes), deed

    assert right(case) or not right(replace(case, doers={act: (account(login),)}))


@given(offices, lendings, matrices, decisions, st.sampled_from(PEOPLE))
def test_a_duty_more_never_opens(holders, lendings, rows, votes, login):
    """Another pair of acts that are kept apart only ever bars."""
    case = replace(made(holders, lendings, rows, votes), doers={"pelatihan": (account(login),)})
    duties = (*case.case.desk.duties, Duty(act="persetujuan", never_with=("pelatihan",)))

    assert right(case) or not right(under(case, duties=duties))


@given(offices, matrices, decisions, st.integers(0, 5))
def test_the_only_approval_of_somebody_taken_away_never_opens(holders, rows, votes, place):
    """By comment or by letter: one less opens nothing."""
    names = [login for _, login, _ in votes]
    is_only = place < len(votes) and votes[place][0] in {"yes", "letter"} and names.count(names[place]) == 1
    case = made(holders, [], rows, votes)
    fewer = replace(case, votes=tuple(vote for index, vote in enumerate(case.votes) if index != place))

    assert right(case) or not is_only or not right(fewer)


# The life of a request.


def decided(told: Story, kind: str, who: str) -> Story:
    """One decision, at the present code."""
    code = told.situation.gate.code
    if kind == "letter":
        titles = ("Jenis surat", "Nomor surat", "Penandatangan", "Tanggal surat")
        parts = zip(titles, ("Persetujuan Pimpinan", "1", who, "2026-11-24"), strict=True)
        sections = "\n".join(f"### {title}\n{answer}" for title, answer in parts)
        return told.says("sari", f"/catat {code}\n{sections}")
    return told.says(who, {"yes": f"/setujui {code}", "no": "/tolak belum", "back": "/tarik dulu"}[kind])


def without_role(login):
    """All entries of one person in roles deleted, with the delegations by and to that person."""
    found = BASE
    for role in BASE.roles:
        found = without_term(found, role.key, login)
    kept = tuple(each for each in LENT if login not in (each.principal.login, each.delegate.login))
    return replace(found, delegations=kept)


CHANGES = {
    **{f"without {login}": without_role(login) for login in ("wati", "joko", "ratna", "sari")},
    "without delegations": replace(BASE, delegations=()),
    "without letters": replace(BASE, approvals=(row(manajemen=1), row(pimpinan=1))),
    "nobody records": replace(BASE, recorded_by=""),
    "another row": replace(BASE, approvals=(*ROWS, row(manajemen=1))),
    "a former representative": replace(
        BASE,
        units=tuple(
            replace(unit, representatives=(*unit.representatives, replace(BASE.roles[1].terms[1], mulai=after(-9000))))
            for unit in BASE.units
        ),
    ),
    "terms that ended": desk(
        ("pimpinan", "ratna", None, after(-90)),
        ("manajemen", "wati", None, after(-90)),
        approvals=ROWS,
        delegations=LENT,
    ),
}
acts = st.tuples(
    st.sampled_from(["yes", "yes", "letter", "no", "back"]), st.sampled_from(["wati", "joko", "ratna", "budi"])
)
SURPLUS = {"counts", "repeated", "no_open_slot"}


@given(st.lists(acts, max_size=5), st.sampled_from(sorted(CHANGES)), st.lists(acts, max_size=2))
def test_a_change_of_the_desk_file_opens_nothing_and_gives_nothing_back(before, change, between):
    """A shut gate stays shut through it; what did not count under it never counts when the file is put back."""
    first = replace(catalogue(), desk=BASE)
    told = at_step(5).under(first)
    for kind, who in before:
        decided(told, kind, who)
    was_open = told.situation.may_develop
    told.under(replace(first, desk=CHANGES[change]))
    assert was_open or not told.situation.may_develop
    for kind, who in between:
        decided(told, kind, who)
    void = {each.comment_id for each in told.situation.gate.approvals if each.reason.code not in SURPLUS}
    told.under(first)

    assert not void & {each.comment_id for each in told.situation.gate.approvals if each.counts}


@given(st.lists(acts, min_size=1, max_size=5))
def test_what_is_told_once_is_told_again(decisions):
    """However often the desk looks, each approval keeps its verdict, and one run settles what many would."""
    told = at_step(5).under(replace(catalogue(), desk=BASE))
    asleep = at_step(5).under(replace(catalogue(), desk=BASE)).sleeps()
    for kind, who in decisions:
        decided(told, kind, who)
        decided(asleep, kind, who)
    asleep.wakes()
    told.runs()

    assert told.situation.may_develop is asleep.situation.may_develop
    assert [each.counts for each in told.situation.gate.approvals] == [
        each.counts for each in asleep.situation.gate.approvals
    ]
    assert asleep.decision.entries == told.decision.entries == ()


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_the_file_put_back_asks_for_new_approvals_and_takes_them(change):
    """Nobody is shut out for good: what lapsed is simply given anew."""
    first = replace(catalogue(), desk=BASE)
    told = at_step(5).under(first).approves("wati")
    decided(told, "letter", "ratna")
    assert told.situation.may_develop
    told.under(replace(first, desk=CHANGES[change])).waits(timedelta(hours=1)).under(first)
    for kind, who in (("yes", "wati"), ("letter", "ratna")):
        if not told.situation.may_develop:
            decided(told, kind, who)

    assert told.situation.may_develop
