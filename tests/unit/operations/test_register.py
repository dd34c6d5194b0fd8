"""`alur register`: a new desk file reaches the register, once, and only by who uses that of the default branch."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from automation.core.history.register import Line, LineKind, Register
from automation.errors import Conflict, Unreadable
from automation.operations.ports import RegisterReading
from automation.operations.register import Known, register
from tests.builders.rights import LINA, member
from tests.builders.stories import catalogue

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
FILE = "d" * 40


@dataclass
class Keeper:
    """The branch with the register; `conflicts` appends meet another one first."""

    kept: Register = field(default_factory=Register)
    desk_file: str = FILE
    conflicts: int = 0
    appended: list[tuple[Line, ...]] = field(default_factory=list)

    def read_register(self) -> RegisterReading:
        """The register as it is."""
        return RegisterReading(register=self.kept, now=NOW, repository_id=7001, desk_file=self.desk_file)

    def append_register(self, reading: RegisterReading, lines: tuple[Line, ...]) -> None:
        """By compare-and-swap."""
        if self.conflicts:
            self.conflicts -= 1
            message = "somebody wrote there since"
            raise Conflict(message)
        self.kept = reading.register.with_lines(lines)
        self.appended.append(lines)


def known(of=None) -> Known:
    """A desk file as a run read it."""
    return Known(desk=(of or catalogue()).desk, desk_file=FILE)


def test_the_first_run_lists_the_file():
    """Once; a second run finds nothing to add."""
    keeper = Keeper()

    assert register(known(), keeper) == len(keeper.kept.lines)
    assert keeper.kept.lines[0].kind is LineKind.BEGUN
    assert register(known(), keeper) == 0
    assert len(keeper.appended) == 1


def test_a_new_right_is_one_line():
    """With the moment at which it was seen."""
    keeper = Keeper()
    register(known(), keeper)

    assert register(known(member("manajemen", LINA)), keeper) == 1
    assert (keeper.kept.lines[-1].kind, keeper.kept.lines[-1].at) == (LineKind.SEEN, NOW)
    assert keeper.kept.lines[-1].right.number == LINA.account_id


def test_an_older_copy_of_the_file_adds_nothing():
    """The default branch has another file by now; the run of that push tells the register."""
    keeper = Keeper(desk_file="e" * 40)

    assert register(known(), keeper) == 0
    assert keeper.appended == []


def test_another_append_in_between_is_met_with_another_try():
    """Some conflicts pass; too many end the run."""
    assert register(known(), Keeper(conflicts=3)) > 0
    with pytest.raises(Conflict):
        register(known(), Keeper(conflicts=4))


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (Register(is_broken=True), "register.jsonl"),
        (Register().with_lines([Line(seq=1, repository=1, kind=LineKind.BEGUN, at=NOW)]), "another repository"),
    ],
)
def test_a_register_that_cannot_be_this_desks_is_left_alone(kept, said):
    """It is not made anew: that would call everything known from the beginning."""
    keeper = Keeper(kept=replace(kept))

    with pytest.raises(Unreadable, match=said):
        register(known(), keeper)
    assert keeper.appended == []
