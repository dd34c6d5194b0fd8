"""`alur handle`, `sweep`, `explain` and `decide`: what is done with requests."""

import argparse
import json
import sys
from datetime import UTC, datetime
from secrets import token_bytes
from typing import TYPE_CHECKING

from automation.adapters import actions_runtime
from automation.adapters.git_objects import automation_id, desk_file_id
from automation.core.decision.trigger import is_worth_reading
from automation.core.decision.unreadable import Remains
from automation.core.outcome.labels import all_labels
from automation.core.policy.catalogue import Catalogue
from automation.errors import Exit, GitHubUnavailable, NoSuchRequest, Unreadable

from .sources import catalogue, despite, repo_dir, rules
from .telling import tell, tell_unread

if TYPE_CHECKING:
    from automation.adapters.github_desk import GitHubDesk
    from automation.operations.handle import Run


def handle(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Handle the event that GitHub's variables name; an event that can be left alone sends nothing.

    With a desk that holds mistakes it only takes back what may not stand without it, and then tells the mistakes.
    """
    runtime = actions_runtime.actions(environment)
    # Before the file is read: if it changes in between, the id differs from the default branch's and nothing opens.
    desk_file = desk_file_id(repo_dir(given, environment))
    known, mistakes = rules(given, environment)
    is_left = False
    with despite(mistakes):
        hint = actions_runtime.hint(runtime)
        if is_worth_reading(hint, None if isinstance(known, Remains) else known):
            from automation.operations.handle import Run

            directory = repo_dir(given, environment)
            one = Run(
                catalogue=known,
                desk=github_desk(runtime, known),
                number=hint.number,
                sources=lambda: (desk_file, automation_id(directory)),
                entropy=lambda: token_bytes(32),
                desk_file=desk_file,
                event=hint,
            )
            is_named = runtime.event_name == "workflow_dispatch"
            is_left = _run_if_there(one, given.part, environment, is_named=is_named)
    # The job that records ends in red itself; it does not begin after one that did.
    if mistakes is not None and not is_left:
        raise mistakes
    return Exit.DONE


def _run_if_there(one: "Run", part: str, environment: dict[str, str], *, is_named: bool) -> bool:
    """As `_run`; an issue that an event tells of was there, so that it is gone by now is nobody's mistake.

    Somebody who named it (`is_named`) must know.
    """
    try:
        return _run(one, part, environment)
    except NoSuchRequest:
        if is_named:
            raise
        said = f"#{one.number} was deleted or transferred to another repository; there is nothing left to do here"
        tell(environment, said, "notice")
        return False


def _run(one: "Run", part: str, environment: dict[str, str]) -> bool:
    """Carry the run out; whether recording is left to another job."""
    from automation.operations.handle import handle, record

    plan, is_left = (record(one), False) if part == "record" else handle(one, may_record=part == "all")
    actions_runtime.output(environment, "record", is_true=is_left)
    sys.stdout.write(f"#{plan.number}: {len(plan.writes)} writes, {len(plan.entries)} entries\n")
    if plan.unknown is not None and not is_left:
        from automation.render.wording.words import sentence

        said = " ".join(sentence(plan.unknown, lang) for lang in ("id", "en"))
        tell(environment, f"#{plan.number}: {said}", "warning")
    return is_left


def register(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Put the desk file on the register; what the register holds already sends one request."""
    from automation.operations.register import Known
    from automation.operations.register import register as run

    runtime = actions_runtime.actions(environment)
    # Before the file is read, as in `handle`.
    desk_file = desk_file_id(repo_dir(given, environment))
    known = catalogue(given, environment)
    added = run(Known(desk=known.desk, desk_file=desk_file), github_desk(runtime, known))
    sys.stdout.write(f"{added} lines added to the register\n")
    return Exit.DONE


def github_desk(
    runtime: actions_runtime.Actions, known: Catalogue | Remains, *, is_foreign: bool = False
) -> "GitHubDesk":
    """The desk's repository on GitHub; the client is imported only here, since most events do not need it."""
    from automation.adapters.github_desk import GitHubDesk
    from automation.adapters.github_session import GitHubSession

    session = GitHubSession(runtime.token, runtime.api_url)
    labels = () if isinstance(known, Remains) else all_labels(known)
    return GitHubDesk(session, runtime.repository, labels, runtime.branch, is_foreign)


def sweep(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Look at all requests; dispatch a desk run for each that is off, or handle it here."""
    from automation.adapters.desk_process import handle_in_process
    from automation.operations.bulk import end_of
    from automation.operations.sweep import sweep as run

    from . import main

    runtime = actions_runtime.actions(environment)
    known, mistakes = rules(given, environment)
    desk = github_desk(runtime, known)

    def hand_on(number: int) -> None:
        if not given.here:
            desk.dispatch(number)
        elif handle_in_process(main, number, environment, repo_dir(given, environment)) != Exit.DONE:
            raise Unreadable("it could not be handled; the reason stands above")

    with despite(mistakes):
        swept = run(known, desk, hand_on)
        sys.stdout.write(f"{swept.seen} requests looked at, {swept.handed} handed on\n")
        tell_unread(environment, swept.unread, swept.unseen)
        if swept.failed:
            said = "\n".join(("these could not be handed on; the next sweep tries again", *swept.failed))
            raise GitHubUnavailable(said) if swept.is_passing else Unreadable(said)
    if mistakes is not None:
        raise mistakes
    return end_of(swept.unread, swept.unseen)


def explain(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Where a request stands and why, from GitHub; writes nothing there."""
    from automation.adapters.history_files import save_history

    runtime = actions_runtime.actions(environment)
    of = catalogue(given, environment)
    reading = github_desk(runtime, of, is_foreign=True).read(given.number)
    if given.save:
        save_history(given.save, reading)
    from automation.operations.explain import account

    return _print(account(of, reading.request, reading.now), as_json=given.json)


def decide(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """The plan for a saved history at a given moment; reads and writes nothing else."""
    from automation.adapters.history_files import load_history
    from automation.operations.explain import account

    of = catalogue(given, environment)
    return _print(account(of, load_history(given.history), moment(given.now)), as_json=given.json)


def _print(told: tuple[dict[str, object], list[str]], *, as_json: bool) -> int:
    verdict, lines = told
    sys.stdout.write(json.dumps(verdict, indent=2, ensure_ascii=False) if as_json else "\n".join(lines))
    sys.stdout.write("\n")
    return Exit.DONE


def moment(text: str) -> datetime:
    """What `--now` says. Raises Unreadable when it is no moment, or has no zone."""
    try:
        named = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(f"--now {text!r} is no moment; write it as 2026-11-24T09:00:00+07:00") from error
    if named.tzinfo is None:
        raise Unreadable(f"--now {text!r} has no time zone; write it as 2026-11-24T09:00:00+07:00")
    return named.astimezone(UTC)
