"""A procedure as data: its steps, evidence, gate and labels, as one frozen value.

Knows no YAML and no GitHub. The loader (`process_loading.py`) turns a raw mapping into these values or into problems.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

REQUESTER = "pemohon"
"""The one role that no desk file lists: the author and the representatives of the unit (rule 13)."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages: Indonesian (`id`) first, English (`en`) as its twin."""

    id: str
    en: str


class SectionType(StrEnum):
    """What a section of evidence may hold (a closed vocabulary)."""

    TEXT = "text"
    LIST = "list"
    TABLE = "table"
    DATE = "date"
    DATE_RANGE = "date_range"
    MONEY = "money"
    LINK = "link"
    CHOICE = "choice"
    PERSON = "person"
    CHECKLIST = "checklist"
    NUMBER = "number"
    LOG = "log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One `### Heading` of a step's evidence.

    `bullet` is the number (from 1) of the SOP bullet it proves; `example` is one line that the type accepts;
    `budget` marks the one money section that the approval rows read, `risk` and `data_class` the choices of a level,
    `repositories` the one list of the repositories in which the plan is developed.
    """

    key: str
    title: Text
    type: SectionType
    bullet: int
    example: str
    required: bool = True
    min_length: int = 0
    options: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    budget: bool = False
    risk: bool = False
    data_class: bool = False
    repositories: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What the intake check asks of one answer of the form; the wording of the question is the form's own.

    `name` is the id in `issue_templates/<form>.yml`; `source` is `units` or `systems` when the answer must be one that
    the desk file lists. `bullet` is 0 when the SOP text does not name the field; `data_class` marks the choice that
    the approval rows read.
    """

    name: str
    type: SectionType = SectionType.TEXT
    bullet: int = 0
    required: bool = True
    min_length: int = 0
    options: tuple[str, ...] = ()
    source: str = ""
    public: bool = False
    data_class: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the SOP: who acts, by which verb, with which evidence, behind which gate.

    `approval`: approvals are collected here, and its verb enters the first gated step.
    `gated`: its label needs the approvals. `launch`: once it is done nothing falls back (rule 7) and
    the requester can no longer cancel. `may_reject`: its actor may end the request with `/tolak`.
    `notify`: roles that get a comment of their own when the step is done. `agreement`: the requester's side signs its
    evidence, by a code of its own.
    """

    number: int
    key: str
    title: Text
    bullets: tuple[Text, ...]
    actor: str
    label: str
    verb: str = ""
    aliases: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    fields: tuple[Field, ...] = ()
    gated: bool = False
    approval: bool = False
    may_reject: bool = False
    launch: bool = False
    notify: tuple[str, ...] = ()
    agreement: bool = False


Former = tuple[tuple[str, str], ...]
"""The former names of entries of a list, each with the present one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box to tick in a form: its wording and the wordings it once had, the present one first."""

    labels: tuple[str, ...]
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One question of a form as it appears in a body: its label and the labels it once had.

    `options` are the answers of a dropdown, `former_options` what they were called before; or the wordings of the
    `boxes`, which only checkboxes have. `multiple` says that a dropdown takes several answers.
    """

    name: str
    label: str
    former_labels: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    former_options: Former = ()
    boxes: tuple[Box, ...] = ()
    multiple: bool = False
    kind: str = "input"

    @property
    def labels(self) -> tuple[str, ...]:
        """The present label first, then the former ones."""
        return (self.label, *self.former_labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One version of one procedure. `effective_at` is the instant (UTC) from which new requests start under it."""

    id: str
    version: int
    effective_at: datetime
    title: Text
    purpose: Text
    responsibilities: tuple[Text, ...]
    label: str
    form: str
    form_fields: tuple[FormField, ...]
    steps: tuple[Step, ...]
    _approvals: tuple[Step, ...] = field(init=False, compare=False, repr=False)
    _launches: tuple[Step, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Find once what everything that judges asks for."""
        object.__setattr__(self, "_approvals", tuple(step for step in self.steps if step.approval))
        object.__setattr__(self, "_launches", tuple(step for step in self.steps if step.launch))

    def step(self, number: int) -> Step:
        """The step with this number (from 1). Raises IndexError when there is none."""
        if number < 1:
            raise IndexError(number)
        return self.steps[number - 1]

    @property
    def intake(self) -> Step:
        """The first step, which the form fills."""
        return self.steps[0]

    @property
    def last(self) -> int:
        """The number of the last step."""
        return len(self.steps)

    @property
    def approval_step(self) -> Step:
        """The step that collects the approvals; the loader guarantees exactly one."""
        return self._approvals[0]

    @property
    def launch_step(self) -> Step:
        """The step after whose end nothing falls back; the loader guarantees exactly one."""
        return self._launches[0]
