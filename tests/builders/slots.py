"""An office and its delegate, and what the gate says of each approval."""

from automation.core.approval.gate import judge
from automation.core.history.request import Account
from tests.builders.gate_facts import desk, lent, row

PLH = desk(delegations=(lent("joko", "ratna", "pimpinan"),))
ONE = desk(approvals=(row(pimpinan=1),), delegations=(lent("joko", "ratna", "pimpinan"),))
NEW_NAME = Account(login="ratna-baru", id=1007)


def told(case):
    """Every approval: login, reason, slot, and in whose name."""
    return [(each.login, each.reason.code, each.fills, each.on_behalf) for each in judge(case).approvals]


def codes(case):
    """The reason codes of the approvals."""
    return [each.reason.code for each in judge(case).approvals]
