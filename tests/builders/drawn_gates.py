"""Gates of all kinds, for properties: who holds which office and stands in for whom, what is asked and decided."""

from dataclasses import replace

from hypothesis import strategies as st

from automation.core.history.record import EntryKind
from automation.core.policy.desk import Term
from tests.builders.gate_facts import after, back, desk, facts, lent, letter, no, person, recorded, row, yes

PEOPLE = ("wati", "joko", "ratna", "sari")
ROLES = ("manajemen", "pimpinan")
offices = st.frozensets(st.tuples(st.sampled_from(ROLES), st.sampled_from(PEOPLE)), max_size=6)
lendings = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from(ROLES)).filter(
        lambda each: each[0] != each[1]
    ),
    max_size=3,
)
matrices = st.lists(
    st.builds(
        lambda manajemen, pimpinan, letters: row(
            **{role: count for role, count in (("manajemen", manajemen), ("pimpinan", pimpinan)) if count},
            letters=letters,
        ),
        st.integers(0, 2),
        st.integers(0, 2),
        st.booleans(),
    ).filter(lambda each: each.needs),
    min_size=1,
    max_size=2,
)
approval = st.one_of(
    st.builds(lambda login: ("yes", login, ""), st.sampled_from(PEOPLE)),
    st.builds(lambda login, role: ("letter", login, role), st.sampled_from(PEOPLE[:3]), st.sampled_from(ROLES)),
)
approvals = st.lists(approval, max_size=5)
taken_back = st.builds(lambda kind, login: (kind, login, ""), st.sampled_from(["no", "back"]), st.sampled_from(PEOPLE))
decisions = st.lists(st.one_of(approval, approval, taken_back), max_size=6)


def made(holders, lendings, rows, votes):
    """The facts of a generated desk and of what was decided; eko records the letters, and rejections are recorded."""
    of = desk(approvals=tuple(rows), delegations=tuple(lent(to, by, role) for to, by, role in lendings))
    since = after(-9000)
    roles = tuple(
        replace(
            role,
            terms=tuple(Term(person=person(login), mulai=since) for key, login in sorted(holders) if key == role.key),
        )
        if role.key in ROLES
        else replace(role, terms=(*role.terms, Term(person=person("eko"), mulai=since)))
        for role in of.roles
    )
    found = facts(
        *(_decided(place, *each) for place, each in enumerate(votes)), of=replace(of, roles=roles), writers=()
    )
    for place, (kind, _, _) in enumerate(votes):
        found = recorded(found, place, EntryKind.REJECTION) if kind == "no" else found
    return found


def _decided(place, kind, login, role):
    match kind:
        case "yes":
            return yes(login, place + 1)
        case "letter":
            return letter(login, place + 1, role=role, recorder="eko")
        case "no":
            return no(login, place + 1)
        case _:
            return back(login, place + 1)
