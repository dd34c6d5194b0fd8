"""The raw sources together become one catalogue, or every Problem of every file.

Knows no files: names are only carried along, so that the adapter can say where a Problem is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TypeVar

from automation.core.evidence.names import former_units
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.desk import Desk
from automation.core.policy.process import Process
from automation.core.problem import Problem

from .catalogue_rules import Shelf, catalogue_problems
from .desk_loading import Zones, load_desk
from .form_loading import Formers, FormSource, Lists, load_form
from .process_loading import Surroundings, load_process
from .sources import Placed, Source, Sources

Loaded = TypeVar("Loaded", Desk, FormSource, Process)


@dataclass(slots=True)
class Assembled:
    """What the sources gave. `catalogue` is None when there are problems; `forms` are those that could be loaded."""

    catalogue: Catalogue | None = None
    forms: dict[str, FormSource] = field(default_factory=dict)
    problems: list[Placed] = field(default_factory=list)

    def kept(self, source: Source, loaded: Loaded | tuple[Problem, ...]) -> Loaded | None:
        """The loaded value; its problems are put with the others."""
        if isinstance(loaded, tuple):
            self.problems += [Placed(source.file, problem) for problem in loaded]
            return None
        return loaded


def assemble(sources: Sources, zones: Zones) -> Assembled:
    """Load the desk, then the forms, then the processes, then look at them together."""
    result = Assembled()
    desk = result.kept(sources.desk, load_desk(sources.desk.data, zones))
    for source in sources.forms:
        form = result.kept(source, load_form(source.stem, source.data, _lists(desk), _formers(desk)))
        result.forms.update({form.name: form} if form else {})
    around = _surroundings(sources, desk, result.forms)
    newest = {source.folder: source for source in sources.processes}.values()
    loaded = {
        source.file: result.kept(source, load_process(source.data, replace(around, is_newest=source in newest)))
        for source in sources.processes
    }
    processes = {file: process for file, process in loaded.items() if process}
    result.problems += catalogue_problems(Shelf(sources=sources, desk=desk, processes=processes, forms=result.forms))
    if desk and not result.problems:
        ordered = sorted(processes.values(), key=lambda each: (each.id, each.version))
        result.catalogue = Catalogue(desk=desk, processes=tuple(ordered))
    return result


def loadable(sources: Iterable[Source]) -> tuple[Process, ...]:
    """The processes that load by themselves, whatever is wrong with the desk file, the forms and each other."""
    found = (load_process(source.data, _alone(source.data)) for source in sources)
    return tuple(each for each in found if isinstance(each, Process))


def _alone(raw: object) -> Surroundings:
    """Nothing that a process file leans on is blamed on it: its form is there, and each of its words may be a role."""
    form = raw.get("form") if isinstance(raw, dict) else None
    roles = frozenset(_texts(raw))
    return Surroundings(forms={str(form): None}, roles=roles, start_of_day=_utc_day, is_newest=False)


def _texts(raw: object) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    parts = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    for part in parts:
        yield from _texts(part)


def _lists(desk: Desk | None) -> Lists:
    """A broken desk file still lets the forms be checked, with a stand-in for its lists."""
    if desk is None:
        return {"units": ("…",), "systems": ("…",)}
    return {"units": tuple(unit.name for unit in desk.units), "systems": desk.systems}


def _formers(desk: Desk | None) -> Formers:
    return {"units": former_units(desk), "systems": desk.former_systems} if desk else {}


def _surroundings(sources: Sources, desk: Desk | None, forms: Mapping[str, FormSource]) -> Surroundings:
    fields = {source.stem: forms[source.stem].fields if source.stem in forms else None for source in sources.forms}
    if desk is None:
        return Surroundings(forms=fields, roles=_role_keys(sources.desk.data), start_of_day=_utc_day, limited=None)
    return Surroundings(
        forms=fields,
        roles=frozenset(role.key for role in desk.roles),
        start_of_day=desk.calendar.offsets.start,
        limited=frozenset(row.sop for row in desk.approvals if row.above is not None),
    )


def _role_keys(raw: object) -> frozenset[str]:
    """The role keys of a desk file that has problems elsewhere."""
    roles = raw.get("roles") if isinstance(raw, dict) else None
    return frozenset(roles if isinstance(roles, dict) else ())


def _utc_day(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
