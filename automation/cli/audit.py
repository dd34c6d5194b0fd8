"""`alur audit verify`, `print` and `export`: the desk's record, from files alone."""

import argparse
import sys

from automation.errors import Exit, Unreadable

from .sources import catalogue
from .telling import tell


def verify(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """One line for each difference and 1, or one line that says what was checked and 0."""
    from automation.adapters.history_files import load_history
    from automation.adapters.ledger_files import read_checkout, read_ledger
    from automation.core.audit.report import DIGEST_HEAD, is_head
    from automation.operations.audit import differences, examined
    from automation.render.reports.audit import checked_line, difference_line, rewritten_line

    head = given.head or ""
    # An empty head, as a script's unset variable gives, must not pass for none.
    if given.head is not None and not is_head(head):
        raise Unreadable(f"--head {head!r} is no head; give a whole commit id, or sha256: and 64 hexadecimal digits")
    rules = catalogue(given, environment)
    ledger = read_ledger(given.ledger)
    request = load_history(given.history) if given.history else None
    is_commit = head and not head.startswith(DIGEST_HEAD)
    checkout = read_checkout(given.ledger, environment) if is_commit else None
    found = list(differences(ledger, rules, request, head, checkout))
    lines = [difference_line(each, given.lang) for each in found]
    lines = lines or [checked_line(examined(ledger, request), request, head, given.lang)]
    notes = [rewritten_line(name, given.lang) for name in ledger.rewritten]
    sys.stdout.write("".join(line + "\n" for line in (*notes, *lines)))
    return Exit.REFUSED if found else Exit.DONE


def print_record(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """One request's record as Markdown."""
    from automation.adapters.ledger_files import read_ledger
    from automation.operations.audit import printed
    from automation.render.reports.audit import rewritten_line

    ledger = read_ledger(given.ledger)
    sys.stdout.write(printed(ledger, given.number, catalogue(given, environment), given.lang))
    sys.stderr.write("".join(rewritten_line(name, given.lang) + "\n" for name in ledger.rewritten))
    return Exit.DONE


def export(given: argparse.Namespace, environment: dict[str, str]) -> int:
    """All entries of all requests, to the terminal or to a file; a record that does not hold is named and left out."""
    from automation.adapters.ledger_files import read_ledger, write_export
    from automation.operations.audit import exported
    from automation.render.reports.audit import rewritten_line

    ledger = read_ledger(given.ledger)
    text, broken = exported(ledger, given.format)
    sys.stderr.write("".join(rewritten_line(name, "id") + "\n" for name in ledger.rewritten))
    if given.out:
        write_export(given.out, text)
    else:
        sys.stdout.write(text)
    for line in broken:
        tell(environment, line, "warning")
    return Exit.PARTLY if broken else Exit.DONE
