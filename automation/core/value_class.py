"""`dataclass` as in the standard library, for frozen values with slots: built in a fifth of the time.

Each event is a process of its own and builds some hundred value classes before it can do anything. The standard library
compiles seven functions for each; here only `__init__` is compiled, which fills the slots directly, and the others are
plain functions. Whatever else a class asks for is left to the standard library, and mypy sees nothing but it.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - mypy then checks these classes as what they are
    from dataclasses import replace as replace  # noqa: PLC0414 - and these calls by their fields
else:

    def replace(value: Any, **changes: Any) -> Any:
        """As in the standard library, for the values made here: nothing is looked up but what was told once."""
        told = _TOLD.get(value.__class__)
        if told is None:
            return dataclasses.replace(value, **changes)
        names, values = told
        return value.__class__(**(dict(zip(names, values(value), strict=True)) | changes))

    def dataclass(*, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
        """Make a class a data class; the flags mean what they mean in the standard library."""
        if not (frozen and slots):
            return dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only)
        bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
        return lambda cls: _finished(bare(cls))


_ABSENT = object()
_TOLD: dict[type, tuple[tuple[str, ...], Callable[[object], Any]]] = {}
"""The fields that each class takes when it is made, and what reads them all."""


def _finished(cls: type) -> type:
    """Add what a frozen value has: `__init__`, comparing, hashing, showing, copying, and no changes."""
    fields = dataclasses.fields(cls)
    names = [field.name for field in fields]
    shown = [field.name for field in fields if field.repr]
    # What is computed from the other fields says nothing of its own.
    compared = [field.name for field in fields if field.compare]
    values: Callable[[object], object] = attrgetter(*compared) if compared else type

    def equals(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is cls else NotImplemented

    def show(self: object) -> str:
        return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def restore(self: object, state: dict[str, object]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)

    added = {
        "__init__": _init(cls, fields),
        "__eq__": equals,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": show,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": lambda self: {name: getattr(self, name) for name in names},
        "__setstate__": restore,
    }
    for name, function in added.items():
        setattr(cls, name, function)
    taken = tuple(field.name for field in fields if field.init)
    if len(taken) > 1:
        _TOLD[cls] = taken, attrgetter(*taken)
    return cls


def _init(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """Compile `__init__`; each slot is set by its own descriptor, since `self.name = ...` is refused."""
    known: dict[str, Any] = {"_ABSENT": _ABSENT}
    takes, lines = ["self"], ["pass"]
    for field in sorted((field for field in fields if field.init), key=lambda field: field.kw_only is True):
        name = field.name
        known |= {f"_set_{name}": getattr(cls, name).__set__}
        known |= {f"_default_{name}": field.default, f"_make_{name}": field.default_factory}
        is_made = field.default_factory is not dataclasses.MISSING
        has_default = field.default is not dataclasses.MISSING
        takes += ["*"] if field.kw_only and "*" not in takes else []
        takes.append(f"{name}=_ABSENT" if is_made else f"{name}=_default_{name}" if has_default else name)
        lines.append(f"_set_{name}(self, {f'_make_{name}() if {name} is _ABSENT else {name}' if is_made else name})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(takes)}):\n  " + "\n  ".join(lines), known)  # noqa: S102 - as the standard library; the text is made of names of fields
    made: Callable[..., None] = known["__init__"]
    return made


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot change `{name}` of {type(self).__qualname__}")
