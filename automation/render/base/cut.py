"""Cuts a comment that GitHub would refuse for its length, without setting free the text that it quotes."""

import re

LIMIT = 60_000
"""GitHub refuses comments above 65,536 characters; a refused comment is silence."""

_CUT = "… (dipotong karena terlalu panjang · cut because it is too long)"
_DEEPEST = 3
"""Folds within folds that a comment of the desk has at most."""
_FENCE = re.compile(r"(`{3,})text")


def cut(body: str) -> str:
    """At most `LIMIT` characters in whole lines; open fences and folds are closed, and it says that it was cut.

    Half a line could hold half a code span, whose text would then mention people.
    """
    if len(body) <= LIMIT:
        return body
    longest = max((len(line) for line in body.split("\n") if _FENCE.fullmatch(line)), default=0)
    kept = body[: LIMIT - longest - len(_CUT) - _DEEPEST * len("\n</details>") - 2].rpartition("\n")[0]
    return "\n".join([kept, *_open(kept), "", _CUT])


def _open(text: str) -> list[str]:
    """The lines that end what is open at the end of `text`: a fence, then the folds around it."""
    fence, folds = "", 0
    for line in text.split("\n"):
        opened = _FENCE.fullmatch(line)
        if fence:
            fence = "" if line == fence else fence
        elif opened:
            fence = opened.group(1)
        elif line.startswith("<details>"):
            folds += 1
        elif line.startswith("</details>"):
            folds -= 1
    return [*([fence] if fence else []), *["</details>"] * folds]
