"""Names of labels: which are one to GitHub, and which are one to the eye.

GitHub tells names apart by their characters, people by what they see. A label that reads as the desk's and is not the
right one to the last character counts for nothing and goes (other rules).
"""

import re
from collections import Counter
from functools import lru_cache
from unicodedata import category, normalize

from automation.core.text.unseen import FILLERS, is_unseen

from .look_alikes import LOOK_ALIKES

STEP = "langkah"
OVERLAYS = ("sop", "status", "tanda")

_FILLED = re.compile(f"[{FILLERS}]")
_TURNED = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ROMAN = str.maketrans("i1|0", "lllo")
"""`l`, `I` and `1` are one stroke in most fonts, `0` and `O` one ring."""


@lru_cache(maxsize=256)
def label_key(name: str) -> str:
    """One key for all names that GitHub takes for the same label: its letters without case, nothing else.

    A letter that only Python's own folding makes another one, as the Kelvin sign, stays what it is.
    """
    return "".join(low if len(low := char.lower()) == 1 and low.upper() == char else char for char in name)


def is_same_label(one: str, other: str) -> bool:
    """Whether both names are the same label to GitHub."""
    return label_key(one) == label_key(other)


def reads_as(one: str, other: str) -> bool:
    """Whether both names look the same; blanks aside, since what fills may be drawn as one or not at all."""
    return _as_read(one, "").replace(" ", "") == _as_read(other, "").replace(" ", "")


def is_desk_label(label: str) -> bool:
    """Whether people read this label as the desk's: it alone sets labels that begin with one of its four prefixes."""
    squeezed = _as_read(label, "").replace(" ", "")
    return is_step_label(label) or squeezed.startswith(tuple(f"{word}:" for word in OVERLAYS)) or is_turned(label)


def is_step_label(label: str) -> bool:
    """Whether people read this label as that of a step, also without the blank after its first word."""
    return any(_is_step(_as_read(label, filled)) for filled in ("", " "))


def _is_step(read: str) -> bool:
    rest = read.removeprefix(STEP)
    # A ring or a stroke may stand for a digit, but not before more letters of a word.
    return rest != read and (
        rest[:1] == " " or rest[:1].isdecimal() or re.match("[lo0-9]{2}(?![a-z])", rest) is not None
    )


def is_turned(label: str) -> bool:
    """Whether a label with marks of direction holds the letters of a word of the desk.

    What such a label looks like no order of its characters tells.
    """
    if _TURNED.search(label) is None:
        return False
    letters = Counter(_as_read(label, ""))
    return any(Counter(word) <= letters for word in (STEP, *OVERLAYS))


@lru_cache(maxsize=256)
def _as_read(label: str, filled: str) -> str:
    """The label as it looks: each character as the letter that it resembles, blanks as one, what is unseen left out.

    `filled` is what a filler is drawn as. Marks above and below letters are left out too: a dot is easily missed.
    """
    seen = "".join(each for each in normalize("NFKD", _FILLED.sub(filled, label)) if _is_drawn(each))
    plain = seen.translate(LOOK_ALIKES).casefold().translate(LOOK_ALIKES).translate(_ROMAN)
    return re.sub(r"\s+", " ", plain).lstrip()


def _is_drawn(char: str) -> bool:
    return char.isspace() or not (is_unseen(char) or category(char) in {"Mn", "Me", "Cc"})
