"""Approvals as lines of a list: counted and not counted, each with its reason, and those still open (rule 12)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from automation.core.approval.verdict import Approval, Gate
from automation.core.policy.desk import Desk
from automation.render.base.dates import moment
from automation.render.base.escape import inline
from automation.render.wording.rule_names import rule_mark
from automation.render.wording.words import Titles, role_title, sentence


def approval_lines(gate: Gate, desk: Desk, lang: str) -> list[str]:
    """What counts, one line each, then what is still open with the people who may decide; what did not count folded."""
    titles = {role.key: role.title for role in desk.roles}
    decided = [
        *((each, _verdict(each, desk, titles, lang)) for each in gate.approvals),
        *((each, _permit(each, desk, titles, lang)) for each in gate.permits),
    ]
    lines = [line for each, line in decided if each.counts]
    refused = [line for each, line in decided if not each.counts]
    return [*lines, *open_lines(gate, titles, lang), *_folded(refused, lang)]


def open_lines(gate: Gate, titles: Titles, lang: str) -> Iterable[str]:
    """One line a role or permit that is still open, and what a letter may stand for."""
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


def _folded(lines: Sequence[str], lang: str) -> list[str]:
    """What did not count, below one line that says how many: whoever decides now need not read it."""
    if not lines:
        return []
    said = {
        "id": f"{len(lines)} persetujuan atau percobaan terdahulu yang tidak dihitung",
        "en": f"Earlier approvals or tries that do not count: {len(lines)}",
    }
    return ["", f"<details><summary>{said[lang]}</summary>", "", *lines, "", "</details>"]


def _permit(permit: Approval, desk: Desk, titles: Titles, lang: str) -> str:
    """A permit from outside: which, by whom put on record and when, and why it does not count."""
    by = {"id": "dicatat oleh", "en": "recorded by"}[lang]
    when = moment(permit.at, desk.calendar, lang)
    told = f"{inline(permit.fills)}: {by} {inline(permit.login)}, {when}"
    if permit.counts:
        return f"- ✅ {told}"
    verdict = {"id": "tidak dihitung", "en": "does not count"}[lang]
    rule = rule_mark(permit.reason.code, lang, desk.site)
    return f"- ❌ {told}: {verdict}{rule}: {sentence(permit.reason, lang, titles)}"


def _verdict(approval: Approval, desk: Desk, titles: Titles, lang: str) -> str:
    name, when = inline(approval.login), moment(approval.at, desk.calendar, lang)
    fills = role_title(approval.fills, lang, titles)
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
    rule = rule_mark(approval.reason.code, lang, desk.site)
    return f"- ❌ {name}: {verdict}{rule}, {when}: {sentence(approval.reason, lang, titles)}"
