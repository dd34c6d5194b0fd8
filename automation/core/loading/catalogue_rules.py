"""The rules between files: names and versions, labels, forms, and approval rows that reach every procedure.

Knows no YAML: loaded values go in, Problems with their files come out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from automation.core.evidence.names import listed_name
from automation.core.policy.desk import Desk, Person
from automation.core.policy.duties import DESK_ACTS, EMERGENCY, minimum
from automation.core.policy.label_names import label_key
from automation.core.policy.matrix import ApprovalRow
from automation.core.policy.process import Process
from automation.core.problem import Problem

from .form_loading import FormSource
from .schema import Path
from .sources import Placed, Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What could be loaded, by file (processes) and by name (forms)."""

    sources: Sources
    desk: Desk | None
    processes: Mapping[str, Process]
    forms: Mapping[str, FormSource]

    @property
    def retired_forms(self) -> frozenset[str]:
        """The forms that only older versions use."""
        newest = {process.id: process for process in sorted(self.processes.values(), key=lambda each: each.version)}
        shown = {process.form for process in newest.values()}
        return frozenset(process.form for process in self.processes.values()) - shown


Rule = Callable[[Shelf], Iterator[Placed]]


def catalogue_problems(shelf: Shelf) -> list[Placed]:
    """Everything that breaks a rule between files."""
    return [placed for rule in RULES for placed in rule(shelf)]


def _files_named_after_content(shelf: Shelf) -> Iterator[Placed]:
    for source in shelf.sources.processes:
        process = shelf.processes.get(source.file)
        if process and process.id != source.folder:
            what = f"`{process.id}` lies in the folder of `{source.folder}`"
            yield Placed(source.file, Problem(path=("id",), what=what, remedy="make the folder and `id` equal"))
        if process and str(process.version) != source.stem:
            what = f"version {process.version} lies in {source.stem}.yml"
            problem = Problem(path=("version",), what=what, remedy="make the file's name and `version` equal")
            yield Placed(source.file, problem)


def _later_versions_later(shelf: Shelf) -> Iterator[Placed]:
    for file, process in shelf.processes.items():
        older = [each for each in shelf.processes.values() if each.id == process.id and each.version < process.version]
        if any(each.effective_at >= process.effective_at for each in older):
            what = "this version comes into effect before or with an older one"
            yield Placed(file, Problem(path=("effective",), what=what, remedy="give the newer version a later day"))


def _labels_apart(shelf: Shelf) -> Iterator[Placed]:
    owners: dict[str, str] = {}
    for file, process in shelf.processes.items():
        labels: list[tuple[Path, str, str]] = [(("label",), process.label, process.id)]
        labels += [(("steps", step.number - 1, "title", "id"), step.label, step.title.id) for step in process.steps]
        for path, label, owner in labels:
            if owners.setdefault(label_key(label), owner) != owner:
                what = f"the label `{label}` already belongs to `{owners[label_key(label)]}`"
                yield Placed(file, Problem(path=path, what=what, remedy="word one of the two otherwise"))


def _forms_apart(shelf: Shelf) -> Iterator[Placed]:
    """Only the forms of the newest versions are shown; an older version may keep a form much like its successor's."""
    names: dict[str, str] = {}
    questions: dict[frozenset[str], str] = {}
    for source in shelf.sources.forms:
        form = shelf.forms.get(source.stem)
        if form is None or source.stem in shelf.retired_forms:
            continue
        first = names.setdefault(str(form.built["name"]).casefold(), source.file)
        if first != source.file:
            what = f"the form has the same name as {first}, so GitHub shows only one of them"
            yield Placed(source.file, Problem(path=("name",), what=what, remedy="give each form its own name"))
        first = questions.setdefault(frozenset(field.label for field in form.fields), source.file)
        if first != source.file:
            what = f"the form asks the same questions as {first}, so requests cannot be told apart"
            yield Placed(source.file, Problem(path=("body",), what=what, remedy="give it a question of its own"))


