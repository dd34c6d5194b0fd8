"""`alur check`: every mistake of every source at once, and whether the built files are those that would be built."""

from collections.abc import Callable, Iterator

from automation.core.loading.catalogue_rules import vacancies
from automation.core.loading.dead_ends import dead_ends, narrow_ways
from automation.core.loading.desk_loading import cautions
from automation.core.loading.sources import Placed
from automation.core.policy.desk import Desk
from automation.core.policy.process import Process
from automation.core.problem import Problem
from automation.errors import Exit
from automation.render.forms import FOLDER

from .build import built_files, find_mistakes, outdated
from .workshop import Loaded, Workshop


def run(workshop: Workshop, out: Callable[[str], None]) -> int:
    """Print all problems, one a line; say in one line when there are none."""
    loaded = workshop.load()
    mistakes = find_mistakes(workshop, loaded)
    problems = [*mistakes, *_people(loaded), *_foreseen(loaded), *_differences(workshop, loaded)]
    for line in problems:
        out(line)
    for line in _narrow(loaded):
        out(f"warning: {line}")
    if mistakes:
        out("the built files were compared only if all sources could be loaded")
    if problems:
        out(f"{len(problems)} problems")
        return Exit.REFUSED
    sources = loaded.sources
    count = f"the desk, {len(sources.processes)} process versions and {len(sources.forms)} forms"
    out(f"{count} are right; built files are current")
    return Exit.DONE


def _people(loaded: Loaded) -> list[str]:
    """What leaves open who somebody is: the desk goes on, and these hold no office."""
    desk = loaded.sources.desk
    return loaded.place(Placed(desk.file, problem) for problem in cautions(desk.data))


def _foreseen(loaded: Loaded) -> list[str]:
    """Where every request would end: roles with too few people, and duties that nobody can share out."""
    return _of_catalogue(loaded, vacancies) or _of_catalogue(loaded, dead_ends)


def _narrow(loaded: Loaded) -> list[str]:
    """Where a request may end, depending on who does what."""
    return _of_catalogue(loaded, narrow_ways)


def _of_catalogue(loaded: Loaded, found: Callable[[Desk, tuple[Process, ...]], Iterator[Problem]]) -> list[str]:
    catalogue = loaded.assembled.catalogue
    if catalogue is None:
        return []
    file = loaded.sources.desk.file
    return loaded.place(Placed(file, problem) for problem in found(catalogue.desk, catalogue.processes))


def _differences(workshop: Workshop, loaded: Loaded) -> Iterator[str]:
    wanted = built_files(workshop, loaded)
    for file, text in wanted.items():
        present = workshop.read(file)
        if present is None:
            yield f"{file}:1: this built file is missing; remedy: run `alur build` and commit it"
        elif present != text:
            yield f"{file}:{_first_difference(present, text)}: not what would be built; remedy: run `alur build`"
    old = outdated(workshop, wanted) if wanted else []
    for file in workshop.listed(FOLDER) if wanted else ():
        if file in old:
            yield f"{file}:1: nothing asks for this built file any more; remedy: run `alur build`"
        elif file not in wanted:
            yield f"{file}:1: this form has no source; remedy: write it in issue_templates/, and a process for it"


def _first_difference(present: str, wanted: str) -> int:
    """The line (from 1) at which two texts part."""
    lines = present.splitlines(), wanted.splitlines()
    parted = (number for number, pair in enumerate(zip(*lines, strict=False), 1) if pair[0] != pair[1])
    return next(parted, min(len(lines[0]), len(lines[1])) + 1)
