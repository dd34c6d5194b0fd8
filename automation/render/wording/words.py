"""From a reason to its sentence, in Indonesian or English, with every fact made harmless for a comment."""

from collections.abc import Iterable, Mapping, Sequence

from automation.core.evidence.wrong import Wrong
from automation.core.policy.process import REQUESTER, Text
from automation.core.problem import AnswerProblem, Code, Reason
from automation.core.state.situation import Pause, Situation
from automation.render.base.escape import inline

from .answers import ANSWERS
from .approvals import VERDICTS
from .commands import COMMANDS, NEAR_MISSES, PREVIEWS
from .decisions import DECISIONS
from .duties import DUTIES
from .gate import GATE
from .labels import LABELS
from .letters import EMERGENCIES, LETTERS
from .records import ENTRIES, PEOPLE, UNREADABLE
from .requester import REQUESTER_SIDE
from .steps import STEPS
from .verify import VERIFY
from .wording import Meanwhile, Wording

REQUESTER_TITLE = Text("Pemohon", "Requester")
_UNNAMED = Text("akun yang komentarnya sudah dihapus", "an account whose comment was deleted")

_VERBS = frozenset({"verb", "next", "nearest", "second"})
_NUMBERS = frozenset({"step", "present", "target", "steps", "minimum", "length", "line", "lines"})
_ROLES = frozenset({"role", "roles"})
_CHOICES = frozenset({"allowed", "missing", "columns", "quoted"})
_LISTED = 20
_CHOICES_LENGTH = 800

TABLES: tuple[Mapping[Code, Wording], ...] = (
    *(STEPS, COMMANDS, NEAR_MISSES, PREVIEWS, LABELS, DECISIONS, REQUESTER_SIDE, DUTIES, LETTERS, EMERGENCIES),
    *(VERDICTS, GATE, PEOPLE, UNREADABLE, VERIFY, ENTRIES),
)
WORDINGS: Mapping[Code, Wording] = {code: row for table in TABLES for code, row in table.items()}
"""Every reason of `Why` with all that is said of it."""

Titles = Mapping[str, Text]
"""Role key to its title."""


def sentence(reason: Reason, lang: str, titles: Titles | None = None) -> str:
    """The sentence of `reason` in `lang` (`id` or `en`). An unknown code is shown as it is, never hidden."""
    text = ANSWERS.get(reason.code) if isinstance(reason.code, Wrong) else WORDINGS.get(reason.code)
    return inline(reason.code) if text is None else _fill(text, reason, lang, titles or {})


def block(reason: Reason, lang: str, titles: Titles | None = None) -> str:
    """The part of a sentence for a reason that keeps the gate shut."""
    text = row.at_gate if (row := WORDINGS.get(reason.code)) else None
    return inline(reason.code) if text is None else _fill(text, reason, lang, titles or {})


def way_out(code: Code, *, is_letter: bool) -> Text | None:
    """What to do after an approval or a letter that does not count; None where the reason says it itself (rule 12)."""
    row = WORDINGS[code]
    return (row.way_out_of_letter if is_letter else None) or row.way_out


def problem(found: AnswerProblem, lang: str, titles: Titles | None = None, *, is_of_form: bool = False) -> str:
    """One line for a list: which heading, which line, what is wrong and how to mend it.

    Of a form no line is named: whoever fills one in sees questions, not lines.
    """
    where = {"id": "baris", "en": "line"}[lang]
    line = f" ({where} {found.line})" if found.line and not is_of_form else ""
    return f"**{inline(found.heading)}**{line}: {sentence(found.reason, lang, titles)}"


def problem_lines(
    found: Sequence[AnswerProblem], lang: str, titles: Titles | None = None, *, is_of_form: bool = False
) -> list[str]:
    """All problems as a list; of very many the first, and how many more there are."""
    lines = [f"- {problem(each, lang, titles, is_of_form=is_of_form)}" for each in found[:_LISTED]]
    more = {"id": "dan {} lagi", "en": "and {} more"}[lang].format(len(found) - _LISTED)
    return [*lines, f"- … {more}"] if len(found) > _LISTED else lines


def quoted(text: str) -> str:
    """What somebody wrote at length, made harmless as every fact is."""
    return inline(text, _CHOICES_LENGTH)


def meanwhile(situation: Situation) -> Iterable[tuple[Pause, Meanwhile]]:
    """What an act laid over the step, with what is said of it for as long as it lies there; at most one."""
    pause = situation.pause
    said = WORDINGS[pause.code].meanwhile if pause is not None and pause.overlay is situation.overlay else None
    if pause is not None and said is not None:
        yield pause, said


def role_title(role: str, lang: str, titles: Titles) -> str:
    """The title of a role; the key itself when the desk file has none."""
    text = REQUESTER_TITLE if role == REQUESTER else titles.get(role)
    return (text.id if lang == "id" else text.en) if text else role


def in_language(text: Text, lang: str) -> str:
    """One of the two languages of `text`."""
    return text.id if lang == "id" else text.en


def waiting_for(situation: Situation, lang: str, titles: Titles) -> str:
    """The roles that must act now, or a dash."""
    return ", ".join(role_title(role, lang, titles) for role in situation.waiting_for) or "–"


def _fill(text: Text, reason: Reason, lang: str, titles: Titles) -> str:
    facts = {name: _fact(name, value, lang, titles) for name, value in reason.facts.items()}
    return in_language(text, lang).format_map(_Facts(facts))


def _fact(name: str, value: str, lang: str, titles: Titles) -> str:
    if name == "login" and not value:
        return in_language(_UNNAMED, lang)
    if name in _ROLES:
        return ", ".join(role_title(role.strip(), lang, titles) for role in value.split(","))
    if name in _VERBS:
        return inline(f"/{value}")
    if name == "lines" and value.count(",") >= _LISTED:
        return ", ".join([*value.split(", ")[:_LISTED], "…"])
    if name in _CHOICES:
        return inline(value, _CHOICES_LENGTH)
    if name in _NUMBERS and value.replace("-", "").replace(",", "").replace(" ", "").isdigit():
        return value
    return inline(value)


class _Facts(dict[str, str]):
    """A fact that a reason did not bring shows as an ellipsis, instead of breaking the answer."""

    def __missing__(self, key: str) -> str:
        return "…"