def _forms_used(shelf: Shelf) -> Iterator[Placed]:
    if len(shelf.processes) < len(shelf.sources.processes):
        return
    used = {process.form for process in shelf.processes.values()}
    for source in shelf.sources.forms:
        if source.stem not in used:
            remedy = f"name it in a process: `form: {source.stem}`"
            yield Placed(source.file, Problem(path=(), what="no process uses this form", remedy=remedy))


def _rows_reach_everyone(shelf: Shelf) -> Iterator[Placed]:
    if shelf.desk is None:
        return
    file = shelf.sources.desk.file
    ids = tuple(sorted({source.folder for source in shelf.sources.processes}))
    for place, row in enumerate(shelf.desk.approvals):
        if row.sop is not None and row.sop not in ids:
            problem = Problem(path=("approvals", place, "sop"), what=f"unknown process `{row.sop}`", allowed=ids)
            yield Placed(file, problem)
    reached = {row.sop for row in shelf.desk.approvals if _is_for_all(row)}
    for process_id in ids:
        if not reached & {None, process_id}:
            what = f"no row without `above` asks an approval of `{process_id}`, so small plans would need none"
            remedy = f"add `- {{sop: {process_id}, needs: {{ROLE: 1}}}}`"
            yield Placed(file, Problem(path=("approvals",), what=what, remedy=remedy))


def _is_for_all(row: ApprovalRow) -> bool:
    """Whether every plan of its procedure meets this row."""
    limits = (row.above is not None, row.risk, row.data, row.unit is not None, row.until is not None, row.emergency)
    return bool(row.needs) and not any(limits)


def _levels_of_the_desk(shelf: Shelf) -> Iterator[Placed]:
    """What a marked choice offers must be a level that the desk file ranks; else its answer would count as unknown."""
    if shelf.desk is None:
        return
    levels = shelf.desk.levels
    for file, process in shelf.processes.items():
        named: list[tuple[Path, str, tuple[str, ...], tuple[str, ...]]] = []
        for step in process.steps:
            at = ("steps", step.number - 1)
            for place, section in enumerate(step.sections):
                ranked = levels.risk if section.risk else levels.data if section.data_class else None
                if ranked is not None:
                    named.append(((*at, "sections", place), "options", section.options, ranked))
            for place, field in enumerate(step.fields):
                if field.data_class:
                    named.append(((*at, "fields", place), "data_class", field.options, levels.data))
        for path, key, options, ranked in named:
            strange = [each for each in options if each.casefold() not in {level.casefold() for level in ranked}]
            if strange or not options:
                what = f"{', '.join(strange) or 'this answer'} is no level that the desk file ranks"
                problem = Problem(path=(*path, key), what=what, allowed=ranked, remedy="make both lists equal")
                yield Placed(file, problem)


def _duties_of_steps(shelf: Shelf) -> Iterator[Placed]:
    """Acts are keys of steps; and nobody may read from the file that an approver may have taken part before."""
    if shelf.desk is None or len(shelf.processes) < len(shelf.sources.processes):
        return
    file, duties = shelf.sources.desk.file, shelf.desk.duties
    known = (*dict.fromkeys(step.key for process in shelf.processes.values() for step in process.steps), *DESK_ACTS)
    for place, duty in enumerate(duties):
        for act in (duty.act, *duty.never_with, *duty.not_alone_with):
            if act not in known:
                what, remedy = f"unknown act `{act}`", "name the key of a step, or a desk-wide act"
                yield Placed(file, Problem(path=("separation", place), what=what, allowed=known, remedy=remedy))
    for process in shelf.processes.values() if duties else ():
        asked = {other for duty in duties if duty.act == process.approval_step.key for other in duty.never_with}
        if lacking := [act for act in minimum(process.steps) if act not in asked]:
            what = f"who did {', '.join(lacking)} never approves `{process.id}`, and this list does not say so"
            row = f"`- {{act: {process.approval_step.key}, never_with: [{', '.join(minimum(process.steps))}]}}`"
            yield Placed(file, Problem(path=("separation",), what=what, remedy=f"write {row}"))


