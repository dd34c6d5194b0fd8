"""What may stand in a comment of the desk: nothing that somebody typed acts in it as markup, mention or link."""

import re

PEOPLE = frozenset("dina eko budi sari wati joko ratna lina".split())
_FENCE = re.compile(r"(`{3,})text")
_SPAN = re.compile(r"`[^`]+`")
_OURS = re.compile(
    r"<!-- alur(:[A-Za-z0-9:_=-]+|-covers [a-z0-9_=. ]+) -->|<details><summary>[\w ,:]+</summary>|</details>"
    r"|\[[\w ,/&()-]+\]\(http://127\.0\.0\.1:\d+/kampus/permohonan/issues/(\d+(#issuecomment-\d+)?|new/choose)\)"
    r"|http://127\.0\.0\.1:\d+/kampus/permohonan/issues/\d+#issuecomment-\d+"
    r"|\[([Aa]turan|[Rr]ule) [\w ,']+\]\(https://kampus\.github\.io/permohonan/(en/)?panduan/aturan/#[a-z0-9-]+\)"
    r"|\[[\w ]+\]\(https://kampus\.github\.io/permohonan/(en/)?permohonan/\d+/\)"
    r"|\((nomor|number) \*\*#\d+\*\*\)"
    r"|(Permohonan|Request) #\d+"
)
_ACTS = re.compile(r"[@<>#`\[\]]|://|javascript|www\.")


def acting(comment: str) -> list[str]:
    """The lines of a comment of the desk in which something acts that the desk did not mean."""
    marker, *lines = comment.replace("\r\n", "\n").split("\n")
    found = [] if _OURS.fullmatch(marker) else [marker]
    if lines and lines[0].startswith("@"):
        found += [name for name in lines.pop(0).split() if name.removeprefix("@") not in PEOPLE]
    fence = ""
    for line in lines:
        opened = _FENCE.fullmatch(line)
        if fence:
            fence = "" if line == fence else fence
        elif opened:
            fence = opened.group(1)
        elif _ACTS.search(re.sub(r"^### ", "", _OURS.sub("", _SPAN.sub("", line)))):
            found.append(line)
    return [*found, *(["a fence that is not closed"] if fence else [])]
