"""The register beside the record of a story: cut, older, foreign, missing, and that of a desk that was upgraded."""

from dataclasses import replace

import pytest

from automation.core.history.register import Register
from automation.operations.handle import Run, handle
from tests.builders.gate_facts import person
from tests.builders.rights import LINA, member, representative, without
from tests.builders.stories import at_step
from tests.security.desk_in_memory import SOURCES, MemoryDesk

# A register that cannot be right.


def broken(told, register):
    """The same story with another register on the branch."""
    told.change(register=register)
    return told


REGISTERS = {
    "gone": (lambda register: Register(), "register_missing"),
    "cut": (
        lambda register: replace(register, lines=register.lines[:-1], digests=register.digests[:-1]),
        "register_older",
    ),
    "broken": (lambda register: Register(is_broken=True), "register_broken"),
    "of another desk": (
        lambda register: Register().with_lines([replace(each, repository=1) for each in register.lines]),
        "register_foreign",
    ),
}


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_that_cannot_be_right_is_unknown(name):
    """Nothing opens, and the run says what is wrong."""
    change, code = REGISTERS[name]
    told = at_step(5).approves("wati").sleeps().approves("joko")
    broken(told, change(told.request.register))

    assert told.decision.unknown.code == code
    assert (told.decision.entries, told.decision.labels_on, told.decision.opens) == ((), frozenset(), False)


def test_an_older_copy_of_the_register_is_unknown():
    """Put back as it was before a term was removed: the record knows a later line."""
    told = at_step(5)
    old = told.request.register
    told.under(without("joko")).approves("wati")
    broken(told, old)

    assert told.decision.unknown.code == "register_older"


def test_a_desk_of_the_former_code_gets_its_first_listing():
    """No entry names a register: the first run lists the file, counts it from the beginning, and nothing lapses."""
    told = at_step(6).upgraded()
    assert told.situation.gate.is_open
    before = len(told.request.record)
    told.runs()
    told.fills()

    assert (told.step, told.situation.gate.is_open) == (7, True)
    assert all(entry.register for entry in told.request.record[before:])


def test_each_new_entry_names_the_line_known_last():
    """That of the register as this very run leaves it."""
    told = at_step(5).under(member("manajemen", LINA)).approves("wati")

    assert told.request.record[-1].register == told.request.register.head


def test_outsiders_are_not_in_the_register():
    """A stranger's comment leaves no line and no entry."""
    told = at_step(5)
    before = (told.request.register, told.request.record)
    told.says("lina", "/setujui AAAA-BBBB-CCCC")

    assert (told.request.register, told.request.record) == before


def run(told, desk_file):
    """One run, in production's order, by a desk file of this id; the default branch has another if they differ."""
    desk = MemoryDesk(story=told)
    handle(
        Run(
            catalogue=told.of,
            desk=desk,
            number=12,
            sources=lambda: SOURCES,
            entropy=lambda: bytes(32),
            desk_file=desk_file,
        )
    )
    return desk.calls


def test_a_run_appends_what_the_register_lacks_though_nothing_else_is_to_be_recorded():
    """One read, one look afresh, one append."""
    told = at_step(5).sleeps()
    entries = told.request.record
    told.of = member("tim_it", LINA)

    assert run(told, SOURCES[0]) == ["read", "read", "append"]
    assert told.request.register.lines[-1].right.number == LINA.account_id
    assert told.request.record == entries


def test_a_run_with_another_desk_file_than_the_default_branch_adds_nothing_to_the_register():
    """It would call the newest rights gone; what it records names the line that is there."""
    told = at_step(5).under(member("manajemen", LINA)).sleeps().approves("wati")
    register, told.of = told.request.register, without("joko")
    run(told, "3" * 40)

    assert told.request.register.lines == register.lines
    assert told.request.record[-1].register == register.head
    assert told.decision.unknown is None


def test_what_the_former_desk_took_of_somebody_without_a_number_counts_once_the_number_is_there():
    """eko signed for the unit under the former code, without a number in the file; the number is added later."""
    unnumbered = replace(person("eko"), account_id=None)
    told = at_step(4, of=representative(person("eko")))
    told.says("eko", f"/sepakat {told.situation.agreement.code}")
    assert told.situation.agreement.by == "eko"
    told.of = _numbered(representative(person("eko")), unnumbered)
    told.upgraded().runs()
    assert 1003 in {line.right.number for line in told.request.register.lines if line.right}
    assert person("eko").account_id not in {line.right.number for line in told.request.register.lines if line.right}
    told.under(representative(person("eko")))

    assert told.situation.agreement.by == "eko"


def _numbered(of, who):
    """The same file with another entry for this login."""
    found = replace(
        of.desk,
        people=tuple(who if each.login == who.login else each for each in of.desk.people),
        units=tuple(
            replace(
                unit,
                representatives=tuple(
                    replace(term, person=who) if term.person.login == who.login else term
                    for term in unit.representatives
                ),
            )
            for unit in of.desk.units
        ),
    )
    return replace(of, desk=found)
