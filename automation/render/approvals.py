"""Approvals as lines of a list: counted and not counted, each with its reason, and those still open (rule 12)."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from automation.core.situation import Approval, Gate

from .escape import inline
from .rule_names import in_brackets
from .words import Titles, role_title, sentence

Moment = Callable[[datetime], str]


def approval_lines(gate: Gate, titles: Titles, lang: str, moment: Moment) -> Iterable[str]:
    """One line an approval, then one line a role or permit that is still open, with the people who may decide."""
    for approval in gate.approvals:
        yield _verdict(approval, role_title(approval.fills, lang, titles), titles, lang, moment)
    for permit in gate.permits:
        yield _permit(permit, titles, lang, moment)
    for role, count in Counter(gate.open_slots).items():
        people = ", ".join(inline(person.login) for person in gate.eligible.get(role, ())) or "–"
        needed = {"id": f"masih perlu {count}, dari", "en": f"{count} still needed, from"}[lang]
        yield f"- ⏳ {role_title(role, lang, titles)}: {needed} {people}"
    for document in gate.open_documents:
        lacking = {"id": "izin ini belum dicatat", "en": "this permit is not on record yet"}[lang]
        yield f"- ⏳ {inline(document)}: {lacking}"
    if gate.letters and gate.code and not gate.is_open:
        how = {"id": "Dapat dicatat dari surat bertanda tangan dengan", "en": "A signed letter may be recorded with"}
        subjects = ", ".join(inline(subject) for subject in gate.letters)
        yield f"- 📄 {how[lang]} `/catat {gate.code}`: {subjects}"


def _permit(permit: Approval, titles: Titles, lang: str, moment: Moment) -> str:
    """A permit from outside: which, by whom put on record and when, and why it does not count."""
    by = {"id": "dicatat oleh", "en": "recorded by"}[lang]
    told = f"{inline(permit.fills)}: {by} {inline(permit.login)}, {moment(permit.at)}"
    if permit.counts:
        return f"- ✅ {told}"
    verdict = {"id": "tidak dihitung", "en": "does not count"}[lang]
    rule = in_brackets(permit.reason.code, lang)
    return f"- ❌ {told}: {verdict}{rule}: {sentence(permit.reason, lang, titles)}"


def _verdict(approval: Approval, fills: str, titles: Titles, lang: str, moment: Moment) -> str:
    name, when = inline(approval.login), moment(approval.at)
    if approval.on_behalf:
        name += {"id": f" a.n. {inline(approval.on_behalf)}", "en": f" in the name of {inline(approval.on_behalf)}"}[
            lang
        ]
    if approval.recorder:
        by = inline(approval.recorder)
        name += {"id": f" (surat, dicatat oleh {by})", "en": f" (a letter, recorded by {by})"}[lang]
    if approval.counts:
        return f"- ✅ {name}: {'dihitung sebagai' if lang == 'id' else 'counts as'} {fills}, {when}"
    verdict = {"id": "tidak dihitung", "en": "does not count"}[lang]
    rule = in_brackets(approval.reason.code, lang)
    return f"- ❌ {name}: {verdict}{rule}, {when}: {sentence(approval.reason, lang, titles)}"
