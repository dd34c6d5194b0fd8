"""What happens to an issue as a whole and around it: closing, moving, accounts, time, the desk file, the record."""

from dataclasses import replace
from datetime import timedelta

from automation.core.history.register import Register
from automation.core.history.request import Account
from automation.core.policy.process import Process
from tests.proof.search.cast import RENAMED, actor
from tests.proof.search.deeds import Deed, acted
from tests.proof.search.verdict import Verdict
from tests.proof.search.world import World


def closes(who: str) -> Deed:
    """The issue closed by hand."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        is_open = world.request.is_open
        return acted(world, lambda issue: issue.add_state(actor(who), closed=True)) if is_open else None

    return deed


def reopens(who: str) -> Deed:
    """The issue reopened by hand."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        is_open = world.request.is_open
        return None if is_open else acted(world, lambda issue: issue.add_state(actor(who), closed=False))

    return deed


def transfers() -> Deed:
    """The issue moved to another desk like this one: other numbers, the same labels, no record there."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        if world.request.transferred_at is not None or world.fault:
            return None
        moved = {"repository_id": 7002, "number": 13, "node_id": "I_13", "record": (), "register": Register()}
        after = acted(world, lambda issue: issue.change(**moved, transferred_at=issue.now))
        return replace(after, past=None, flight=())

    return deed


def account_changes(who: str, name: Account | None) -> Deed:
    """An account is called otherwise from now on, or is gone, everywhere in the history; no event tells."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        request = world.request
        if all(each.author is None or each.author.login != who for each in request.comments):
            return None
        comments = tuple(
            replace(each, author=name) if each.author is not None and each.author.login == who else each
            for each in request.comments
        )
        return replace(world, request=replace(request, comments=comments), past=None)

    return deed


def renamed(who: str) -> Deed:
    """The account has another name."""
    return account_changes(who, RENAMED)


def passes(days: int) -> Deed:
    """Time goes by."""
    return lambda world, _seen, _process: replace(world, now=world.now + timedelta(days=days), past=None)


def at_once() -> Deed:
    """The next act comes in the same second as the last."""
    return lambda world, _seen, _process: replace(world, at_once=True) if world.unheard else None


def reads_desk_file(name: str) -> Deed:
    """The desk file on the default branch is another one; no event tells."""
    return lambda world, _seen, _process: None if world.desk == name else replace(world, desk=name, past=None)


def fails(fault: str) -> Deed:
    """The record cannot be read, is gone or another's; the desk file or the procedure cannot be; all is back ('')."""

    def deed(world: World, _seen: Verdict, _process: Process) -> World | None:
        return None if world.fault == fault or not world.request.record else replace(world, fault=fault)

    return deed
