"""Approvals as lines of a list: counted and not counted, each with its reason, and those still open (rule 12)."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from automation.core.situation import Gate

from .escape import inline
from .words import Titles, role_title, sentence


def approval_lines(gate: Gate, titles: Titles, lang: str, moment: Callable[[datetime], str]) -> Iterable[str]:
    """One line an approval, then one line a role that is still open, with the people who may decide."""
    for approval in gate.approvals:
        name, when = inline(approval.login), moment(approval.at)
        if approval.counts:
            verdict = {"id": "dihitung sebagai", "en": "counts as"}[lang]
            yield f"- ✅ {name}: {verdict} {role_title(approval.fills, lang, titles)}, {when}"
        else:
            verdict = {"id": "tidak dihitung", "en": "does not count"}[lang]
            yield f"- ❌ {name}: {verdict}, {when}: {sentence(approval.reason, lang, titles)}"
    for role, count in Counter(gate.open_slots).items():
        people = ", ".join(inline(person.login) for person in gate.eligible.get(role, ())) or "–"
        needed = {"id": f"masih perlu {count}, dari", "en": f"{count} still needed, from"}[lang]
        yield f"- ⏳ {role_title(role, lang, titles)}: {needed} {people}"
