"""What somebody may do now by a command: what `/bantuan` lists, and what may be offered (other rules).

An offer only: each command is judged by itself when it is given.
"""

from automation.core.policy.desk import Desk
from automation.core.state.situation import Situation

from .command import Asker
from .table import ROWS


def choices(situation: Situation, desk: Desk, who: Asker) -> tuple[str, ...]:
    """The commands that this person may use now, without slash, in the order in which they are listed."""
    step = situation.process.step(situation.step)
    found = [row.word for row in ROWS if row.may(situation, desk, who)]
    is_to_do = bool(step.verb) and step.actor in who.roles and not situation.is_closed
    if is_to_do and (situation.gate.is_open or not step.approval):
        found.append(step.verb)
    return tuple(found)
