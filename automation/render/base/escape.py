"""One place where typed text becomes harmless Markdown for a comment (security I20).

Nothing typed by anyone reaches a comment but through these two functions.
"""

import re
import unicodedata

_BACKTICKS = re.compile(r"`+")


def visible(text: str, *, keep: str = "") -> str:
    """The text without control, format, private and surrogate characters; those in `keep` stay."""
    if text.isprintable():
        # Most texts: no character needs a look of its own.
        return text
    return "".join(char for char in text if char in keep or unicodedata.category(char)[0] != "C")


def inline(text: str, limit: int = 80) -> str:
    """The text as one code span: no mention, reference, link or markup acts in it; cut at `limit` characters."""
    flat = " ".join(visible(text, keep="\n\t\r").replace("`", "'").split())
    cut = flat if len(flat) <= limit else flat[: limit - 1] + "…"
    return f"`{cut or ' '}`"


def fenced(text: str) -> str:
    """The text as a fenced block that no line of it can end."""
    kept = visible(text.replace("\r\n", "\n"), keep="\n\t")
    longest = max((len(run) for run in _BACKTICKS.findall(kept)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{kept.rstrip()}\n{fence}"
