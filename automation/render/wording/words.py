"""From a reason to its sentence, in Indonesian or English, with every fact made harmless for a comment."""

from collections.abc import Mapping, Sequence

from automation.core.policy.process import REQUESTER, Text
from automation.core.problem import AnswerProblem, Reason
from automation.core.state.situation import Situation
from automation.render.base.escape import inline

from .sentences import SENTENCES
from .sentences_answers import ANSWERS
from .sentences_duties import DUTIES, EMERGENCIES, LETTERS
from .sentences_gate import APPROVALS, BLOCKS, LAPSES, UNKNOWN
from .sentences_holds import AGREEMENTS, HOLDS, SUPPLEMENTS
from .sentences_near_misses import NEAR_MISSES
from .sentences_people import PEOPLE
from .sentences_what_if import PREVIEWS

REQUESTER_TITLE = Text("Pemohon", "Requester")
_UNNAMED = Text("akun yang komentarnya sudah dihapus", "an account whose comment was deleted")

_VERBS = frozenset({"verb", "next", "nearest", "second"})
_NUMBERS = frozenset({"step", "present", "target", "steps", "minimum", "length", "line", "lines"})
_ROLES = frozenset({"role", "roles"})
_CHOICES = frozenset({"allowed", "missing", "columns"})
_LISTED = 20
_CHOICES_LENGTH = 800

_TABLES = (
    SENTENCES,
    NEAR_MISSES,
    ANSWERS,
    HOLDS,
    AGREEMENTS,
    SUPPLEMENTS,
    DUTIES,
    LETTERS,
    EMERGENCIES,
    LAPSES,
    UNKNOWN,
    APPROVALS,
    BLOCKS,
    PREVIEWS,
    PEOPLE,
)

Titles = Mapping[str, Text]
"""Role key to its title."""


def sentence(reason: Reason, lang: str, titles: Titles | None = None) -> str:
    """The sentence of `reason` in `lang` (`id` or `en`). An unknown code is shown as it is, never hidden."""
    code = reason.code.removeprefix("approval_") if reason.code not in SENTENCES else reason.code
    for table in _TABLES:
        if code in table:
            return _fill(table[code], reason, lang, titles or {})
    return inline(reason.code)


def block(reason: Reason, lang: str, titles: Titles | None = None) -> str:
    """The sentence of a reason that keeps the gate shut; some codes are worded otherwise elsewhere."""
    return _fill(BLOCKS[reason.code], reason, lang, titles or {}) if reason.code in BLOCKS else inline(reason.code)


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
