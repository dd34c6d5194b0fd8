"""What was meant as a command and is none: its word is another, or it does not stand at the very start.

It is answered and never executed (other rules). Only the beginning of a comment is looked at, linear in it.
"""

import difflib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from .common_words import COMMON, NO, NOT, NOT_BEFORE, NOT_IN_ENGLISH, TURNED, UNDOING, YES
from .markdown import lines_of
from .shown_lines import shown_lines
from .unseen import BLANKS, is_unseen

VERB = re.compile(rf"/([A-Za-z][!-.0-~]*)(?:[{BLANKS}\t\r\n]|\Z)")
"""What a command begins with: a slash and a word in plain ASCII."""

ECHOED = 60
"""So many characters of what was written are told again."""

_BEGINNING = 4_000
_LONGEST_LINE = 200
_SLASHES = "/\uff0f\u2044\u2215\u29f8"
_ALIKE = 0.75
_BEGUN = 4
_CLOSE = 0.8
# Cyrillic and Greek letters that look Latin; only used to name the nearest verb, never to accept one.
_LOOKALIKES = str.maketrans("авеһкмнорстухіјѕґԁԛԝαβεικνορτυ", "abehkmhopctyxijsrdqwabeiknoptu")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*\Z")
_BEHIND_MARKS = re.compile(r"(?:(?:[-*+•]|[0-9]{1,3}[.)]|#{1,6})[ \t]+)?[*_\"'“”‘’«»(\[]*(?=[/\uff0f])")
_CLOSING_MARKS = "*_\"'“”‘’«»)]"
_LINE_BELOW = re.compile(r"[\r\n]/[A-Za-z]")
_BETWEEN = re.compile(r"[-_.:,;!?]+")


class Place(StrEnum):
    """Where it stands: at the very start, behind a blank, below something, in code, in a quote, behind other marks."""

    START = "start"
    BLANK = "blank"
    BELOW = "below"
    CODE = "code"
    QUOTE = "quote"
    MARKS = "marks"
    TALK = "talk"


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """Something meant as a command that is none: what was `written`, and which `words` may have been meant (no slash).

    The likeliest stands first; there are none for a word that is like nothing. `is_exact`: it is that word, in the
    wrong place. `argument` is what follows on its line, `text` what stands below.
    """

    written: str
    words: tuple[str, ...]
    place: Place = Place.START
    is_exact: bool = False
    argument: str = ""
    text: str = ""

    @property
    def is_at_start(self) -> bool:
        """Whether nothing that is seen stands before it."""
        return self.place in {Place.START, Place.BLANK}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    """What follows a slash: the raw word, and whether only a close likeness makes it worth an answer."""

    written: str
    word: str
    place: Place
    is_path: bool
    is_detached: bool
    argument: str
    text: str


def read_near_miss(body: str, words: Collection[str]) -> NearMiss | None:
    """What `body` was meant as, given the known `words` (lower case, without slash); None for talk.

    Whatever does not stand at the start of its line, and a path such as `/home/x`, must resemble a known word; below
    other text only a known word in plain letters is looked for.
    """
    return _at_beginning(body, words) or _below_talk(body, words)


def may_be_near_miss(body: str) -> bool:
    """Whether `read_near_miss` could answer anything but None for some words."""
    return _attempt(body) is not None or _LINE_BELOW.search(body) is not None


def _at_beginning(body: str, words: Collection[str]) -> NearMiss | None:
    found = _attempt(body)
    if found is None:
        return None
    is_doubtful = found.is_path or found.is_detached or found.place not in {Place.START, Place.BLANK}
    plain = unicodedata.normalize("NFKC", found.word[:_LONGEST_LINE]).casefold().translate(_LOOKALIKES)
    meant = _meant(plain, tuple(sorted(words)), _CLOSE if is_doubtful else _ALIKE, not found.is_path)
    if is_doubtful and not meant:
        return None
    is_exact = not found.is_path and not found.is_detached and found.written[1:].lower() in words
    return NearMiss(
        written=found.written,
        words=meant,
        place=found.place,
        is_exact=is_exact,
        argument=found.argument,
        text=found.text,
    )


def _below_talk(body: str, words: Collection[str]) -> NearMiss | None:
    """The first command that stands at the start of a later line, where a reader sees it as text."""
    lines = [line for _, line in shown_lines(body)] if _LINE_BELOW.search(body) else []
    for place, line in enumerate(lines):
        if (verb := VERB.match(line)) and (word := verb[1].lower()) in words:
            return NearMiss(
                written=line[: verb.end(1)],
                words=(word,),
                place=Place.TALK,
                is_exact=True,
                argument=line[verb.end(1) :].strip(),
                text="\n".join(lines[place + 1 :]),
            )
    return None


def _attempt(body: str) -> _Attempt | None:
    """The command that the beginning of a comment tries to be, in whatever it is wrapped."""
    if (first := body[:1]).isascii() and first.isalpha():
        # Most comments are talk. A filler that nobody sees is a letter too, but not ASCII.
        return None
    lines = lines_of(body[:_BEGINNING])
    start = _first_seen(lines, 0)
    if start is None:
        return None
    if _is_quote(lines[start]):
        own = _first_seen(lines, start, own=True)
        if own is None:
            quoted = [_without_blanks(line).lstrip("> \t") for line in lines[start:]]
            return _placed(_in_lines(quoted, 0), Place.QUOTE)
        start = own
    found = _in_lines(lines, start)
    return _placed(found, Place.BELOW) if start and found and found.place in {Place.START, Place.BLANK} else found


