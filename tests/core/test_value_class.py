"""Value classes are what the standard library would make of them; only their building is cheaper."""

import copy
import dataclasses
import pickle
import re
from dataclasses import FrozenInstanceError, field, replace
from pathlib import Path

import pytest

from automation.core.value_class import dataclass

AUTOMATION = Path(__file__).parents[2] / "automation"


def made_by(decorator):
    """Two classes as ours are: by keyword only and by place, with every kind of default that we use."""

    @decorator(frozen=True, slots=True, kw_only=True)
    class Kept:
        """A value with everything."""

        name: str
        token: str = field(default="", repr=False)
        tags: dict[str, int] = field(default_factory=dict)
        length: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.name))

    @decorator(frozen=True, slots=True)
    class Pair:
        """Two things, by place."""

        first: int
        second: tuple[int, ...] = ()

    @decorator(frozen=True, slots=True)
    class Nothing:
        """No field at all."""

    return Kept, Pair, Nothing


OURS, THEIRS = made_by(dataclass), made_by(dataclasses.dataclass)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """One that pickle can find by its name."""

    name: str
    numbers: tuple[int, ...] = ()


def values(classes):
    """Some values of the classes that `made_by` gives."""
    kept, pair, nothing = classes
    return [kept(name="a"), kept(name="ab", token="secret", tags={"x": 1}), pair(1), pair(1, (2, 3)), nothing()]


@pytest.mark.parametrize(("ours", "theirs"), list(zip(values(OURS), values(THEIRS), strict=True)))
def test_a_value_is_what_the_standard_library_makes(ours, theirs):
    """Shown, listed, taken apart and given positions alike, and no more room is taken for attributes."""
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert not hasattr(ours, "__dict__")


@pytest.mark.parametrize("classes", [OURS, THEIRS])
def test_values_are_equal_by_their_fields_and_class(classes):
    """Equal values have one hash; another class is never equal; a mapping inside still cannot be hashed."""
    kept, pair, nothing = classes

    assert kept(name="a", tags={"x": 1}) == kept(name="a", tags={"x": 1}) != kept(name="a")
    assert pair(1) == pair(1, ()) != pair(2)
    assert hash(pair(1, (2,))) == hash(pair(1, (2,))) == hash((1, (2,)))
    assert nothing() == nothing()
    assert pair(1) != (1, ())
    with pytest.raises(TypeError, match="unhashable"):
        hash(kept(name="a"))


@pytest.mark.parametrize("classes", [OURS, THEIRS])
def test_a_value_takes_its_fields_and_nothing_else(classes):
    """By keyword where the class says so; a missing, unknown or computed one is an error."""
    kept, pair, _ = classes

    for wrong in (lambda: kept("a"), kept, lambda: kept(name="a", length=1), lambda: pair(1, (), 3), pair):
        with pytest.raises(TypeError):
            wrong()


@pytest.mark.parametrize("classes", [OURS, THEIRS])
def test_a_value_never_changes(classes):
    """Neither a field nor anything new can be set or deleted; what differs is a copy with its own defaults."""
    kept, _, _ = classes
    value = kept(name="a")

    for change in (lambda: setattr(value, "name", "b"), lambda: delattr(value, "name")):
        with pytest.raises(FrozenInstanceError, match="name"):
            change()
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        value.other = 1
    assert replace(value, name="abc").length == 3
    assert kept(name="a").tags is not kept(name="a").tags


def test_a_value_can_be_copied_and_pickled():
    """As the standard library provides for frozen classes with slots."""
    value = Plain(name="a", numbers=(1, 2))

    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == copy.copy(value) == value


def test_a_class_that_may_change_is_left_to_the_standard_library():
    """Only frozen values with slots are built here."""

    @dataclass(slots=True)
    class Count:
        """May change."""

        number: int = 0

    count = Count()
    count.number = 1
    assert count == Count(1)


def test_all_values_of_the_desk_are_built_so():
    """Start-up is a budget: a hundred classes by the standard library cost a fifth of an event."""
    rooms = ["adapters", "cli", "commands", "core", "render"]
    modules = [path for room in rooms for path in (AUTOMATION / room).rglob("*.py")]
    slow = [
        path.name
        for path in modules
        if re.search(r"^from dataclasses import .*\bdataclass\b", text := path.read_text(), re.MULTILINE)
        and "@dataclass(frozen=True" in text
        and path.name != "value_class.py"
    ]

    assert slow == [], "import dataclass from automation.core.value_class there"
