"""A procedure as a drawing: inline SVG without script, coloured by the theme through classes.

One column of 360 units, so that the drawing is as readable on a phone as on a desk.
"""

from itertools import accumulate
from textwrap import wrap

from automation.core.policy.desk import Desk
from automation.core.policy.process import Process, Step
from automation.render.base.escape_html import escape_html
from automation.render.wording.words import in_language

from .site_words import role_title, word

WIDTH = 360
_BOX_LEFT = 52
_TITLE_WIDTH = 38
_GAP = 18
_GATE = 52
_LINE = 19


def process_diagram(process: Process, desk: Desk, lang: str) -> str:
    """The steps from top to bottom with who acts, and the gate between the steps that it parts."""
    heights = [_height(step, lang) + (_GATE if _opens_gate(process, step) else 0) for step in process.steps]
    tops = [0, *accumulate(heights)]
    parts = [_row(process, step, top, (desk, lang)) for step, top in zip(process.steps, tops, strict=False)]
    title, description = escape_html(in_language(process.title, lang)), escape_html(_description(process, lang), 2000)
    name = f"alur-{escape_html(process.id)}"
    return (
        f'<svg class="alur-flow" viewBox="0 0 {WIDTH} {tops[-1]}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}-title">{title}</title><desc id="{name}-desc">{description}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _description(process: Process, lang: str) -> str:
    titles = "; ".join(f"{step.number}. {in_language(step.title, lang)}" for step in process.steps)
    gates = [step.number for step in process.steps if _opens_gate(process, step)]
    gate = f" {word('gate_before', lang)} {gates[0]}." if gates else ""
    return f"{process.last} {word('flow_desc', lang)}: {titles}.{gate}"


def _opens_gate(process: Process, step: Step) -> bool:
    return step.gated and (step.number == 1 or not process.step(step.number - 1).gated)


def _lines(step: Step, lang: str) -> list[str]:
    return wrap(in_language(step.title, lang), _TITLE_WIDTH) or [""]


def _height(step: Step, lang: str) -> int:
    return 34 + _LINE * len(_lines(step, lang)) + _GAP


def _row(process: Process, step: Step, top: int, ways: tuple[Desk, str]) -> str:
    desk, lang = ways
    gate = ""
    if _opens_gate(process, step):
        gate = _gate(top, word("gate", lang))
        top += _GATE
    box = _height(step, lang) - _GAP
    middle = top + box // 2
    kind = "gated" if step.gated else "free"
    onward = "" if step.number == process.last else _line(middle + 15, top + box + _GAP)
    into = "" if step.number == 1 else _line(top, middle - 15)
    actor = _actors(process, step, desk, lang)
    texts = [
        f'<text class="alur-flow-title" x="{_BOX_LEFT + 12}" y="{top + 22 + _LINE * index}">{escape_html(text)}</text>'
        for index, text in enumerate(_lines(step, lang))
    ]
    return (
        f"{gate}{into}{onward}"
        f'<rect class="alur-flow-box alur-{kind}" x="{_BOX_LEFT}" y="{top + 1}" '
        f'width="{WIDTH - _BOX_LEFT - 1}" height="{box - 2}" rx="6"/>'
        f'<circle class="alur-flow-dot alur-{kind}" cx="24" cy="{middle}" r="15"/>'
        f'<text class="alur-flow-number alur-{kind}" x="24" y="{middle + 5}">{step.number}</text>'
        + "".join(texts)
        + f'<text class="alur-flow-actor" x="{_BOX_LEFT + 12}" y="{top + box - 11}">{escape_html(actor)}</text>'
    )


def _actors(process: Process, step: Step, desk: Desk, lang: str) -> str:
    """Who acts by which command; at the approval step first those whose approval a row of the desk may need."""
    own = role_title(desk, step.actor, lang) + (f" · /{step.verb}" if step.verb else "")
    if not step.approval:
        return own
    rows = [row for row in desk.approvals if row.sop in {None, process.id}]
    roles = dict.fromkeys(role for row in rows for role, _ in row.needs)
    approvers = ", ".join(role_title(desk, role, lang) for role in roles)
    return f"{approvers} · /setujui → {own}" if approvers else own


def _line(start: int, end: int) -> str:
    return f'<path class="alur-flow-line" d="M24 {start}V{end}"/>'


def _gate(top: int, words: str) -> str:
    middle = top + _GATE // 2 - 6
    return (
        f"{_line(top, top + _GATE)}"
        f'<path class="alur-flow-gate" d="M4 {middle}H{WIDTH - 4}"/>'
        f'<rect class="alur-flow-sign" x="{_BOX_LEFT}" y="{middle - 14}" width="176" height="28" rx="14"/>'
        f'<text class="alur-flow-gatetext" x="{_BOX_LEFT + 88}" y="{middle + 5}">{escape_html(words)}</text>'
    )
