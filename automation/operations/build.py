"""`alur build`: write the forms that GitHub shows, and the locks of versions and names, from the YAML sources."""

from collections.abc import Callable, Mapping

from automation.core.loading.form_lint import lint_form, lint_questions
from automation.core.loading.name_lock import NAMES_LOCK, Locked, name_problems, read_names, write_names
from automation.core.loading.sources import Placed
from automation.core.loading.versions import LOCK, lock_problems, read_lock, write_lock
from automation.errors import Exit
from automation.render.forms import BUILT, FOLDER, form_name, render_config, render_form

from .workshop import Loaded, Workshop


def run(workshop: Workshop, out: Callable[[str], None]) -> int:
    """Write what differs and say so; with any mistake in the sources, print all of them and write nothing."""
    loaded = workshop.load()
    mistakes = find_mistakes(workshop, loaded)
    for line in mistakes:
        out(line)
    if mistakes:
        out(f"{len(mistakes)} problems; nothing was written")
        return Exit.REFUSED
    wanted = built_files(workshop, loaded)
    changed = [file for file, text in wanted.items() if workshop.read(file) != text]
    for file in changed:
        workshop.write(file, wanted[file])
        out(f"wrote {file}")
    for file in outdated(workshop, wanted):
        workshop.remove(file)
        out(f"removed {file}")
    out(f"{len(wanted)} built files are current, {len(changed)} of them written now")
    return Exit.DONE


def find_mistakes(workshop: Workshop, loaded: Loaded) -> list[str]:
    """Everything that is wrong with the sources, with what GitHub would reject, and with versions that changed."""
    forms = {source.file: loaded.assembled.forms.get(source.stem) for source in loaded.sources.forms}
    found = [
        Placed(file, problem)
        for file, form in forms.items()
        if form
        for problem in (*lint_form(form.built), *lint_questions(form.fields))
    ]
    found += lock_problems(_locked(workshop), loaded.sources.processes)
    if loaded.assembled.catalogue is not None:
        found += name_problems(_names(workshop), loaded.sources)
    return [*loaded.problems, *loaded.place(found)]


def built_files(workshop: Workshop, loaded: Loaded) -> Mapping[str, str]:
    """Every built file and its text. Only the forms of the newest versions are shown to requesters."""
    catalogue = loaded.assembled.catalogue
    if catalogue is None:
        return {}
    names = sorted({process.form for process in catalogue.newest()})
    forms = [loaded.assembled.forms[name] for name in names]
    return {
        **{form_name(place, form): render_form(form) for place, form in enumerate(forms, 1)},
        f"{FOLDER}/config.yml": render_config(catalogue.desk),
        LOCK: write_lock(_locked(workshop), loaded.sources.processes),
        NAMES_LOCK: write_names(_names(workshop), loaded.sources),
    }


def outdated(workshop: Workshop, wanted: Mapping[str, str]) -> list[str]:
    """Files that an earlier build wrote and that nothing asks for any more."""
    files = [file for file in workshop.listed(FOLDER) if file not in wanted]
    return [file for file in files if (workshop.read(file) or "").startswith(BUILT)]


def _names(workshop: Workshop) -> Locked:
    return read_names(workshop.read(NAMES_LOCK) or "")


def _locked(workshop: Workshop) -> Mapping[str, str]:
    return read_lock(workshop.read(LOCK) or "")
