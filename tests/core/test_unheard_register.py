"""The register beside the record of a story: cut, older, foreign, missing, and that of a desk that was upgraded."""

from dataclasses import replace

import pytest

from automation.core.register import Register
from tests.builders import at_step
from tests.builders_rights import LINA, member, without

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
