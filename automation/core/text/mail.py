"""What somebody wrote themselves in an answer by mail: without the mail that is quoted and the signature.

A mail becomes a comment as it is. These few forms are those of the usual mail programs; what is not known stays.
"""

import re

from .markdown import lines_of

_TRAILER = re.compile(
    r"(?:--[ ]?|_{5,}[ ]?|(?:On|Pada)[ ].{5,200}|(?:From|Dari|Sent|Dikirim)(?:[ ]from|[ ]dari)?:?[ ].{1,200})\Z",
    re.IGNORECASE,
)
_OPENS_QUOTE = re.compile(r".{0,300}(?:wrote|menulis|writes):[ \t]*\Z", re.IGNORECASE)


def own_lines(text: str) -> list[str]:
    """The lines without those of a quote."""
    return [line for line in lines_of(text) if not line.lstrip().startswith(">")]


def without_trailer(text: str) -> str:
    """The text up to a mail's signature, or up to the mail that is quoted below it."""
    lines = lines_of(text)
    for place, line in enumerate(lines):
        if _begins_trailer(line, lines[place + 1 : place + 3]):
            return "\n".join(lines[:place]).rstrip()
    return "\n".join(lines).rstrip()


def _begins_trailer(line: str, following: list[str]) -> bool:
    if _OPENS_QUOTE.match(line):
        return True
    if not _TRAILER.match(line.rstrip("\r")):
        return False
    # A line that opens a quotation may be broken in two; the other marks stand by themselves.
    is_open = line.lower().startswith(("on ", "pada "))
    return not is_open or any(_OPENS_QUOTE.match(each) for each in following)
