"""`alur what-if`: what one more act would do, asked of GitHub with one read or of a saved history."""

import argparse
import json
import sys
from datetime import datetime

from automation.adapters import actions_runtime
from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from automation.errors import Exit, Unreadable

from .requests import github_desk, moment
from .sources import catalogue


def what_if(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """Done when the act would be accepted, refused when it would be refused or pass without an answer."""
    from automation.operations.what_if import Deed, account

    rules = catalogue(given, environment)
    request, now = _saved(given) if given.history else _live(given, environment, rules)
    comment = sys.stdin.read() if given.comment == "-" else given.comment
    label = given.remove_label if given.label is None else given.label
    deed = Deed(login=given.login, comment=comment, label=label or "", added=given.remove_label is None)
    told, lines, is_accepted = account(rules, request, deed, now, given.lang)
    sys.stdout.write(json.dumps(told, indent=2, ensure_ascii=False) if given.json else "\n".join(lines))
    sys.stdout.write("\n")
    return Exit.DONE if is_accepted else Exit.REFUSED


def _live(given: argparse.Namespace, environment: dict[str, str], rules: Catalogue) -> tuple[Request, datetime]:
    if given.number is None:
        raise Unreadable(
            "name the request, as in `alur what-if 12 --as budi --comment /status`, or give --history FILE"
        )
    if given.now:
        raise Unreadable("--now goes with --history; without it the act is looked at as if it were done now")
    reading = github_desk(actions_runtime.actions(environment), rules, is_foreign=True).read(given.number)
    return reading.request, reading.now


def _saved(given: argparse.Namespace) -> tuple[Request, datetime]:
    from automation.adapters.history_files import load_history
    from automation.core.decision.next_act import newest

    if not given.now:
        raise Unreadable("--history needs --now T: the moment of the act, ISO 8601 with zone")
    request, now = load_history(given.history), moment(given.now)
    if given.number not in {None, request.number}:
        raise Unreadable(f"{given.history} is the history of #{request.number}, not of #{given.number}")
    if now < newest(request):
        raise Unreadable(
            f"--now {given.now} is earlier than the last act in {given.history} ({newest(request).isoformat()}); "
            "an act is looked at as the next one, so name that moment or a later one"
        )
    return request, now
