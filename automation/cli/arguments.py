"""The arguments of every command, and which function runs it."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from . import audit, local, requests, sources, verify, what_if

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse has no public name for it

Run = Callable[[argparse.Namespace, dict[str, str]], int]


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    top = argparse.ArgumentParser(prog="alur", description="A request desk on GitHub Issues.")
    top.add_argument("--repo-dir", type=Path, default=None, help="the desk's repository (default: here)")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for add in (_sources, _requests, _what_if, _verify, _audit, _sandbox, _demo, _site):
        add(commands)
    return top


def _port(text: str) -> int:
    """A port number; argparse tells of any other text."""
    if not (text.isascii() and text.isdigit() and int(text[:6]) < 2**16):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; name one from 1 to 65535, or 0 for any free port")
    return int(text)


def _add(commands: "Commands", name: str, run: Run, says: str) -> argparse.ArgumentParser:
    added = commands.add_parser(name, help=says, description=says)
    added.set_defaults(run=run, is_brief=False, is_lenient=False)
    return added


def _lenient(command: argparse.ArgumentParser) -> None:
    """A run on GitHub that ends with anything but 0 is red, and mails whoever's act started it."""
    says = "end with 0, and a warning, where no maintainer must act: as the workflows do"
    command.add_argument("--lenient", dest="is_lenient", action="store_true", help=says)


def _sources(commands: "Commands") -> None:
    _add(commands, "check", sources.check, "every mistake of the sources, and whether built files are current")
    _add(commands, "build", sources.build, "write the built files from their sources")
    says = "the account numbers that the desk file lacks, as lines for review; writes nothing"
    _add(commands, "people", sources.people, says)


def _requests(commands: "Commands") -> None:
    handled = _add(commands, "handle", requests.handle, "handle the event that GitHub names")
    # One event, one short process: it ends before collecting garbage would pay.
    handled.set_defaults(is_brief=True)
    handled.add_argument(
        "--part",
        choices=("all", "first", "record"),
        default="all",
        help="first: leave recording to a job of its own (its output `record` says so); record: that job",
    )
    _lenient(handled)
    swept = _add(commands, "sweep", requests.sweep, "find requests that are not where they should be")
    swept.add_argument("--here", action="store_true", help="handle each in a process of its own instead of dispatching")
    _lenient(swept)
    _add(commands, "register", requests.register, "put a new desk file on the register of rights")
    explained = _add(commands, "explain", requests.explain, "where a request stands and why; writes nothing")
    explained.add_argument("number", type=int, metavar="N")
    explained.add_argument("--json", action="store_true")
    explained.add_argument("--save", type=Path, metavar="FILE", help="save the history for `alur decide`")
    decided = _add(commands, "decide", requests.decide, "the plan for a saved history, with its reasons")
    decided.add_argument("--history", type=Path, required=True, metavar="FILE")
    decided.add_argument("--now", required=True, metavar="T", help="the moment to decide at, ISO 8601 with zone")
    decided.add_argument("--json", action="store_true")


def _verify(commands: "Commands") -> None:
    says = "whether a request may be developed now: 0 yes, 1 no, 2 unknown; writes nothing"
    asked = _add(commands, "verify", verify.verify, says)
    about = asked.add_mutually_exclusive_group(required=True)
    about.add_argument("number", type=int, nargs="?", metavar="N")
    about.add_argument("--pull-request", action="store_true", help="the request that the event's pull request names")
    asked.add_argument("--desk", metavar="OWNER/NAME", help="the desk that is asked (default: GITHUB_REPOSITORY)")
    asked.add_argument("--repository", metavar="OWNER/NAME", help="in this repository")
    asked.add_argument("--code", help="at this code")
    asked.add_argument("--json", action="store_true")


def _what_if(commands: "Commands") -> None:
    asked = _add(commands, "what-if", what_if.what_if, "what one more act would do; writes nothing")
    asked.add_argument("number", type=int, nargs="?", metavar="N")
    asked.add_argument("--as", required=True, dest="login", metavar="LOGIN", help="who would do it")
    deed = asked.add_mutually_exclusive_group(required=True)
    deed.add_argument(
        "--comment", metavar="TEXT", help="the comment, in as many lines as it has; - reads it from stdin"
    )
    deed.add_argument("--label", metavar="NAME", help="the label that would be put on")
    deed.add_argument("--remove-label", metavar="NAME", help="the label that would be taken off")
    asked.add_argument("--history", type=Path, metavar="FILE", help="what `alur explain N --save` wrote, with --now")
    asked.add_argument("--now", metavar="T", help="the moment of the act, ISO 8601 with zone")
    asked.add_argument("--lang", choices=["id", "en"], default="id")
    asked.add_argument("--json", action="store_true")


def _audit(commands: "Commands") -> None:
    audited = commands.add_parser("audit", help="check, print and export the record of what was decided")
    parts = audited.add_subparsers(required=True, metavar="PART")
    verified = _add(parts, "verify", audit.verify, "every difference between the record, itself and a history")
    verified.add_argument("--history", type=Path, metavar="FILE", help="what `alur explain N --save` wrote")
    verified.add_argument(
        "--head", metavar="H", help="the published head: a commit id, or sha256:DIGEST of a last line"
    )
    shown = _add(parts, "print", audit.print_record, "the record of one request, to print")
    shown.add_argument("number", type=int, metavar="N")
    exported = _add(parts, "export", audit.export, "all entries of all requests, for other programs")
    exported.add_argument("--format", choices=["jsonl", "csv"], required=True)
    exported.add_argument("--out", type=Path, metavar="FILE")
    for part in (verified, shown, exported):
        part.add_argument("--ledger", type=Path, required=True, metavar="DIR", help="the folder with the files N.jsonl")
    for part in (verified, shown):
        part.add_argument("--lang", choices=["id", "en"], default="id")


def _sandbox(commands: "Commands") -> None:
    sandbox = _add(commands, "sandbox", local.sandbox, "GitHub on this machine, to try the desk")
    sandbox.add_argument("--port", type=_port, default=8801, help="0 for any free port (default: 8801)")
    sandbox.add_argument("--data", type=Path, metavar="FILE", help="where the state is kept")
    sandbox.add_argument(
        "--no-desk", action="store_true", help="start no desk; run `alur handle` or `alur sweep` by hand"
    )
    sandbox.add_argument("--site", type=Path, metavar="DIR", help="a built site to serve at /site/")
    sandbox.add_argument("--check", action="store_true", help="check every answer against GitHub's description")
    sandbox.add_argument("--bare", type=Path, metavar="DIR", help="leave all branches there as a bare git repository")


def _demo(commands: "Commands") -> None:
    demo = _add(commands, "demo", local.demo, "play the example requests through a sandbox, and build the site")
    demo.add_argument(
        "--data",
        type=Path,
        metavar="FILE",
        default=Path(".alur/demo.json"),
        help="the state; an earlier one is replaced",
    )
    demo.add_argument("--until", type=int, metavar="STEP", help="stop once a request of each kind waits at this step")


def _site(commands: "Commands") -> None:
    site = _add(commands, "site", local.site, "write the site's sources from live data")
    site.add_argument("--out", type=Path, metavar="DIR", default=Path(".alur/site-src"))
    site.add_argument("--publish-private", action="store_true", help="publish a private repository's desk")
    _lenient(site)
