"""The labels of a desk: which exist, and which a request should carry."""

from dataclasses import dataclass

from automation.core.policy.catalogue import Catalogue
from automation.core.policy.label_names import is_desk_label, label_key
from automation.core.policy.process import Process
from automation.core.state.situation import Overlay, Situation

VIOLATION = "tanda: pelanggaran"
EMERGENCY = "tanda: darurat"
_FLAGS = ("tanda: terlambat", VIOLATION, EMERGENCY)
_OVERLAYS = ("perlu informasi", "ditunda", "ditolak", "dibatalkan", "selesai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label as GitHub keeps it: `color` six hexadecimal digits, `description` at most 100 characters."""

    name: str
    color: str
    description: str


def all_labels(catalogue: Catalogue) -> tuple[Label, ...]:
    """Every label that the desk may set, each once, for all versions of all procedures."""
    found: dict[str, Label] = {}
    for process in catalogue.processes:
        found[process.label] = Label(name=process.label, color="5319e7", description=process.title.id[:100])
        for step in process.steps:
            color = "0e8a16" if step.gated else "1d76db"
            found[step.label] = Label(name=step.label, color=color, description=step.title.en[:100])
    for overlay in _OVERLAYS:
        found[f"status: {overlay}"] = Label(name=f"status: {overlay}", color="fbca04", description="")
    for flag in _FLAGS:
        found[flag] = Label(name=flag, color="b60205", description="")
    return tuple(found.values())


def wanted_labels(situation: Situation) -> frozenset[str]:
    """The desk's labels that this request should carry: exactly one step label while open, none once closed."""
    wanted = {situation.process.label}
    if not situation.is_closed:
        wanted.add(situation.process.step(situation.step).label)
    if situation.overlay:
        wanted.add(f"status: {situation.overlay}")
    if situation.violations:
        wanted.add(VIOLATION)
    if situation.is_emergency:
        wanted.add(EMERGENCY)
    return frozenset(wanted)


def labels_without_process(processes: tuple[Process, ...], *, is_open: bool) -> frozenset[str]:
    """For an issue without a form: asked for information, at the first step where all procedures name it alike."""
    if not is_open:
        return frozenset()
    first = {process.intake.label for process in processes}
    return frozenset({f"status: {Overlay.NEEDS_INFO}", *(first if len(first) == 1 else ())})


def unwanted(present: frozenset[str], wanted: frozenset[str]) -> frozenset[str]:
    """The labels on the issue that belong to the desk, or look so, and should not be there."""
    keep = {label_key(name) for name in wanted}
    return frozenset(name for name in present if is_desk_label(name) and label_key(name) not in keep)


def lacking(present: frozenset[str], wanted: frozenset[str]) -> frozenset[str]:
    """The wanted labels that the issue does not carry; GitHub compares names without case."""
    there = {label_key(name) for name in present}
    return frozenset(name for name in wanted if label_key(name) not in there)
