"""What the largest text costs that GitHub takes, in every shape that could be slow.

Budget (design, "text work on the largest body"): at most 50 ms, linear. Each work is done on 65,536 characters of each
shape and on half of them; shown is the shape that took longest, and how much longer than its half (2 is linear).
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from automation.core.commands.table import words
from automation.core.decision.decide import decide
from automation.core.evidence.evidence import titles
from automation.core.evidence.form import read_form
from automation.core.evidence.sections import check_value, read_sections
from automation.core.state.hidden_text import hidden_kinds
from automation.core.text.command_line import looks_like_command, read_command
from automation.core.text.digest import text_digest
from automation.core.text.shown_lines import shown_lines
from automation.render.base.cut import cut
from automation.render.base.escape import fenced, inline
from automation.render.comments.compose import compose
from tests.builders.forgetting import forget
from tests.builders.stories import Story, at_step, story

LONGEST = 65_536
BUDGET = 0.05
GROWTH = 3.0
ROUNDS = 5

# Pieces that repeated make a text of which some reader may have to look at everything again and again.
PIECES = (
    "a", " ", "\n", "\r", "#", "### ", "### A\n\n", "###\t\u3000\n", "`", "```\n", "```\n~~~\n", "~", ">", "> ",
    "- ", "- [ ] a\n", "1. ", "|", "| a ", "*", "_", "[", "[a](", "![", "(", "<", "<a", "<a ", "<!--", "<!-- ",
    "</", "<pre>\n", "<details>", "&", "&amp;", "@", "@a ", "/a ", "/\u200b", "a@", "https://a.b/", "1.000.", "Rp1",
    "0,", "\u0301", "a\u0301", "\u200b", "\u200d", "\U0001f469\u200d", "\ufdfa", "\uff0f", "\u1100\u1161", "\u202e",
    "\ud83d", "ok\n", "ok ok\n", "a\tb ",
)  # fmt: skip


Work = Callable[[str], object]


def works() -> Iterator[tuple[str, list[Work]]]:
    """Everything that is done with a text that somebody typed; of several of a kind the slowest is shown."""
    filed, planned = story().opened_by("dina"), at_step(4)
    known, verb = words(filed.of), planned.process.step(planned.step).verb
    sections = [titles(step) for step in filed.process.steps if step.sections]
    types = {section.type: section for step in filed.process.steps for section in step.sections}
    yield "a form is read", [lambda text: read_form(text, filed.process.form_fields)]
    yield "sections are read", [lambda text, each=each: read_sections(text, each) for each in sections]
    yield "a command is read", [lambda text: (looks_like_command(text), read_command(text, known))]
    yield "an answer is checked", [lambda text, each=each: check_value(each, text) for each in types.values()]
    yield "a digest is taken", [text_digest]
    yield "hidden text is looked for", [hidden_kinds]
    yield "shown lines are found", [lambda text: list(shown_lines(text))]
    yield "it is quoted", [lambda text: (fenced(text), inline(text), cut(fenced(text)))]
    yield "a request of it is decided", [lambda text: decided(filed, body=text)]
    yield "a comment of it is decided", [lambda text: decided(planned, comment=f"/{verb}\n{text}"[:LONGEST])]


def decided(told: Story, body: str = "", comment: str = "") -> object:
    """One decision with everything that is written then."""
    request = replace(told.request, body=body) if body else told.request
    if comment:
        last = [each for each in request.comments if not each.by_desk][-1]
        said = replace(last, id=10_000, node_id="IC_last", body=comment, created_at=told.now)
        request = replace(request, comments=(*request.comments, said))
    return compose(told.of, decide(told.of, request, told.now))


def timed(work: Work, text: str) -> float:
    """The least processor time of a few runs, in seconds; nothing is remembered from one to the next."""
    times = []
    for _ in range(ROUNDS):
        forget()
        begin = time.process_time()
        work(text)
        times.append(time.process_time() - begin)
    return min(times)


def main() -> int:
    """Measure every work on every shape; end with 1 when one is too slow or grows faster than its text."""
    gc.disable()  # so that no collection falls into one measurement and not into another
    held = []
    for name, those in works():
        most, piece, slowest = max(
            ((timed(work, of(piece, LONGEST)), piece, work) for work in those for piece in PIECES),
            key=lambda each: each[0],
        )
        growth = most / timed(slowest, of(piece, LONGEST // 2))
        print(f"{name:<28} {most * 1000:6.1f} ms   {growth:.1f} × half of it   {piece!a}")
        held.append(most <= BUDGET and growth <= GROWTH)
    print(
        f"budget: at most {BUDGET * 1000:.0f} ms for {LONGEST} characters, linear; the slowest of {len(PIECES)} shapes"
    )
    return 0 if all(held) else 1


def of(piece: str, length: int) -> str:
    """A text of at most `length` characters, made of whole pieces, for a part of one could be another shape."""
    return piece * (length // len(piece))


if __name__ == "__main__":
    sys.exit(main())
