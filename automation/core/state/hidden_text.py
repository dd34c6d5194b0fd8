"""Text that a reader of the page may not see although an approval covers it: of which kind, and in which part.

Rather one warning too many than one too few: what could be hidden counts. Only what surely stands in a fenced code
block is seen as it is, and a picture as GitHub writes it for an upload, whose alternative text is told. All patterns
are linear in the text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from automation.core.evidence.evidence import Evidence
from automation.core.evidence.form import read_form
from automation.core.evidence.supplement import Supplement
from automation.core.history.request import Comment
from automation.core.policy.authority import Case
from automation.core.text.markdown import lines_of, spans, unfenced

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_EMOJI_JOINER = re.compile(
    "(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)
"""What holds the parts of one emoji together hides nothing."""

_PLAIN_TAGS = (
    "b|blockquote|br|code|dd|del|div|dl|dt|em|h[1-6]|hr|i|ins|kbd|li|ol|p|pre|q|s|samp|span|strong|sub|sup|table|tbody|"
    "td|th|thead|tr|tt|u|ul|var"
)
_SHOWN = rf"/?(?:{_PLAIN_TAGS})[ ]?/?>|/?(?:details|summary)[\s/>]|https?://|mailto:|[^\s<>@]{{1,64}}@"
"""After `<`: a tag without anything in it, what is a kind of its own, and an address, which is shown."""

_TAG = r"/?[A-Za-z][^<>]{0,1000}>"
"""What stands in a tag itself, as in `<kata sandi: x>`, is not shown."""

_UPLOAD = re.compile(
    r'<img(?: (?:width|height)="[0-9]{1,6}"){0,2} alt="([^"<>\n]{0,80})" '
    r'src="https://[A-Za-z0-9.-]{1,100}/(?:user-attachments/assets/[0-9a-f-]{36}|[0-9]{1,20}/[0-9a-f-]{36,100}\.[a-z]{3,4})"'
    r" ?/?>"
)
"""A picture that was pasted or dropped into GitHub's editor, now and in the years before."""

_MARKDOWN_PICTURE = re.compile(r"!\[([^\[\]<>\n]{0,80})\](?=[\[(])")
_PICTURE = re.compile(r"!\[")
_NOTHING_TOLD = frozenset({"", "image", "gambar"})

