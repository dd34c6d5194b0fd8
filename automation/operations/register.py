"""`alur register`: put a new desk file on the register at once, so that nothing done before it counts by it."""

from dataclasses import dataclass

from automation.core.policy.desk import Desk
from automation.core.policy.rights import fault, pending
from automation.core.problem import Reason
from automation.errors import Conflict, Unreadable
from automation.render.wording.words import sentence

from .ports import KeepsRegister

_TRIES = 4
"""How often an append is tried when something else was recorded in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A desk file as this run read it: its git object id, and what it says."""

    desk: Desk
    desk_file: str


def register(known: Known, keeper: KeepsRegister) -> int:
    """How many lines were added; 0 where the register holds the file, or the default branch has another one by now.

    Raises Unreadable for a register that cannot be this desk's, Conflict when each try met another append.
    """
    for _ in range(_TRIES):
        reading = keeper.read_register()
        if wrong := fault(reading.register, reading.repository_id, ()):
            raise Unreadable(" ".join(sentence(Reason(wrong), lang) for lang in ("id", "en")))
        if reading.desk_file != known.desk_file:
            return 0
        lines = pending(reading.register, known.desk, reading.repository_id, reading.now)
        if not lines:
            return 0
        try:
            keeper.append_register(reading, lines)
        except Conflict:
            continue
        return len(lines)
    raise Conflict("the register: something else was recorded each time; the next run tries again")
