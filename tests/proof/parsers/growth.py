"""Time against size, measured in one run: the cost of a character in the largest text beside one in a small text.

No test looks at these numbers; the proof prints them.
"""

from collections.abc import Iterator

from automation.core.approval.letters import read_letter
from automation.core.evidence.evidence import titles
from automation.core.evidence.form import read_form
from automation.core.evidence.sections import check_value, read_sections
from automation.core.evidence.supplement import read_supplement
from automation.core.questions.verify_line import read_claim
from automation.core.state.hidden_text import hidden_kinds
from automation.core.text.command_line import read_command
from tests.bench.text import BUDGET, LONGEST, PIECES, Work, of, timed
from tests.proof.parsers.seeds import DESK, seeds

SMALL = 4_096
HEAD = f"{'parser':28} {'65,536 : 4,096 per character':>30} {'slowest : budget':>18}  slowest shape"


def growth(*, small: bool) -> Iterator[str]:
    """A line for each parser: the growth on valid text repeated, and the slowest shape beside the budget."""
    yield HEAD
    shapes = PIECES[:: 9 if small else 1]
    for name, work, text in works():
        largest, least = (timed(work, (text * (size // len(text) + 1))[:size]) / size for size in (LONGEST, SMALL))
        slowest, piece = max((timed(work, of(piece, LONGEST)), piece) for piece in shapes)
        yield f"{name:28} {largest / least:30.2f} {slowest / BUDGET:18.2f}  {piece!a}"


def works() -> Iterator[tuple[str, Work, str]]:
    """Each parser, with a valid text that is repeated up to the size."""
    body, comment = seeds()["body"][0], seeds()["comment"][0]
    step = next(step for step in body.process.steps if step.sections)
    fields = body.process.form_fields
    yield "form", lambda text: read_form(text, fields), f"{body.text}\n\n"
    yield "sections", lambda text: read_sections(text, titles(step)), f"{comment.text}\n\n"
    yield "completion", lambda text: read_supplement(text, fields), f"{body.text}\n\n"
    yield "letter", lambda text: read_letter(text, ()), "### Nomor surat\n123/ND/2026\n\n"
    yield "command", lambda text: read_command(text, body.words), f"{comment.text}\n\n"
    yield "verify line", lambda text: read_claim(text, DESK), f"{seeds()['pull'][0].text}\n"
    yield "hidden text", hidden_kinds, f"{body.text}\n\n"
    for type_, section in {section.type: section for step in body.process.steps for section in step.sections}.items():
        yield f"answer: {type_}", lambda text, each=section: check_value(each, text), f"{section.example}\n"
