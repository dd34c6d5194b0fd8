"""What comes from outside in many shapes, by chance: tables, pictures, logins, line ends, forms, staffing, numbers."""

import json
import re
from dataclasses import replace
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from automation.adapters.desk_numbers import account_numbers
from automation.core.audit.chain import with_own_ends
from automation.core.evidence.intake import check_answer
from automation.core.evidence.types import rows
from automation.core.history.record import read, text
from automation.core.loading.dead_ends import dead_ends
from automation.core.loading.desk_schema import LOGIN
from automation.core.loading.form_fit import misfits
from automation.core.policy.desk import Term
from automation.core.policy.process import Field, FormField, SectionType
from automation.core.state.hidden_text import hidden_kinds, picture_texts
from tests.builders.gate_facts import desk
from tests.builders.rights import YEAR
from tests.builders.sections import EXAMPLES
from tests.builders.stories import at_step, process_of

A = process_of("website-baru")
COLUMNS = ("Risiko", "Dampak", "Mitigasi")
RULE = st.from_regex(r" ?:?-{1,9}:? ?", fullmatch=True)
PLAIN = "abcdefghij KLMNOP 0123456789"
UPLOADS = "https://github.com/user-attachments/assets/"
RECORD = at_step(6).request.record
SOME = ("budi", "sari", "wati", "joko", "ratna")


@given(st.lists(RULE, min_size=3, max_size=3), st.booleans())
def test_every_rule_that_github_takes_is_a_rule(cells, has_ends):
    """However many dashes, whichever way it aligns, with and without the outer lines."""
    line = "|".join(cells)
    table = f"| {' | '.join(COLUMNS)} |\n{f'|{line}|' if has_ends else line}\n| Data hilang | Tinggi | Cadangan |"

    assert rows(table, COLUMNS) == (("Data hilang", "Tinggi", "Cadangan"),)


@given(st.uuids(), st.integers(1, 9_999), st.integers(1, 9_999), st.text(PLAIN, min_size=1, max_size=40))
def test_no_picture_that_github_writes_raises_an_alarm(name, width, height, words):
    """Whatever its size and its text; the text is told unless it says nothing."""
    assume(words.strip())
    found = f'Lihat.\n\n<img width="{width}" height="{height}" alt="{words}" src="{UPLOADS}{name}" />'

    assert hidden_kinds(found) == ()
    assert picture_texts(found) == (" ".join(words.split()),)


@given(st.from_regex(r"[a-z0-9][a-z0-9-]{0,28}", fullmatch=True), st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True))
def test_every_login_that_an_organisation_gives_is_taken(own, short):
    """Its own part, and the short name of the organisation; a second short name is none."""
    assert re.fullmatch(LOGIN.pattern, f"{own}_{short}")
    assert not re.fullmatch(LOGIN.pattern, f"{own}_{short}_{short}")


@given(st.sets(st.integers(0, len(RECORD) - 1)))
def test_whatever_lines_get_other_ends_the_record_reads_the_same(lines):
    """Some of them, or all, as an editor leaves them."""
    whole = text(RECORD).splitlines(keepends=True)
    bent = [line.replace("\n", "\r\n") if place in lines else line for place, line in enumerate(whole)]
    plain = with_own_ends("".join(bent).encode("ascii"), read)

    assert read(plain.decode("ascii")) == RECORD


@st.composite
def questions(draw):
    """A type and a dropdown for it, whose options mostly are answers of that type."""
    type_ = draw(st.sampled_from(SectionType))
    others = sorted(set(EXAMPLES.values()))
    options = draw(st.lists(st.sampled_from([EXAMPLES[type_]] * len(others) + others), min_size=1, max_size=3))
    question = FormField(
        name="ukuran",
        label="Ukuran",
        kind="dropdown",
        options=tuple(dict.fromkeys(options)),
        multiple=draw(st.booleans()),
    )
    return Field(name="ukuran", type=type_), question


@given(questions())
def test_what_the_check_lets_pass_no_requester_is_refused(asked):
    """Every answer that the form can give, several together where it allows that; what is wrong the check tells."""
    field, question = asked
    most = len(question.options) if question.multiple else 1
    picked = [each for size in range(1, most + 1) for each in combinations(question.options, size)]
    refused = [each for each in picked if check_answer(field, question, ", ".join(each))]

    assert not refused or list(misfits(field, question))


@given(st.permutations(SOME), st.integers(1, 2))
def test_a_role_that_has_to_decide_on_its_own_work_is_told(people, is_two):
    """Whoever alone evaluates and alone approves; with others in both offices there is a way."""
    works, decides = people[:is_two], people[:1] if is_two == 1 else people[2:5]
    of = desk()
    known = {person.login: person for person in of.people}
    holders = {"tim_it": works, "manajemen": decides, "pimpinan": decides}
    terms = {key: tuple(Term(person=known[who], mulai=YEAR) for who in those) for key, those in holders.items()}
    found = replace(of, roles=tuple(replace(role, terms=terms.get(role.key, role.terms)) for role in of.roles))

    assert bool(list(dead_ends(found, (A,)))) is (is_two == 1)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9]{1,9}", fullmatch=True),
        st.lists(st.integers(1, 99_999_999), min_size=1, max_size=3, unique=True),
        min_size=1,
        max_size=5,
    )
)
def test_the_sandbox_has_whatever_numbers_the_desk_file_gives(tmp_path_factory, people):
    """The present one first, then those of before."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / ".github").mkdir()
    entries = {
        who: {"id": now, "name": who} | ({"dulu": before} if before else {}) for who, (now, *before) in people.items()
    }
    (folder / ".github" / "desk.yml").write_text(json.dumps({"people": entries}), encoding="utf-8")

    assert account_numbers(folder) == {who: tuple(numbers) for who, numbers in people.items()}