def _lists_offered(shelf: Shelf) -> Iterator[Placed]:
    """What the form offers where a list of the desk file answers must stand in that list."""
    if shelf.desk is None:
        return
    newest = {process.id: file for file, process in sorted(shelf.processes.items(), key=lambda each: each[1].version)}
    for file in newest.values():
        process = shelf.processes[file]
        questions = {question.name: question for question in process.form_fields}
        for place, field in enumerate(process.intake.fields):
            offered = questions[field.name].options if field.source and field.name in questions else ()
            strange = [each for each in offered if listed_name(each, field.source, shelf.desk) is None]
            if strange:
                what = f"the form offers `{strange[0]}` for `{field.name}`, which is not among `{field.source}`"
                remedy = f"write `options_from: {field.source}`, or add it to the desk file"
                path = ("steps", process.intake.number - 1, "fields", place, "source")
                yield Placed(file, Problem(path=path, what=what, remedy=remedy))


RULES: tuple[Rule, ...] = (
    _lists_offered,
    _levels_of_the_desk,
    _duties_of_steps,
    _files_named_after_content,
    _later_versions_later,
    _labels_apart,
    _forms_apart,
    _forms_used,
    _rows_reach_everyone,
)


def vacancies(desk: Desk, processes: tuple[Process, ...]) -> Iterator[Problem]:
    """Needed roles with too few people: nothing can pass there, and `alur check` says so beforehand.

    Who has no account decides by letter only, where a row takes letters, and does nothing else (rule 13).
    """
    needed = {step.actor: 1 for process in processes for step in process.steps if desk.role(step.actor)}
    asked = [need for row in desk.approvals if not row.letters for need in row.needs]
    for role, count in (*_desk_wide(desk), *asked, *_beside_the_declarer(desk, processes)):
        needed[role] = max(count, needed.get(role, 0))
    by_letter = [need for row in desk.approvals if row.letters for need in row.needs]
    for role, count in needed.items():
        yield from _vacancy(desk, role, count, lambda person: person.account_id is None or person.has_account)
    for role, count in by_letter:
        if count > needed.get(role, 0):
            yield from _vacancy(desk, role, count, lambda _: True)


def _vacancy(desk: Desk, role: str, count: int, is_able: Callable[[Person], bool]) -> Iterator[Problem]:
    found = desk.role(role)
    people = {term.person.login for term in found.terms if is_able(term.person)} if found else set()
    if len(people) < count:
        wanted = "1 person" if count == 1 else f"{count} people"
        what = f"the role `{role}` needs {wanted}, and it has {len(people)}"
        yield Problem(path=("roles", role, "members"), what=what, remedy="add members")


def _desk_wide(desk: Desk) -> Iterator[tuple[str, int]]:
    """The roles of acts that are no step, with how many people they need: whoever declares does not review."""
    rules = desk.emergency
    roles = [desk.recorded_by, *((rules.declared_by, rules.reviewed_by) if rules else ())]
    for role in dict.fromkeys(each for each in roles if each):
        is_both = rules is not None and rules.declared_by == rules.reviewed_by == role
        yield role, 2 if is_both else 1


def _beside_the_declarer(desk: Desk, processes: tuple[Process, ...]) -> Iterator[tuple[str, int]]:
    """How many people an emergency needs of the role that declares it, where whoever declares does not approve."""
    steps = {process.approval_step.key for process in processes}
    pairs = [{duty.act, other} for duty in desk.duties for other in duty.never_with]
    if desk.emergency and any({EMERGENCY, step} in pairs for step in steps):
        needs = [need for row in desk.approvals if row.emergency for need in row.needs]
        yield from ((role, count + 1) for role, count in needs if role == desk.emergency.declared_by)
