"""The second act told on the terminal: a block a try, in Indonesian and English by turns, and a table in the end."""

import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime

from .judging import Played
from .look import Look
from .telling import clock, plain, say, tell_wrong, verdict
from .tries import Try, Words

_WIDTH = 132
_COLUMN = 17


def tell_filing(at: datetime, sender: str, page: Look) -> None:
    """A request was filed for the second act."""
    kind = page.kind.removeprefix("sop: ")
    say(f"  {clock(at)}  #{page.number:<3} {sender:<6} {plain(page.title, 80)} ({kind})")


def tell_try(place: tuple[int, int], number: int, attempt: Try) -> None:
    """Who tries what, and on which request."""
    own, english = " dan ".join(attempt.people), " and ".join(attempt.people)
    verb = "tries" if len(attempt.people) == 1 else "try"
    say()
    say(f"[{place[0]:>2}/{place[1]}] #{number:<3} {own} ({attempt.by.id}) mencoba {attempt.what.id}")
    say(f"{'':13}{english} ({attempt.by.en}) {verb} to {attempt.what.en}".rstrip())


def tell_before(played: Played, requests: int) -> None:
    """What somebody did before, rightly."""
    deed = plain(played.done.shown, 64)
    _row("dahulu/before", f"{played.who:<6} {deed:<64} {verdict(played):<24} {requests} perm.")


def tell_deed(played: Played, answer: Words, requests: int) -> None:
    """What was done, and what the desk answered; silence too is an answer, and costs what it costs."""
    _row(f"▸ {played.who}", played.done.shown)
    silence = Words(id=f"(meja diam, {requests} permintaan)", en=f"(the desk is silent, {requests} requests)")
    _tell("Jawaban", "Answer", answer if answer.id else silence)


def tell_end(attempt: Try, requests: int, wrong: Sequence[str], number: int) -> None:
    """The rule, the way out, and whether the try was refused."""
    _tell("Aturan", "Rule", attempt.rule)
    _tell("Jalan keluar", "Way out", attempt.way)
    if not wrong:
        say(f"  ✓ ditolak, tidak ada yang terbuka / refused, nothing opened · {requests} perm.")
    for sentence in wrong:
        tell_wrong(number, sentence)


def tell_table(rows: Iterable[tuple[Try, int, int, bool]]) -> None:
    """One line a try: sign, number, who, what, how many requests; `rows` hold try, issue, requests, whether refused."""
    found = list(rows)
    say()
    say("Dua belas percobaan babak 2 / the twelve tries of act 2")
    for index, (attempt, number, requests, is_refused) in enumerate(found, 1):
        who, what = ", ".join(attempt.people), plain(f"{attempt.what.id} / {attempt.what.en}", 116)
        say(f"  {'✓' if is_refused else '✗'} {index:>2}  #{number:<3} {who:<10} {what:<116} {requests} perm.")
    count, total = sum(is_refused for *_, is_refused in found), len(found)
    if count == total:
        say(f"  ✓ {count} dari {total} ditolak, tidak ada yang terbuka / {count} of {total} refused, nothing opened")
    else:
        say(f"  ✗ hanya {count} dari {total} ditolak / only {count} of {total} refused")


def _tell(title: str, english: str, words: Words) -> None:
    _row(title, words.id)
    if words.en:
        _row(english, words.en)


def _row(title: str, text: str) -> None:
    """A title and its text, which goes on below itself when it is long."""
    for line in textwrap.wrap(plain(text, 600), _WIDTH - _COLUMN, break_on_hyphens=False, drop_whitespace=True):
        say(f"  {title:<{_COLUMN}}{line}")
        title = ""
