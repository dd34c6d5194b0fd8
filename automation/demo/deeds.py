"""What people do, each deed by HTTP: copy the block and fill it in, approve, write, set labels, edit, close."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from automation.errors import DeskError

from .client import ISSUES
from .look import Look, Post
from .reading import APPROVE, block_of, fill_in, mentions
from .script import DRAFT
from .stage import Stage

CODE = "<kode>"
WORKFLOW = "github-actions"


class Stuck(DeskError):
    """A person cannot go on from what stands there. The desk must act: its words lead nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """It is `who`'s turn on the request that `page` shows."""

    stage: Stage
    who: str
    page: Look
    details: Mapping[str, Any]

    @property
    def path(self) -> str:
        """The issue's address."""
        return f"{ISSUES}/{self.page.number}"

    def say(self, text: str) -> int:
        """Write a comment and tell its id."""
        return int(self.stage.client.post(self.who, f"{self.path}/comments", {"body": text})["id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A deed as the onlookers see it, with the person's own comment, the one deleted, and the labels."""

    shown: str
    comment: int = 0
    deleted: int = 0
    labels_on: tuple[str, ...] = ()
    labels_off: tuple[str, ...] = ()


def fill(turn: Turn) -> Done:
    """Copy the block of the status comment, put a value in place of each hint, and post it."""
    return _posted(turn, fill_in(_block(turn), turn.details.get("answers", {})))


def draft(turn: Turn) -> Done:
    """As `fill`, but say that it is a draft, so that the step is not done yet."""
    first, line_end, rest = fill_in(_block(turn), turn.details.get("answers", {})).partition("\n")
    return _posted(turn, f"{first} {DRAFT}{line_end}{rest}")


def next_label(turn: Turn) -> Done:
    """Set the label that the status comment names as the way on."""
    name = turn.page.status.next_label
    if not name:
        raise Stuck("the status comment names no label to set")
    return _labelled(turn, [name])


def approve(turn: Turn) -> Done:
    """Copy the line from the request for approval; with `from: first`, from the oldest one on the page."""
    asked = [post for post in turn.page.desk_posts if block_of(post.body).startswith(APPROVE)]
    if not asked:
        raise Stuck("nowhere stands a line to copy for an approval")
    mine = [post for post in asked if turn.who in mentions(post.body)] or asked
    chosen = mine[0] if turn.details.get("from") == "first" else mine[-1]
    return _posted(turn, block_of(chosen.body))


def say(turn: Turn) -> Done:
    """Write a comment."""
    return _posted(turn, _text(turn))


def label(turn: Turn) -> Done:
    """Set a label by its name."""
    return _labelled(turn, [turn.details["label"]])


def swap_labels(turn: Turn) -> Done:
    """Replace all labels at once by the present ones and another."""
    names = [*sorted(turn.page.labels), turn.details["label"]]
    turn.stage.client.send("PUT", turn.who, f"{turn.path}/labels", {"labels": names})
    return Done(shown=f"PUT labels + {turn.details['label']}", labels_on=(turn.details["label"],))


def replace_label(turn: Turn) -> Done:
    """Drag the request to another step, as on a board: one label goes and another comes, in one request."""
    on, off = turn.details["label"], turn.page.step_labels
    names = [*sorted(turn.page.labels - set(off)), on]
    turn.stage.client.send("PUT", turn.who, f"{turn.path}/labels", {"labels": names})
    return Done(shown=f"{_short(off)} → {on}", labels_on=(on,), labels_off=off)


def unlabel(turn: Turn) -> Done:
    """Take the step's label off."""
    names = turn.page.step_labels
    for name in names:
        turn.stage.client.send("DELETE", turn.who, f"{turn.path}/labels/{quote(name, safe='')}")
    return Done(shown=f"- {', '.join(names)}", labels_off=names)


def ask_after_loss(turn: Turn) -> Done:
    """Ask where the request stands after another workflow took the step's label off, which starts no run."""
    names = turn.page.step_labels
    for name in names:
        turn.stage.client.send("DELETE", WORKFLOW, f"{turn.path}/labels/{quote(name, safe='')}")
    asked = turn.say("/status")
    return Done(shown=f"- {_short(names)} (alur kerja lain/another workflow); /status", comment=asked, labels_off=names)


def edit(turn: Turn) -> Done:
    """Change words of the request itself."""
    find, put = turn.details["find"], turn.details["put"]
    if find not in turn.page.body:
        raise Stuck(f"the request does not say {find!r}")
    turn.stage.client.send("PATCH", turn.who, turn.path, {"body": turn.page.body.replace(find, put)})
    return Done(shown=f"edit: {find} → {put}")


def edit_comment(turn: Turn) -> Done:
    """Add words to one's own latest comment, or write another `text` in its place."""
    post = _latest(turn.page.posts, turn.who)
    added = turn.details.get("add", "")
    body = post.body + added if added else _text(turn)
    turn.stage.client.send("PATCH", turn.who, f"{ISSUES}/comments/{post.id}", {"body": body})
    shown = f"+ {added.strip()}" if added else f"{post.body} → {body}"
    return Done(shown=f"edit komentar/comment: {shown}", comment=post.id)


def delete_comment(turn: Turn) -> Done:
    """Delete one's own latest comment."""
    post = _latest(turn.page.posts, turn.who)
    turn.stage.client.send("DELETE", turn.who, f"{ISSUES}/comments/{post.id}")
    return Done(shown=f"hapus komentar / delete comment: {post.body}", deleted=post.id)


def close(turn: Turn) -> Done:
    """Close the issue by hand."""
    turn.stage.client.send("PATCH", turn.who, turn.path, {"state": "closed", "state_reason": "completed"})
    return Done(shown="tutup / close")


DEEDS: Mapping[str, Callable[[Turn], Done]] = {
    "fill": fill,
    "draft": draft,
    "next-label": next_label,
    "approve": approve,
    "say": say,
    "label": label,
    "swap-labels": swap_labels,
    "replace-label": replace_label,
    "unlabel": unlabel,
    "ask-after-loss": ask_after_loss,
    "edit": edit,
    "edit-comment": edit_comment,
    "delete-comment": delete_comment,
    "close": close,
}
MOVING = frozenset({"fill", "next-label"})
"""Deeds that carry a request one step on when they are accepted."""


def _block(turn: Turn) -> str:
    block = turn.page.status.block
    if not block:
        raise Stuck("the status comment offers no block to copy")
    return block


def _text(turn: Turn) -> str:
    """The text to write; `<kode>` in it is the code for which approval is asked now."""
    text: str = turn.details["text"]
    if CODE not in text:
        return text
    if not turn.page.status.asks_approval:
        raise Stuck("the status comment asks for no approval, so there is no code to copy")
    return text.replace(CODE, turn.page.status.block.removeprefix(APPROVE))


def _posted(turn: Turn, text: str) -> Done:
    count = sum(line.startswith("### ") for line in text.splitlines())
    first = text.partition("\n")[0]
    shown = f"{first}  (+ {count} bagian/sections)" if count else " ".join(text.split())
    return Done(shown=shown, comment=turn.say(text))


def _labelled(turn: Turn, names: list[str]) -> Done:
    turn.stage.client.post(turn.who, f"{turn.path}/labels", {"labels": names})
    return Done(shown=f"+ label {', '.join(names)}", labels_on=tuple(names))


def _short(names: Iterable[str]) -> str:
    return ", ".join(name.partition(":")[0] for name in names)


def _latest(posts: Iterable[Post], who: str) -> Post:
    mine = [post for post in posts if post.author == who]
    if not mine:
        raise Stuck(f"{who} has no comment here")
    return mine[-1]
