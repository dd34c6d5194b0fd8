"""The one way by which text that somebody typed reaches a page: as characters, never as markup.

Pages are Markdown files that hold HTML blocks, so both languages are neutralised: HTML by its entities, and whatever
Markdown or a template could read as an instruction by numeric ones.
"""

import unicodedata

LIMIT = 200
SENTENCE = 1000
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
# What Markdown and its usual extensions, and template languages, read as more than a character.
_MARKUP = {ord(each): _HTML.get(each, f"&#{ord(each)};") for each in "&<>\"'\\`*_{}[]#!|~^$="}


def escape_html(text: str, limit: int = LIMIT) -> str:
    """`text` on one line for an HTML block or attribute: invisible characters gone, cut, all markup inert."""
    return _inert(plain(text, limit))


def sentence_html(text: str) -> str:
    """A sentence of `render/wording/words.py` for an HTML block: its code spans become code, all else is escaped."""
    parts = plain(text, SENTENCE).split("`")
    return "".join(f"<code>{_inert(part)}</code>" if index % 2 else _inert(part) for index, part in enumerate(parts))


def plain(text: str, limit: int = LIMIT) -> str:
    """`text` on one line without control, direction and zero-width characters, cut at `limit` with an ellipsis."""
    spaced = "".join(" " if each.isspace() else each for each in text)
    visible = "".join(each for each in spaced if unicodedata.category(each) not in _INVISIBLE)
    line = " ".join(visible.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def web_address(url: str) -> str:
    """`url` escaped for an attribute when a browser may follow it; '' for every other scheme."""
    return escape_html(url, 500) if url.startswith(("https://", "http://")) else ""


def _inert(text: str) -> str:
    return text.translate(_MARKUP)
