"""The body of an issue as GitHub's form wrote it: which procedure's form it is, and the answer to each question.

Nothing in a body marks its form but the labels, and anybody may type such a heading. So the known labels are looked
for in form order; one that stands there twice is reported with its lines and never guessed at, and everything else is
text of the answer above it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from automation.core.evidence.wrong import Wrong
from automation.core.policy.process import FormField, Process
from automation.core.problem import AnswerProblem, Reason
from automation.core.text.markdown import Heading, headings, lines_of, spans, title_key

_NO_ANSWER = frozenset({"_no response_", "*no response*", "none"})
_FENCES = frozenset({"```", "~~~"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReading:
    """What a body answers: `values` by field name ('' where nothing is answered), `lines` of the headings found.

    A field whose heading stands there twice has no value and no line, but a problem.
    """

    values: Mapping[str, str]
    problems: tuple[AnswerProblem, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A known label in a body: where, and the position in the form of the field that it heads."""

    line: int
    place: int


def recognise(body: str, processes: Sequence[Process]) -> Process | None:
    """The procedure whose form `body` is: the one with the greatest share of its questions there, at least half.

    None when no form fits, and when two fit equally well: a body that answers two forms in full is nobody's guess.
    Give one version of each procedure.
    """
    lines = lines_of(body)
    heads = headings(lines)
    shares = [(_share(lines, heads, process.form_fields), process) for process in processes]
    best = max((share for share, _ in shares), default=0.0)
    fitting = [process for share, process in shares if share == best]
    return fitting[0] if best >= 1 / 2 and len(fitting) == 1 else None


@lru_cache(maxsize=256)
def read_form(body: str, fields: tuple[FormField, ...]) -> FormReading:
    """The answers of `body` to the questions `fields`, by their present or former labels."""
    lines = lines_of(body)
    heads = headings(lines)
    marks = _marks(lines, heads, fields)
    found: dict[int, list[tuple[int, int]]] = {}
    for mark, span in zip(marks, spans((mark.line for mark in marks), lines), strict=True):
        found.setdefault(mark.place, []).append(span)
    answered = {place: given[0] for place, given in found.items() if len(given) == 1}
    return FormReading(
        values={
            asked.name: _value(lines[slice(*answered[place])]) if place in answered else ""
            for place, asked in enumerate(fields)
        },
        problems=(*_repeated(fields, found), *_out_of_order(fields, marks)),
        lines={fields[place].name: line for place, (line, _) in answered.items()},
    )


def _share(lines: list[str], heads: Sequence[Heading], fields: Sequence[FormField]) -> float:
    return len({mark.place for mark in _marks(lines, heads, fields)}) / len(fields) if fields else 0.0


def _marks(lines: list[str], heads: Sequence[Heading], fields: Sequence[FormField]) -> list[_Mark]:
    """The known labels that head something: those outside fences, and those that an answer's stray fence swallows.

    A fence that is never closed hides none, or the answers below it were lost and a label above it could stand in for
    one below. Two slips may also close each other's fence: GitHub writes every question, between blank lines, so if
    only overlooking the fences shows all of them, they are overlooked.
    """
    places = {title_key(label): place for place, asked in reversed(list(enumerate(fields))) for label in asked.labels}
    known = [(head, places[head.key]) for head in heads if head.key in places]
    outside = [_Mark(line=head.line, place=place) for head, place in known if not _is_hidden(head)]
    if len({mark.place for mark in outside}) == len(fields):
        return outside
    through = [_Mark(line=head.line, place=place) for head, place in known if _stands_alone(lines, head)]
    return through if len({mark.place for mark in through}) == len(fields) else outside


def _is_hidden(head: Heading) -> bool:
    return head.is_fenced and not head.is_in_open_fence


def _stands_alone(lines: list[str], head: Heading) -> bool:
    """Whether a heading stands between blank lines, as GitHub writes it, or in no fence."""
    around = lines[max(head.line - 2, 0) : head.line - 1] + lines[head.line : head.line + 1]
    return not _is_hidden(head) or not any(line.strip() for line in around)


def _value(lines: list[str]) -> str:
    value = "\n".join(lines).strip()
    is_empty = value.lower() in _NO_ANSWER or _is_empty_fence(value)
    return "" if is_empty else value


def _is_empty_fence(value: str) -> bool:
    """Whether `value` is what an old body holds for an unanswered question with `render`."""
    first, _, last = value.partition("\n")
    mark = last.strip()
    return mark[:3] in _FENCES and not mark.strip(mark[0]) and first.startswith(mark)


def _repeated(fields: Sequence[FormField], found: Mapping[int, list[tuple[int, int]]]) -> list[AnswerProblem]:
    return [
        AnswerProblem(
            heading=fields[place].label,
            reason=Reason(Wrong.REPEATED_HEADING, {"lines": ", ".join(str(line) for line, _ in given)}),
            line=given[1][0],
        )
        for place, given in sorted(found.items())
        if len(given) > 1
    ]


def _out_of_order(fields: Sequence[FormField], marks: Sequence[_Mark]) -> list[AnswerProblem]:
    """One problem for each heading, of those that stand there once, below that of a later question."""
    times = Counter(mark.place for mark in marks)
    problems: list[AnswerProblem] = []
    furthest = 0
    for mark in (mark for mark in marks if times[mark.place] == 1):
        if mark.place < furthest:
            facts = {"line": str(mark.line), "after": fields[furthest].label}
            problems.append(
                AnswerProblem(
                    heading=fields[mark.place].label, reason=Reason(Wrong.OUT_OF_ORDER, facts), line=mark.line
                )
            )
        furthest = max(furthest, mark.place)
    return problems
