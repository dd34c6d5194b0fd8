"""verify.yml, run for real as a development repository calls it: the callers are those of the developers' guide."""

import json
import re
import subprocess
from collections.abc import Iterator

import pytest
import yaml

from tests.http.story import GitHub, Told, alur, example, file, filled, github
from tests.places import ROOT
from tests.workflows.under_act import BIN, Run, Runner, a_runner

GUIDES = {lang: ROOT / f"docs/{lang}/panduan/pengembang.md" for lang in ("id", "en")}
HERE = "kampus/siakad"
KEYS = {"ALUR_APP_ID": "Iv1.uji", "ALUR_APP_KEY": "kunci"}


def callers(lang: str = "id") -> list[str]:
    """The callers that the guide shows: for a public desk, then for a private one."""
    return re.findall(r"```yaml\n(.*?)```", GUIDES[lang].read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Offer a machine for workflows."""
    return a_runner(tmp_path_factory.mktemp("act"))


@pytest.fixture(scope="module")
def place(runner: Runner) -> Iterator[GitHub]:
    """Offer a desk with three fixes: #1 approved, #2 approved without a repository, #3 only filed."""
    with github(runner.source) as place:
        for number in (1, 2, 3):
            told = file(place, example(6))
            if number < 3:
                told.answer("budi")
                told.answer("budi")
                told.say("budi", planned(told, names_repository=number == 1))
                told.say("wati", told.block)
        yield place


def planned(told: Told, *, names_repository: bool) -> str:
    """The plan with or without a repository."""
    text = filled(told.block)
    return text if names_repository else text.replace(HERE, "-")


def code_of(place: GitHub, runner: Runner, number: int) -> str:
    """The present code of a request."""
    return json.loads(alur(["explain", str(number), "--json"], place.variables, runner.source)[1])["code"]


def verify(runner: Runner, place: GitHub, body: str, repository: str = HERE, caller: int = 0, **settings: str) -> Run:
    """One run for a pull request with this text."""
    payload = {
        "action": "edited",
        "pull_request": {"number": 7, "body": body},
        "repository": {"full_name": repository, "default_branch": "main"},
    }
    return runner.call(callers()[caller], payload, place.client.url, **settings)


def summary(run: Run) -> str:
    """What the run's page shows."""
    return run.log.partition("Summary - ")[2]


def test_an_approved_request_passes(runner, place):
    """The five lines of the guide are enough, and the page of the run says so; the pull request's text stays text."""
    trace = runner.place / "trace"
    hostile = f'"; touch {trace}; $(touch {trace}) `touch {trace}` ${{{{ github.token }}}}\n::set-output name=x::y\n'
    run = verify(runner, place, f"{hostile}\nPermohonan: kampus/permohonan#1 {code_of(place, runner, 1)}")

    assert run.handled, run.log
    assert summary(run).startswith("### ✅ `kampus/permohonan#1`: boleh dikembangkan di `kampus/siakad`.")
    assert not trace.exists()
    assert "name=x" not in run.log


@pytest.mark.parametrize(
    ("body", "repository", "reason"),
    [
        ("Menambah unduhan nilai.", HERE, "verify_line_missing"),
        ("Permohonan: kampus/permohonan#1 A\n\nPermohonan: kampus/permohonan#2 A", HERE, "verify_lines_differ"),
        ("Permohonan: kampus/lain#1 {1}", HERE, "verify_other_desk"),
        ("Permohonan: kampus/permohonan#1", HERE, "verify_code_missing"),
        ("Permohonan: kampus/permohonan#1 {2}", HERE, "verify_code_outdated"),
        ("Permohonan: kampus/permohonan#1 {1}", "kampus/perpustakaan", "verify_other_repository"),
        ("Permohonan: kampus/permohonan#2 {2}", HERE, "verify_no_repositories"),
        ("Permohonan: kampus/permohonan#3 {1}", HERE, "verify_too_early"),
        ("Permohonan: kampus/permohonan#99 {1}", HERE, "verify_no_issue"),
    ],
)
def test_anything_else_fails_with_its_reason(runner, place, body, repository, reason):
    """No line, several, another desk, no code, an old one, an unnamed repository, no approval, no such request."""
    codes = {f"{{{number}}}": code_of(place, runner, number) for number in (1, 2)}
    for mark, code in codes.items():
        body = body.replace(mark, code)
    run = verify(runner, place, body, repository)

    assert (run.code, "Job failed" in run.log) == (1, True), run.log
    assert summary(run).startswith("### ❌ ")
    assert f"`{reason}`" in summary(run)


def test_a_github_that_does_not_answer_fails_as_unknown(runner, place):
    """Unknown is not yes."""
    payload = {
        "pull_request": {"number": 7, "body": "Permohonan: kampus/permohonan#1 AAAA-BBBB-CCCC"},
        "repository": {"full_name": HERE, "default_branch": "main"},
    }
    run = runner.call(callers()[0], payload, "http://127.0.0.1:9")

    assert (run.code, summary(run).startswith("### ❔ `kampus/permohonan#1`: BELUM DIKETAHUI")) == (1, True), run.log


def test_a_private_desk_is_read_with_the_token_of_the_app(runner, place):
    """Its code and its issues are read by the App's token alone; without the secrets nothing is known."""
    body = f"Permohonan: kampus/permohonan#1 {code_of(place, runner, 1)}"
    before = len(place.get("/_sandbox/requests"))
    run = verify(runner, place, body, caller=1, reader="lina", **KEYS)
    readers = {sent["actor"] for sent in place.get("/_sandbox/requests")[before:] if sent["path"] == "/graphql"}

    assert run.handled, run.log
    assert readers == {"lina"}

    run = verify(runner, place, body, caller=1, reader="lina")
    assert (run.code, summary(run).startswith("### ❔ BELUM DIKETAHUI")) == (1, True), run.log


@pytest.mark.parametrize("lang", GUIDES)
def test_the_guide_shows_callers_that_fit(lang, tmp_path):
    """Five lines and, for a private desk, one more; alike in both languages, and naming only what is there."""
    # YAML 1.1 takes the key `on` for true.
    called = yaml.safe_load((ROOT / ".github/workflows/verify.yml").read_text(encoding="utf-8"))[True]["workflow_call"]
    for text, lines in zip(callers(lang), (5, 6), strict=True):
        (job,) = yaml.safe_load(text)["jobs"].values()
        path = tmp_path / ".github/workflows/permohonan.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        run = subprocess.run([BIN / "actionlint", path], capture_output=True, text=True, check=False)

        assert text.count("\n") == lines
        assert (run.returncode, run.stdout) == (0, "")
        assert set(job["with"]) <= set(called["inputs"])
        assert set(job.get("secrets", {})) <= set(called["secrets"])
    assert callers("id") == callers("en")
