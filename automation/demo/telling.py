"""The demo told on the terminal: a line a deed with progress, then the summary. Texts are cut and made harmless."""

import sys
from datetime import datetime
from typing import Any

from .judging import Played
from .look import Look

_DAYS = "Sen Sel Rab Kam Jum Sab Min".split()
_SEEN = {
    "accepted": "✓ diterima",
    "refused": "⚠ ditolak (alasan)",
    "silence": "· diam",
    "changed": "✎ diubah",
}
LEGEND = (
    "✓ diterima/accepted · ⚠ ditolak dengan alasan/refused with the reason · diam/silence · "
    "✎ meja mengubah sesuatu/the desk changed something · perm. = permintaan HTTP meja/requests the desk sent"
)


def say(line: str = "") -> None:
    """One line, at once: somebody is watching."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def plain(text: str, width: int) -> str:
    """One line of at most `width` characters with nothing that a terminal or a log of Actions would obey."""
    line = "".join(char if char.isprintable() else " " for char in text).replace("##[", "# #[").replace("::", ": :")
    return line if len(line) <= width else line[: width - 1] + "…"


def clock(at: datetime) -> str:
    """`Sel 17-11 09.30`."""
    return f"{_DAYS[at.weekday()]} {at:%d-%m %H.%M}"


def tell_filed(place: tuple[int, int], at: datetime, sender: str, page: Look) -> None:
    """A form was filed."""
    where = f"{page.ending or f'langkah {page.step:02}'}"
    say(f"[{place[0]}/{place[1]}] {clock(at)}  #{page.number}  {sender:<6} {plain(page.title, 62):<62} → {where}")


def tell_played(place: tuple[int, int], at: datetime, played: Played, requests: int) -> None:
    """Somebody did something, and this is what came of it."""
    before, after = played.before, played.after
    step = f"langkah {before.step:02}/{before.status.last}" if before.step else before.ending.removeprefix("status: ")
    deed = plain(played.done.shown, 50)
    count, seen = f"{place[0]:>3}/{place[1]}", verdict(played)
    say(f"[{count}] {clock(at)}  #{after.number}  {step:<13} {played.who:<7} {deed:<50} {seen:<28} {requests} perm.")


def verdict(played: Played) -> str:
    """What came of a deed, and where the request went."""
    before, after = played.before, played.after
    went = "" if before.step == after.step else f" → {f'langkah {after.step:02}' if after.step else after.ending}"
    return _SEEN[played.outcome] + went


def tell_wrong(number: int, sentence: str) -> None:
    """Something is not as it must be."""
    say(f"          ✗ #{number}: {plain(sentence, 400)}")


def tell_checks(checks: dict[str, Any]) -> None:
    """How often each route answered, each answer checked against GitHub's own description."""
    counts: dict[str, int] = checks["checked"]
    say(f"Jawaban REST dan GraphQL diperiksa / answers checked: {sum(counts.values())}")
    for route, count in counts.items():
        say(f"  {count:>5}  {route}")
