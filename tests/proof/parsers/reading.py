"""What the parsers make of one text, as one value: problems, values, and whether it parsed without any."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from automation.core.approval.letters import LetterTexts, read_letter
from automation.core.commands.table import COMMANDS
from automation.core.evidence.evidence import Post, gather, titles
from automation.core.evidence.form import FormReading, read_form, recognise
from automation.core.evidence.intake import check_answers
from automation.core.evidence.outside_text import outside_text
from automation.core.evidence.sections import SectionTexts, read_sections, stray_headings
from automation.core.evidence.supplement import read_supplement
from automation.core.history.request import Account, Comment
from automation.core.policy.process import FormField, Step
from automation.core.problem import AnswerProblem, Reason
from automation.core.questions.verify_line import Claim, read_claim
from automation.core.state.hidden_text import hidden_kinds
from automation.core.text.command_line import Command, NearMiss, read_code, read_command
from tests.proof.parsers.seeds import DESK, Kind, Seed

_AT = datetime(2026, 11, 24, tzinfo=UTC)
_WRITER = Account(login="budi", id=1003)
_LETTERS = ("Persetujuan Pimpinan", "Persetujuan Manajemen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsers:
    """Those of the desk, each of which a wrong version may stand in for."""

    command: Callable[[str, Collection[str]], Command | NearMiss | None] = read_command
    form: Callable[[str, Sequence[FormField]], FormReading] = read_form
    sections: Callable[[str, Mapping[str, str]], SectionTexts] = read_sections
    supplement: Callable[[str, Sequence[FormField]], SectionTexts] = read_supplement
    letter: Callable[[str, Sequence[str]], LetterTexts] = read_letter
    claim: Callable[[str, str], Claim | Reason] = read_claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`titles` are the headings by the name of the value below them; `lines` say where a heading stands."""

    kind: Kind
    command: Command | NearMiss | None = None
    form: FormReading | None = None
    texts: SectionTexts | None = None
    claim: Claim | Reason | None = None
    problems: tuple[AnswerProblem, ...] = ()
    outcomes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_parsed: bool = False

    @property
    def seen(self) -> tuple[str, ...]:
        """Every kind of problem and outcome."""
        return (*(problem.reason.code for problem in self.problems), *self.outcomes)

    @property
    def essence(self) -> object:
        """What may not change with line ends and trailing blanks."""
        values = {key: [line.rstrip(" \t") for line in value.split("\n")] for key, value in self.values.items()}
        return self.is_parsed, values, self.outcomes, [(each.line, each.reason.code) for each in self.problems]


def read(parsers: Parsers, seed: Seed, text: str) -> Reading:
    """`text` read where the text of `seed` was sent."""
    if seed.kind == "body":
        return _body(parsers, seed, text)
    return _comment(parsers, seed, text) if seed.kind == "comment" else _pull(parsers, text)


def _body(parsers: Parsers, seed: Seed, text: str) -> Reading:
    fields = seed.process.form_fields
    form = parsers.form(text, fields)
    problems = check_answers(form, seed.process, seed.of.desk)
    found = recognise(text, seed.of.processes)
    recognised = ("form_of_another" if found else "no_form",) if found is not seed.process else ()
    return Reading(
        kind="body",
        form=form,
        problems=problems,
        outcomes=(*recognised, *hidden_kinds(text)),
        values=form.values,
        titles={each.name: each.labels for each in fields},
        is_parsed=not problems and not recognised,
    )


def _comment(parsers: Parsers, seed: Seed, text: str) -> Reading:
    command = parsers.command(text, seed.words)
    beside = hidden_kinds(text)
    if not isinstance(command, Command):
        outcome = "no_command" if command is None else "near_miss"
        return Reading(kind="comment", command=command, outcomes=(outcome, *beside))
    beside += tuple(warning.code for warning in outside_text(seed.process, command, ""))
    step = next((step for step in seed.process.steps if command.word in (step.verb, *step.aliases)), None)
    if step is not None:
        return _evidence(parsers, command, step, beside)
    if command.word == "lengkapi":
        return _supplement(parsers, seed, command, beside)
    is_coded = command.word not in ("setujui", "sepakat", "catat") or read_code(command.argument) is not None
    outcomes = () if is_coded else ("code_unreadable",)
    if command.word == "catat":
        letter = parsers.letter(command.text, _LETTERS)
        values = {"number": letter.letter.number, "signatory": letter.letter.signatory} if letter.letter else {}
        return Reading(
            kind="comment",
            command=command,
            problems=letter.problems,
            outcomes=(*outcomes, *beside),
            values=values,
            is_parsed=letter.letter is not None and is_coded,
        )
    is_known = command.word in COMMANDS
    outcomes += () if is_known else ("verb_of_another",)
    return Reading(kind="comment", command=command, outcomes=(*outcomes, *beside), is_parsed=is_coded and is_known)


def _evidence(parsers: Parsers, command: Command, step: Step, beside: tuple[str, ...]) -> Reading:
    """The sections of a step's verb, judged as if nothing was posted before."""
    texts = parsers.sections(command.text, titles(step))
    said = Comment(id=1, node_id="IC_1", author=_WRITER, body="", created_at=_AT)
    posts = [Post(step=step.number, comment=said, author=_WRITER, texts=texts.found, at=_AT)] if texts.found else []
    problems = (*stray_headings(texts, ()), *gather(step, posts, None).missing)
    return Reading(
        kind="comment",
        command=command,
        texts=texts,
        problems=problems,
        outcomes=("draft", *beside) if command.is_draft else beside,
        values=texts.found,
        titles={each.key: (each.title.id, each.title.en) for each in step.sections},
        is_parsed=not problems,
    )


def _supplement(parsers: Parsers, seed: Seed, command: Command, beside: tuple[str, ...]) -> Reading:
    fields = seed.process.form_fields
    texts = parsers.supplement(command.text, fields)
    problems = stray_headings(texts, ())
    return Reading(
        kind="comment",
        command=command,
        texts=texts,
        problems=problems,
        outcomes=beside if texts.found else ("nothing_completed", *beside),
        values=texts.found,
        titles={each.name: each.labels for each in fields},
        is_parsed=bool(texts.found) and not problems,
    )


def _pull(parsers: Parsers, text: str) -> Reading:
    claim = parsers.claim(text, DESK)
    if isinstance(claim, Reason):
        return Reading(kind="pull", claim=claim, outcomes=(claim.code,))
    code = () if read_code(claim.code) else ("code_unreadable",)
    values = {"desk": claim.desk, "number": str(claim.number)}
    return Reading(kind="pull", claim=claim, outcomes=code, values=values, is_parsed=not code)
