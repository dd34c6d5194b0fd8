"""`alur verify`: may a request be developed now? Ends with 0 for yes, 1 for no, 2 for unknown."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from automation.adapters import actions_runtime
from automation.adapters.git_objects import automation_id, desk_file_id
from automation.core.why import Why
from automation.errors import DeskError, Exit

from .requests import github_desk
from .sources import catalogue, repo_dir

if TYPE_CHECKING:
    from automation.core.problem import Reason
    from automation.core.questions.verify import Verdict
    from automation.operations.verify import Check
    from automation.render.reports.verify import Told

_EXITS = {"may": Exit.DONE, "may_not": Exit.REFUSED, "unknown": Exit.UNREADABLE}


def verify(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """The verdict on a request, or on the pull request of the event; whatever cannot be read makes it unknown."""
    from automation.operations.verify import unreadable
    from automation.render.reports.verify import Told

    try:
        told = _told(given, environment)
    except DeskError as error:
        told = Told(verdict=unreadable(error, given.number or 0), desk=_desk_name(given, environment))
    _print(told, environment, as_json=given.json)
    return _EXITS[told.answer]


def _told(given: argparse.Namespace, environment: dict[str, str]) -> "Told":
    from automation.core.questions.verify import Verdict
    from automation.operations.verify import Check
    from automation.render.reports.verify import Told

    if misused := _misused(given):
        verdict = Verdict(number=given.number or 0, reasons=(misused,), is_unknown=True)
        return Told(verdict=verdict, desk=_desk_name(given, environment))
    ask, repository = _question(given, environment)
    directory = repo_dir(given, environment)
    # Before the files are read: if one changes in between, the id differs from the default branch's.
    sources = desk_file_id(directory), automation_id(directory)
    rules = catalogue(given, environment)
    runtime = actions_runtime.actions(environment | {"GITHUB_REPOSITORY": _desk_name(given, environment)})
    # The token is a reader's, not the desk's own.
    desk = github_desk(runtime, rules, is_foreign=True)
    check = Check(catalogue=rules, desk=desk, repository=runtime.repository, sources=sources)
    titles = {role.key: role.title for role in rules.desk.roles}
    return Told(verdict=ask(check), desk=check.repository, repository=repository, titles=titles)


def _misused(given: argparse.Namespace) -> "Reason | None":
    """What is wrong with the options, so that there is no question to ask."""
    from automation.core.problem import Reason
    from automation.core.text.values import read_repository

    if given.pull_request and (given.repository is not None or given.code is not None):
        return Reason(Why.VERIFY_OPTIONS)
    if given.repository is not None and read_repository(given.repository) is None:
        return Reason(Why.VERIFY_NO_REPOSITORY_NAME, {"written": given.repository})
    return None


def _question(given: argparse.Namespace, environment: dict[str, str]) -> "tuple[Callable[[Check], Verdict], str]":
    """What to ask, and of which repository ('' for any)."""
    from automation.adapters.pull_request_event import pull_request
    from automation.core.questions.verify import Question
    from automation.core.text.values import read_repository

    if given.pull_request:
        pull = pull_request(environment.get("GITHUB_EVENT_PATH", ""))
        return lambda check: check.pull_request(pull), pull.repository
    repository = read_repository(given.repository or "") or ""
    question = Question(repository=repository, code=given.code)
    return lambda check: check.request(given.number, question), repository


def _desk_name(given: argparse.Namespace, environment: dict[str, str]) -> str:
    return str(given.desk or environment.get("GITHUB_REPOSITORY", ""))


def _print(told: "Told", environment: dict[str, str], *, as_json: bool) -> None:
    from automation.render.reports.verify import lines, summary, values

    if as_json:
        sys.stdout.write(json.dumps(values(told), indent=2, ensure_ascii=False) + "\n")
        return
    sys.stdout.write("".join(f"{actions_runtime.plain(line)}\n" for line in lines(told)))
    if told.answer != "may" and environment.get("GITHUB_ACTIONS") == "true":
        sys.stdout.write(actions_runtime.annotation("error", "\n".join(lines(told))) + "\n")
    actions_runtime.summary(environment, summary(told))
