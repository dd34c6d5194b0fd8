"""Characters of which a reader sees nothing, or a blank: they make no difference to what a text says to the eye.

The ranges are those of Unicode's property Default_Ignorable_Code_Point (DerivedCoreProperties), which Python's own
`unicodedata` does not know: fillers, variation selectors and tags are letters, marks or unassigned there.
"""

import re
import unicodedata
from functools import lru_cache

IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default_Ignorable_Code_Point, as the inside of a character class."""

FILLERS = "\u115f\u1160\u2800\u3164\uffa0\U0001d159"
"""Drawn as a blank or not at all, as the font has it, and no white space to Unicode."""

BLANKS = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Unicode's separators of words (category Zs), as the inside of a character class."""

_IGNORED = re.compile(f"[{IGNORABLE}]")


_BLANKS = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_HYPHENS = (0x2010, 0x2011, 0x2212)
_PLAIN = (
    {0xFF01 + place: 0x21 + place for place in range(94)}
    | dict.fromkeys(_BLANKS, ord(" "))
    | dict.fromkeys(_HYPHENS, ord("-"))
)
"""Full-width forms as their ASCII, every blank as the common one, and what is drawn as a hyphen as one."""


def plainly(text: str) -> str:
    """The text in the characters that a reader takes it for: any blank is a blank, any hyphen a hyphen.

    Nothing is guessed: a superscript, a fraction, a letter of another script or what nobody sees stays what it is.
    """
    return text if text.isascii() else text.translate(_PLAIN)


@lru_cache(maxsize=256)
def is_unseen(char: str) -> bool:
    """Whether nothing is drawn for this character, or a blank that is no white space to Unicode."""
    return char in FILLERS or _IGNORED.match(char) is not None or unicodedata.category(char) == "Cf"