_ANYWHERE = (
    ("direction", re.compile(f"[{_DIRECTION}]")),
    (
        "unseen",
        # Format characters, fillers and selectors that take no room; U+FE0F only makes an emoji colourful.
        re.compile(
            "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164"
            "\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
        ),
    ),
)
_OUTSIDE_FENCES = (
    ("comment", re.compile(r"<(?:!--|![A-Za-z]|!\[CDATA\[|\?)")),
    ("fold", re.compile(r"</?(?:details|summary)(?=[\s/>]|\Z)", re.IGNORECASE)),
    ("tag", re.compile(rf"<(?!{_SHOWN}){_TAG}", re.IGNORECASE)),
    # The target of a link that nobody uses; a footnote is shown.
    # An alternative text that is too long to be told, or holds markup.
    ("picture", _PICTURE),
    ("definition", re.compile(r"^[ \t>]{0,20}\[(?!\^)[^\]\n]{1,500}\]:", re.MULTILINE)),
)
KINDS = tuple(name for name, _ in (*_OUTSIDE_FENCES, *_ANYWHERE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """The `kinds` of one part of what is approved, and the alternative texts of its `pictures`.

    The part is the question `field` of the form ('' for text that answers none), or the section `section` ('' for other
    text) of the comment `comment_id` for step `step`; a comment that completes the form has step 1.
    """

    kinds: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    field: str = ""
    step: int = 1
    section: str = ""
    comment_id: int = 0


@lru_cache(maxsize=32)
def hidden_kinds(text: str) -> tuple[str, ...]:
    """Which kinds of text that may not be seen `text` seems to hold."""
    text = _without_pictures("\n".join(lines_of(text)) if "\r" in text else text)
    found = [(name, pattern) for name, pattern in _OUTSIDE_FENCES if pattern.search(text)]
    shown = unfenced(text) if found else ""
    outside = tuple(name for name, pattern in found if pattern.search(shown))
    plain = _EMOJI_JOINER.sub("", text)
    return (*outside, *(name for name, pattern in _ANYWHERE if pattern.search(plain)))


@lru_cache(maxsize=32)
def picture_texts(text: str) -> tuple[str, ...]:
    """The alternative texts of the pictures in `text` that say something, each once, in order."""
    if "<img" not in text and "![" not in text:
        return ()
    shown = unfenced(text)
    found = sorted((*_UPLOAD.finditer(shown), *_MARKDOWN_PICTURE.finditer(shown)), key=lambda each: each.start())
    told = (" ".join(each[1].split()) for each in found)
    return tuple(dict.fromkeys(each for each in told if each.casefold() not in _NOTHING_TOLD))


def _without_pictures(text: str) -> str:
    """`text` without what is told of its pictures."""
    text = _UPLOAD.sub("", text) if "<img" in text else text
    return _MARKDOWN_PICTURE.sub("", text) if "![" in text else text


def hidden_parts(case: Case, added: Iterable[Supplement], known: Mapping[int, Evidence]) -> tuple[Hidden, ...]:
    """Where what an approval covers holds such text: the request, what completes it, the evidence before the gate.

    `added` completes the form; `known` is the evidence by step.
    """
    comments = {comment.id: comment for comment in case.request.comments}
    found = [*_of_body(case)]
    for each in added:
        texts = {_label(case, name): text for name, text in each.texts.found.items()}
        found += [replace(part, field=name, comment_id=each.comment.id) for name, part in _in(each.comment, texts)]
    for number, evidence in known.items():
        if number < case.process.approval_step.number:
            for source in sorted(evidence.sources & comments.keys()):
                given = {
                    each.section.title.id: each.text for each in evidence.given.values() if each.comment_id == source
                }
                found += [
                    replace(part, step=number, section=title, comment_id=source)
                    for title, part in _in(comments[source], given)
                ]
    return tuple(found)


def _of_body(case: Case) -> Iterable[Hidden]:
    """By question; a heading of the form is the desk's own text."""
    body = case.request.body
    if not _is_there(_part(body)):
        return
    lines = lines_of(body)
    heads = sorted((line, name) for name, line in read_form(body, case.process.form_fields).lines.items())
    found: list[Hidden] = []
    for (_, name), span in zip(heads, spans((line for line, _ in heads), lines), strict=True):
        found.append(replace(_part("\n".join(lines[slice(*span)])), field=_label(case, name)))
    yield from filter(_is_there, (*found, _rest(body, found)))


def _in(comment: Comment, parts: dict[str, str]) -> Sequence[tuple[str, Hidden]]:
    """Part to what is hidden there, '' for what stands in the comment outside all parts."""
    found = {name: _part(text) for name, text in parts.items()}
    everything = (*found.items(), ("", _rest(comment.body, found.values())))
    return [(name, part) for name, part in everything if _is_there(part)]


def _part(text: str) -> Hidden:
    return Hidden(kinds=hidden_kinds(text), pictures=picture_texts(text))


def _rest(text: str, parts: Iterable[Hidden]) -> Hidden:
    """What is hidden in `text` and in none of its parts."""
    known = list(parts)
    return Hidden(
        kinds=tuple(kind for kind in hidden_kinds(text) if not any(kind in part.kinds for part in known)),
        pictures=tuple(told for told in picture_texts(text) if not any(told in part.pictures for part in known)),
    )


def _is_there(part: Hidden) -> bool:
    return bool(part.kinds or part.pictures)


def _label(case: Case, name: str) -> str:
    return next((field.label for field in case.process.form_fields if field.name == name), name)
