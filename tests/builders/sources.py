"""The right sources of a small desk, with some of them replaced, and the problems of refused ones."""

from automation.core.loading.assembly import assemble
from automation.core.loading.sources import Source, Sources
from tests.builders.yaml_files import a_desk, a_form, a_process, jakarta

DESK, FIRST, FORM = ".github/desk.yml", "automation/sop/panen/1.yml", "issue_templates/panen.yml"


def assembled(desk=None, processes=None, forms=None):
    """What the right sources give, with some of them replaced."""
    return assemble(
        Sources(
            desk=Source(DESK, desk or a_desk()),
            processes=tuple(Source(*each) for each in (processes or {FIRST: a_process()}).items()),
            forms=tuple(Source(*each) for each in (forms or {FORM: a_form()}).items()),
        ),
        jakarta,
    )


def problems(**sources):
    """File, path and words of each problem."""
    return [
        (placed.file, ".".join(map(str, placed.problem.path)), placed.problem.what)
        for placed in assembled(**sources).problems
    ]
