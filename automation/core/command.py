"""The first line of a comment: a command, something that was meant as one, or neither; and the approval code.

Knows no procedure: the caller says which words are verbs. Nothing is normalised into a command: the verb counts only
in plain ASCII at column 0 of the very first line, which can be inside no fence, quote or HTML comment. What merely
resembles a command is a near miss, which is answered and never executed.
"""

import difflib
import re
import unicodedata
from collections.abc import Collection

from .markdown import lines_of, unfenced
from .remembered import remembered
from .unseen import BLANKS, is_unseen, plainly
from .value_class import dataclass, replace

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U."""

CODE_BITS = 60

_LOOKED_AT = 200
_ECHOED = 60
_DRAFT_WORDS = frozenset({"draf", "draft"})
_SLASHES = "/\uff0f\u2044\u2215\u29f8"
_CLOSE = 0.8
# Cyrillic and Greek letters that look Latin; only used to name the nearest verb, never to accept one.
_LOOKALIKES = str.maketrans("авеһкмнорстухіјѕґԁԛԝαβεικνορτυ", "abehkmhopctyxijsrdqwabeiknoptu")
_CODE_SLIPS = str.maketrans("OIL", "011", "- ")
_VERB = re.compile(rf"/([A-Za-z][!-.0-~]*)(?:[{BLANKS}\t\r\n]|\Z)")
_NOT_CODE = re.compile(rf"[^{ALPHABET}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command as written: `word` in lower case without slash, `argument` the rest of its line, `text` what follows.

    `is_draft` says that the word `draf` or `draft` stands anywhere in `argument`: it holds a step, and means nothing to
    every other command. `second` is the first other command that begins a line of `text`, outside code.
    `is_answered`: it was answered and not taken, so that it is read as narrowly as it may have been then.
    """

    word: str
    argument: str = ""
    text: str = ""
    is_draft: bool = False
    second: str = ""
    is_answered: bool = False

    @property
    def reason(self) -> str:
        """What a command that asks for a reason was given: the rest of its line and all text below it."""
        return without_draft(self) if self.is_answered else f"{self.argument}\n{self.text}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """Something meant as a command that is none: what was `written`, and the `nearest` verb (without slash)."""

    written: str
    nearest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    """What follows a slash: the raw word, and whether only a close likeness makes it worth an answer."""

    written: str
    word: str
    is_doubtful: bool


def read_command(body: str, words: Collection[str]) -> Command | NearMiss | None:
    """The command on the first line of `body`, given the known `words` (lower case, without slash).

    A path such as `/home/x` is a near miss only when its first part resembles a known word.
    """
    if (first := body[:1]).isascii() and first.isalnum():
        # Most comments are talk. A filler that nobody sees is alphanumeric too, but not ASCII.
        return None
    if (verb := _VERB.match(body)) and (word := verb[1].lower()) in words:
        command = _command(body, word)
        return replace(command, second=_second(command.text, words)) if "/" in command.text else command
    attempt = _attempt(body)
    return _near_miss(attempt, words) if attempt is not None else None


def as_answered(body: str, command: Command) -> Command | NearMiss:
    """The command of a comment that was answered and not taken: what is read more kindly since changes no answer.

    A reason below it was none, nor was the word `draf`, and a blank that is not ASCII was part of the verb.
    """
    behind = len(command.word) + 1
    if body[behind : behind + 1].isascii():
        return replace(command, is_answered=True)
    return NearMiss(written=body[: behind + 1], nearest=command.word)


def read_exactly(body: str, word: str) -> Command | None:
    """The command on the first line of `body` if it is `word`."""
    verb = _VERB.match(body)
    return _command(body, word) if verb and verb[1].lower() == word else None


def looks_like_command(body: str) -> bool:
    """Whether `read_command` could answer anything but None for some words; looks at 200 characters at most."""
    return _attempt(body) is not None


def read_code(text: str) -> str | None:
    """The approval code in its canonical form `XXXX-XXXX-XXXX`, read forgivingly; None when `text` is no code."""
    text = plainly(text) if len(text) <= _ECHOED else ""
    if not text.isascii():
        return None
    code = text.strip().upper().translate(_CODE_SLIPS)
    if len(code) != CODE_BITS // 5 or _NOT_CODE.search(code):
        return None
    return _grouped(code)


def write_code(bits: int) -> str:
    """The code of a 60 bit number. Raises ValueError for any other number."""
    if not 0 <= bits < 1 << CODE_BITS:
        raise ValueError(bits)
    return _grouped("".join(ALPHABET[bits >> shift & 31] for shift in reversed(range(0, CODE_BITS, 5))))


def _grouped(code: str) -> str:
    return "-".join((code[:4], code[4:8], code[8:]))


def _command(body: str, word: str) -> Command:
    first, _, text = body.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
    argument = first[len(word) + 1 :].strip()
    is_draft = not _DRAFT_WORDS.isdisjoint(_words(argument))
    return Command(word=word, argument=argument, text=text, is_draft=is_draft)


def _second(text: str, words: Collection[str]) -> str:
    found = (_VERB.match(line) for line in lines_of(unfenced(text)) if line.startswith("/"))
    return next((verb[1].lower() for verb in found if verb and verb[1].lower() in words), "")


def code_in(command: Command, *, is_taken: bool) -> str | None:
    """The code that a command names; in what was taken once the word `draf` beside it was passed over."""
    return read_code(without_draft(command) if is_taken else command.argument)


def without_draft(command: Command) -> str:
    """What stands beside a verb but for the word that makes it a draft, and the marks around that."""
    if not command.is_draft:
        return command.argument
    parts = command.argument.split()
    return " ".join(part for part in parts if set(_words(part)) - _DRAFT_WORDS)


def _words(text: str) -> list[str]:
    """The words of a line without case, as a reader sees them: marks between them and what is unseen do not count."""
    seen = "".join(char for char in text if not is_unseen(char))
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", seen).casefold())


def _attempt(body: str) -> _Attempt | None:
    line = body[:_LOOKED_AT].partition("\n")[0].partition("\r")[0]
    start = next((place for place, char in enumerate(line) if not _is_blank(char)), len(line))
    bare = line[start:]
    if bare[:1] not in tuple(_SLASHES):
        return None
    parts = bare[1:].split()
    is_detached = bare[1:2].isspace()
    written = parts[0] if parts else ""
    visible = "".join(char for char in written if not _is_blank(char))
    if not visible[:1].isalpha():
        return None
    word = re.split(f"[{_SLASHES}]", visible)[0]
    return _Attempt(written=(bare[0] + written)[:_ECHOED], word=word, is_doubtful=is_detached or word != visible)


def _near_miss(attempt: _Attempt, words: Collection[str]) -> NearMiss | None:
    plain = unicodedata.normalize("NFKC", attempt.word).casefold().translate(_LOOKALIKES)
    nearest = _nearest(plain, tuple(sorted(words)), _CLOSE if attempt.is_doubtful else 0.0)
    return NearMiss(written=attempt.written, nearest=nearest) if nearest else None


@remembered
def _nearest(word: str, words: tuple[str, ...], likeness: float) -> str:
    """The most similar of the words, '' when none is as similar as that."""
    return next(iter(difflib.get_close_matches(word, words, cutoff=likeness)), "")


def _is_blank(char: str) -> bool:
    """Whether a reader sees nothing where `char` stands: white space, format characters, fillers."""
    return char.isspace() or is_unseen(char) or unicodedata.category(char) == "Cc"
