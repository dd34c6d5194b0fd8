"""The first line of a comment: a command, something that was meant as one, or neither; and the approval code.

Knows no procedure: the caller says which words are verbs. Nothing is normalised into a command: the verb counts only
in plain ASCII at column 0 of the very first line, which can be inside no fence, quote or HTML comment. What merely
resembles a command is a near miss (`near_misses.py`), which is answered and never executed.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace

from .markdown import lines_of, unfenced
from .near_misses import VERB, NearMiss, may_be_near_miss, read_near_miss
from .unseen import is_unseen, plainly

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O, U."""

CODE_BITS = 60

_LONGEST_CODE = 60
_DRAFT_WORDS = frozenset({"draf", "draft"})
_CODE_SLIPS = str.maketrans("OIL", "011", "- ")
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


def read_command(body: str, words: Collection[str]) -> Command | NearMiss | None:
    """The command on the first line of `body`, given the known `words` (lower case, no slash); else a near miss."""
    if (verb := VERB.match(body)) and (word := verb[1].lower()) in words:
        command = _command(body, word)
        return replace(command, second=_second(command.text, words)) if "/" in command.text else command
    return read_near_miss(body, words)


def as_answered(body: str, command: Command) -> Command | NearMiss:
    """The command of a comment that was answered and not taken: what is read more kindly since changes no answer.

    A reason below it was none, nor was the word `draf`, and a blank that is not ASCII was part of the verb.
    """
    behind = len(command.word) + 1
    if body[behind : behind + 1].isascii():
        return replace(command, is_answered=True)
    return NearMiss(written=body[: behind + 1], words=(command.word,))


def read_exactly(body: str, word: str) -> Command | None:
    """The command on the first line of `body` if it is `word`."""
    verb = VERB.match(body)
    return _command(body, word) if verb and verb[1].lower() == word else None


def looks_like_command(body: str) -> bool:
    """Whether `read_command` could answer anything but None for some words."""
    return may_be_near_miss(body)


def read_code(text: str) -> str | None:
    """The approval code in its canonical form `XXXX-XXXX-XXXX`, read forgivingly; None when `text` is no code."""
    text = plainly(text) if len(text) <= _LONGEST_CODE else ""
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
    found = (VERB.match(line) for line in lines_of(unfenced(text)))
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
