"""Records of requests behind the gate, to be printed and exported."""

from functools import cache

from automation.core.audit.chain import Record
from automation.core.audit.report import Ledger
from automation.core.history.record import text
from tests.builders.stories import at_step


@cache
def entries():
    """The record of a request behind the gate."""
    return at_step(8).request.record


def ledger(*records):
    """A folder of records, numbered from 12."""
    made = [Record(request=number, data=text(each).encode()) for number, each in enumerate(records, 12)]
    return Ledger(records=tuple(made))