def _in_lines(lines: list[str], start: int) -> _Attempt | None:
    """The attempt that begins on a line, in a fence, a code span, behind other marks, or bare."""
    line = _without_blanks(lines[start])
    if fence := _FENCE.match(line):
        inside = lines[start + 1 :]
        end = next((place for place, each in enumerate(inside) if each.strip().startswith(fence[1])), len(inside))
        begin = _first_seen(inside[:end], 0)
        return None if begin is None else _placed(_bare(inside[:end], begin, inside[begin]), Place.CODE)
    if line.startswith("`") and line.rstrip().endswith("`"):
        return _placed(_bare(lines, start, line.strip().strip("`")), Place.CODE)
    marks = _BEHIND_MARKS.match(line)
    if marks and marks[0]:
        is_alone = _first_seen(lines, start + 1) is None
        return (
            _placed(_bare(lines, start, line[marks.end() :].rstrip(_CLOSING_MARKS)), Place.MARKS) if is_alone else None
        )
    return _bare(lines, start, lines[start])


def _bare(lines: list[str], place: int, text: str) -> _Attempt | None:
    line = text[:_LONGEST_LINE]
    bare = _without_blanks(line)
    if bare[:1] not in tuple(_SLASHES):
        return None
    parts = bare[1:].split(maxsplit=1)
    written = parts[0] if parts else ""
    visible = "".join(char for char in written if not _is_blank(char))
    if not visible[:1].isalpha():
        return None
    word = re.split(f"[{_SLASHES}]", visible)[0]
    rest = _without_blanks(text)[1:].split(maxsplit=1)[1:]
    return _Attempt(
        written=(bare[0] + written)[:ECHOED],
        word=word,
        place=Place.START if bare == line else Place.BLANK,
        is_path=word != visible,
        is_detached=bare[1:2].isspace(),
        argument=rest[0].strip() if rest else "",
        text="\n".join(lines[place + 1 :]).strip("\n"),
    )


def _placed(found: _Attempt | None, place: Place) -> _Attempt | None:
    return replace(found, place=place) if found is not None else None


def _first_seen(lines: list[str], start: int, *, own: bool = False) -> int | None:
    """The first line from `start` on in which something is seen; of one's `own`, no line of a quote."""
    numbers = range(start, len(lines))
    return next(
        (each for each in numbers if _without_blanks(lines[each]) and not (own and _is_quote(lines[each]))), None
    )


def _is_quote(line: str) -> bool:
    return _without_blanks(line).startswith(">")


def _without_blanks(line: str) -> str:
    """The line from the first character on that a reader sees."""
    return line[next((place for place, char in enumerate(line) if not _is_blank(char)), len(line)) :]


def _is_blank(char: str) -> bool:
    """Whether a reader sees nothing where `char` stands: white space, format characters, fillers."""
    return char.isspace() or is_unseen(char) or unicodedata.category(char) == "Cc"


@lru_cache(maxsize=256)
def _meant(word: str, words: tuple[str, ...], likeness: float, is_common: bool) -> tuple[str, ...]:  # noqa: FBT001 - `lru_cache` wants its arguments by place
    """Which commands may have been meant, the likeliest first; never one that says the other thing."""
    parts = [part for part in _BETWEEN.split(word) if part]
    flat = "".join(parts)
    if flat in words:
        return (flat,)
    if is_common and (flat in COMMON or word in COMMON):
        return tuple(each for each in COMMON.get(word, COMMON.get(flat, ())) if each in words)
    if any(part in NOT for part in parts):
        return _turned(_base("".join(part for part in parts if part not in NOT), words))
    if len(parts) > 1 and parts[0] in UNDOING and (undone := _base("".join(parts[1:]), words)):
        return ("tarik",) if undone in YES else ()
    if (turned := _after_prefix(flat, words)) is not None:
        return turned
    if parts and parts[0] in words and not any(_base(part, words) for part in parts[1:]):
        return (parts[0],)
    if len(flat) >= _BEGUN and (begun := [each for each in words if each.startswith(flat)]):
        return tuple(begun)
    return tuple(each for each in difflib.get_close_matches(word, words, cutoff=likeness) if _may_be(word, each))


def _turned(base: str) -> tuple[str, ...]:
    return TURNED.get(base, ())


def _after_prefix(flat: str, words: tuple[str, ...]) -> tuple[str, ...] | None:
    """What a word may mean that begins with a "not"; None where it does not."""
    for prefix in NOT_BEFORE:
        if flat.startswith(prefix) and (base := _base(flat.removeprefix(prefix), words)):
            return _turned(base)
    for prefix in NOT_IN_ENGLISH:
        rest = flat.removeprefix(prefix)
        if rest != flat and (rest in COMMON or rest in words):
            return _turned(_base(rest, words))
    return None


def _base(word: str, words: tuple[str, ...]) -> str:
    """The command for yes or no that a word stands for, '' for none."""
    known = COMMON.get(word) or ((word,) if word in words else ())
    close = known or difflib.get_close_matches(word, tuple(YES | NO), n=1, cutoff=_CLOSE)
    return next((each for each in close if each in YES | NO), "")


def _may_be(word: str, verb: str) -> bool:
    """Whether a word that is like a verb may be proposed it: whatever begins otherwise may say the other thing."""
    if verb in YES:
        return word[:2] == verb[:2] and not any(each in word for each in NOT_BEFORE[:7])
    return word[:1] == verb[:1] or verb not in NO
