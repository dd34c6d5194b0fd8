"""A form and a desk around a process file, and the problems of one that is refused."""

from automation.core.loading.form_loading import load_form
from automation.core.loading.process_loading import Surroundings, load_process
from tests.builders.yaml_files import a_form, jakarta

FORM = load_form("panen", a_form(), {"units": ("Kebun", "Dapur"), "systems": ("Oven",)})
AROUND = Surroundings(
    forms={"panen": FORM.fields},
    roles=frozenset({"petugas", "kepala"}),
    start_of_day=jakarta("Asia/Jakarta").start,
    limited=frozenset({None}),
)


def problems(raw, around=AROUND):
    """Path and words of each problem of a refused process."""
    loaded = load_process(raw, around)
    assert isinstance(loaded, tuple), "this should have been refused"
    return [(".".join(map(str, problem.path)), problem.what) for problem in loaded]
