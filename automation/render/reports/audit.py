"""An audit in words: one line for a difference, and one request's record as a page to print."""

from collections.abc import Mapping, Sequence

from automation.core.audit.chain import Difference, Record
from automation.core.history.record import LETTER_RULE, Entry, digest, line
from automation.core.history.request import Request
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.process import Process, Text
from automation.core.problem import Reason
from automation.core.state.codes import code_at
from automation.core.why import Why
from automation.render.base.dates import moment
from automation.render.base.escape import inline, visible
from automation.render.wording.words import WORDINGS, in_language, role_title, sentence

from .audit_rows import SURPLUS_KIND, kind_shown
from .audit_words import CHECKED, DIFFERENCES, KINDS, PRINT, SURPLUS

_LONGEST_FACT = 200
_UNKNOWN = "…"


def difference_line(found: Difference, lang: str) -> str:
    """`FILE:LINE: code: sentence`; the file and the line are left out where there is none."""
    place = ":".join(part for part in (visible(found.file), str(found.line or "")) if part)
    facts = {name: visible(value)[:_LONGEST_FACT] for name, value in found.reason.facts.items()}
    told = in_language(DIFFERENCES[found.reason.code], lang).format_map(facts)
    return ": ".join(part for part in (place, found.reason.code, told) if part)


def checked_line(records: Sequence[Record], request: Request | None, head: str, lang: str) -> str:
    """What was checked, when no difference was found."""
    entries = sum(len(record.raw_lines) for record in records)
    told = _word(CHECKED["record"], lang, entries=str(entries), records=str(len(records)))
    if request is not None:
        told += _word(
            CHECKED["history"],
            lang,
            comments=str(len(request.comments)),
            labels=str(len(request.label_events)),
            number=str(request.number),
            repository=visible(request.repository),
        )
    return told + (_word(CHECKED["head"], lang, head=head) if head else _word(CHECKED["no_head"], lang))


def rewritten_line(name: str, lang: str) -> str:
    """That a file's line ends are not those of the desk, and that it was read all the same."""
    return _word(CHECKED["rewritten"], lang, file=visible(name))


def page(number: int, entries: Sequence[Entry], catalogue: Catalogue, lang: str) -> str:
    """One request's record as Markdown to print."""
    first, last = entries[0], entries[-1]
    calendar = catalogue.desk.calendar
    process = _process(catalogue, first)
    name = in_language(process.title, lang) if process else inline(first.process)
    span = {"first": moment(first.at, calendar, lang), "last": moment(last.at, calendar, lang)}
    columns = [_word(PRINT[key], lang) for key in ("seq", "when", "what", "who", "rule", "move", "code")]
    lines = [
        "# " + _word(PRINT["title"], lang, number=str(number)),
        "",
        f"- {_word(PRINT['procedure'], lang)}: {name}, {_word(PRINT['version'], lang)} {first.version}",
        f"- {_word(PRINT['entries'], lang)}: {len(entries)}. {_word(PRINT['period'], lang, **span)}.",
        f"- {_word(PRINT['head'], lang)}: `sha256:{digest(line(last))}`",
        "",
        _row(columns),
        _row(["---"] * len(columns)),
        *(_row(_cells(entries, place, catalogue, lang)) for place in range(len(entries))),
        "",
        _word(PRINT["limits"], lang),
    ]
    return "\n".join(lines) + "\n"


def what_happened(entry: Entry, titles: Mapping[str, Text], lang: str) -> str:
    """The kind of entry in words, and why; a code without words is shown as it is, never hidden."""
    kind = in_language(SURPLUS if kind_shown(entry) == SURPLUS_KIND else KINDS[entry.kind], lang)
    return f"{kind}: {why}" if (why := _why(entry, titles, lang)) else kind


def _why(entry: Entry, titles: Mapping[str, Text], lang: str) -> str:
    facts = {"step": str(entry.before or entry.after), "after": str(entry.after)}
    code = Why(entry.code)
    if (row := WORDINGS.get(code)) and row.in_ledger:
        return _word(row.in_ledger, lang, **facts)
    told = sentence(Reason(code, facts | {"role": entry.role, "roles": entry.role}), lang, titles)
    if not entry.code or _UNKNOWN in told:
        return inline(entry.code) if entry.code else ""
    return told[:1].lower() + told[1:].rstrip(".") if told[:1] != "`" else told


def _cells(entries: Sequence[Entry], place: int, catalogue: Catalogue, lang: str) -> list[str]:
    entry = entries[place]
    titles = {role.key: role.title for role in catalogue.desk.roles}
    process = _process(catalogue, entry)
    return [
        str(entry.seq),
        moment(entry.at, catalogue.desk.calendar, lang),
        what_happened(entry, titles, lang),
        _who(entry, titles, lang),
        _rule(entry, process, lang),
        _move(entry, process, lang),
        code_at(entries, place) or "–",
    ]


def _who(entry: Entry, titles: Mapping[str, Text], lang: str) -> str:
    if entry.actor is None:
        return _word(PRINT["by_rules"], lang)
    # Who recorded a letter does not hold the role that it approves for.
    title = "" if entry.rule == LETTER_RULE else role_title(entry.role, lang, titles)
    # The title of a role that the desk file no longer has is the key itself, as the record holds it.
    shown = inline(title) if title == entry.role and title else title
    return f"{shown or _word(PRINT['account'], lang)} {entry.actor}"


def _rule(entry: Entry, process: Process | None, lang: str) -> str:
    number = entry.before or entry.after
    parts = [inline(entry.rule)] if entry.rule else []
    if process is not None and 0 < number <= process.last:
        parts.append(f"{_word(PRINT['step'], lang)} {number}: {in_language(process.step(number).title, lang)}")
    return "; ".join(parts) or "–"


def _move(entry: Entry, process: Process | None, lang: str) -> str:
    if entry.before == entry.after:
        return str(entry.after or "–")
    is_done = process is not None and entry.after > process.last
    return f"{entry.before or '–'} → {_word(PRINT['done'], lang) if is_done else entry.after or '–'}"


def _process(catalogue: Catalogue, entry: Entry) -> Process | None:
    try:
        return catalogue.pinned(entry.process, entry.version)
    except LookupError:
        return None


def _row(cells: Sequence[str]) -> str:
    """A row of a table: a bar inside a cell would begin another cell."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _word(text: Text, lang: str, **facts: str) -> str:
    return in_language(text, lang).format_map(facts)
