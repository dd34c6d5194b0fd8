"""Built forms say the same as their values, and GitHub's published schemas and our linter take them."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from automation.core.loading.desk_loading import load_desk
from automation.core.loading.form_lint import lint_form
from automation.core.loading.form_loading import load_form
from automation.render.forms import form_name, render_config, render_form
from tests.builders.yaml_files import a_desk, a_form, changed, jakarta
from tests.places import ROOT

LISTS = {"units": ("Kebun", "no"), "systems": ("Oven",)}
BUILT = ROOT / ".github" / "ISSUE_TEMPLATE"


def schema_says(schema, *files):
    """What check-jsonschema answers: its exit code and its words."""
    command = [str(Path(sys.executable).with_name("check-jsonschema")), "--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_built_form_says_that_it_is_built_and_from_what():
    """The first line warns whoever opens the file, and the number keeps GitHub's order."""
    form = load_form("panen", a_form(), LISTS)

    assert render_form(form).splitlines()[0] == (
        "# BUILT by `alur build` from issue_templates/panen.yml and .github/desk.yml. Change those, never this file."
    )
    assert form_name(3, form) == ".github/ISSUE_TEMPLATE/03-panen.yml"


def test_a_built_form_reads_back_as_its_values():
    """Nothing is lost or changed on the way to YAML, and two builds are equal."""
    form = load_form("panen", a_form(), LISTS)

    assert yaml.safe_load(render_form(form)) == form.built
    assert render_form(form) == render_form(load_form("panen", a_form(), LISTS))


@pytest.mark.parametrize(
    "text",
    [
        "satu\n",
        "satu\n\ndua\n",
        "satu",
        "satu\n\n",
        " masuk\n",
        "\nsatu\n",
        "ekor \n",
        "a: b # c\n",
        "tab\there\n",
        "kutip \" \\ '",
        "no",
        "0123",
        "- butir",
        "\u2028\u2029\x85\x7f\ufeff",
        "é ü 漢 🙂\n",
        "{a}",
        "---\n",
        "# judul\n",
    ],
)
def test_any_text_survives(text):
    """Line breaks, quotes, signs and words that YAML takes for something else come back as they were."""
    form = load_form("panen", changed(a_form(), "body", 0, "attributes", "value", text or "x"), LISTS)

    assert yaml.safe_load(render_form(form)) == form.built


def test_the_chooser_offers_no_blank_issue():
    """GitHub's list of forms has no blank issue, and links to the guide where the desk has a site."""
    without = load_desk(a_desk(), jakarta)
    with_site = load_desk(changed(a_desk(), "site", "https://meja.example/panduan/"), jakarta)

    assert yaml.safe_load(render_config(without)) == {"blank_issues_enabled": False}
    (link,) = yaml.safe_load(render_config(with_site))["contact_links"]
    assert link["url"] == "https://meja.example/panduan/"


def test_githubs_schema_takes_the_built_forms(tmp_path):
    """The shipped forms and a made-up one are valid by the schema that GitHub publishes, and by our linter."""
    made_up = tmp_path / "form.yml"
    made_up.write_text(render_form(load_form("panen", a_form(), LISTS)), encoding="utf-8")
    shipped = [file for file in sorted(BUILT.glob("*.yml")) if file.name != "config.yml"]

    assert shipped
    assert schema_says("vendor.github-issue-forms", made_up, *shipped)[0] == 0
    assert [lint_form(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in shipped] == [()] * len(shipped)


def test_githubs_schema_takes_the_built_chooser():
    """The shipped config.yml is valid by the schema that GitHub publishes."""
    assert schema_says("vendor.github-issue-config", BUILT / "config.yml")[0] == 0


def test_our_own_keys_would_be_refused_by_github(tmp_path):
    """A source is no form yet: the schema notices the keys that the build takes out."""
    source = tmp_path / "source.yml"
    source.write_text(yaml.safe_dump(a_form()), encoding="utf-8")

    code, words = schema_says("vendor.github-issue-forms", source)

    assert code == 1
    assert "options_from" in words
