"""`alur verify` ends with 0, 1 or 2 for may, may not and unknown, says why in both languages and writes nothing."""

import json

import pytest

from automation.errors import Exit
from tests.builders.example_desk import example_desk
from tests.http.story import Told, alur, copied, example, file, github
from tests.sandbox.client import ISSUES, REPO
from tests.sandbox.recording import RECORD, commit

HERE = "kampus/siakad"


@pytest.fixture(scope="module")
def place(repo):
    """A desk with a fix that is approved, #1, and one that is just filed, #2."""
    with github(repo) as place:
        approved, _ = (file(place, example(6)) for _ in range(2))
        for _ in range(3):
            approved.answer("budi")
        approved.say("wati", approved.block)
        yield place


@pytest.fixture(scope="module")
def code(place, repo):
    """The code of the approved request."""
    return json.loads(alur(["explain", "1", "--json"], place.variables, repo)[1])["code"]


def verify(place, repo, *options, **variables):
    """The exit code and what was printed."""
    return alur(["verify", *options], place.variables | variables, repo)


def event(folder, body, repository=HERE):
    """The file of a pull request's event."""
    path = folder / "event.json"
    path.write_text(json.dumps({"pull_request": {"body": body}, "repository": {"full_name": repository}}))
    return str(path)


def pull(place, repo, folder, body, **variables):
    """`alur verify` as the workflow in a development repository runs it: the desk is named, the rest is the event's."""
    path = event(folder, body)
    variables = {"GITHUB_REPOSITORY": HERE, "GITHUB_EVENT_PATH": path, "GITHUB_TOKEN": "lina"} | variables
    return verify(place, repo, "--pull-request", "--desk", "kampus/permohonan", **variables)


def test_an_approved_request_may(place, repo, code):
    """Here, at this code, read forgivingly; a stranger's token is enough; one read, and nothing is written."""
    before = len(place.get("/_sandbox/requests"))
    typed = code.lower().replace("-", " ")
    exit_code, said = verify(place, repo, "1", "--repository", HERE, "--code", typed, GITHUB_TOKEN="lina")
    sent = place.get("/_sandbox/requests")[before:]

    assert exit_code == Exit.DONE, said
    assert f"`Permohonan: kampus/permohonan#1 {code}`" in said
    assert [(each["method"], each["path"], each["actor"]) for each in sent if each["path"] == "/graphql"] == [
        ("POST", "/graphql", "lina")
    ]
    assert place.get(f"{ISSUES}/1/comments") == Told(place, 1).comments


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["2"], "verify_too_early"),
        (["99"], "verify_no_issue"),
        (["1", "--repository", "kampus/lain"], "verify_other_repository"),
        (["1", "--code", "AAAA-BBBB-CCCC"], "verify_code_outdated"),
        (["1", "--code", "rahasia"], "verify_code_unreadable"),
    ],
)
def test_anything_else_may_not(place, repo, options, reason):
    """With the reason in Indonesian and English, its stable code, and as JSON."""
    exit_code, said = verify(place, repo, *options)
    assert (exit_code, reason in said) == (Exit.REFUSED, True), said
    assert "TIDAK boleh dikembangkan" in said
    assert "may NOT be developed" in said

    exit_code, said = verify(place, repo, *options, "--json")
    told = json.loads(said)
    assert (exit_code, told["verdict"], told["may_develop"]) == (Exit.REFUSED, "may_not", False)
    assert [each["code"] for each in told["reasons"]] == [reason]


def test_what_cannot_be_read_is_unknown(place, repo, tmp_path):
    """No desk here, no such repository, no answer, no token, a name that is none: 2, and never 0 or 1."""
    for options, variables in (
        (["1"], {"GITHUB_REPOSITORY": "kampus/tidak-ada"}),
        (["1"], {"GITHUB_API_URL": "http://127.0.0.1:9"}),
        (["1"], {"GITHUB_TOKEN": ""}),
        (["1", "--repository", "situs kami"], {}),
        (["1", "--desk", "tanpa-pemilik"], {}),
        (["--pull-request"], {}),
        (["--pull-request", "--code", "x"], {"GITHUB_EVENT_PATH": event(tmp_path, "")}),
    ):
        exit_code, said = verify(place, repo, *options, **variables)
        assert (exit_code, "BELUM DIKETAHUI" in said) == (Exit.UNREADABLE, True), (options, said)
        exit_code, said = verify(place, repo, *options, "--json", **variables)
        assert (exit_code, json.loads(said)["may_develop"]) == (Exit.UNREADABLE, None)

    exit_code, said = alur(["verify", "1"], place.variables, tmp_path)
    assert (exit_code, ".github/desk.yml" in said) == (Exit.UNREADABLE, True)


def test_a_broken_desk_file_is_unknown(place, tmp_path):
    """Its line is named."""
    broken = copied(example_desk(), tmp_path)
    path = broken / ".github/desk.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("people:", "orang:", 1), encoding="utf-8")
    exit_code, said = verify(place, broken, "1")

    assert (exit_code, ".github/desk.yml:" in said) == (Exit.UNREADABLE, True)


def test_a_copy_that_is_not_the_default_branch_is_unknown(place, tmp_path):
    """Whoever adds an approver in a copy of the desk decides nothing."""
    copy = copied(example_desk(), tmp_path)
    path = copy / ".github/desk.yml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# lain\n", encoding="utf-8")
    exit_code, said = verify(place, copy, "1")

    assert (exit_code, "verify_other_rules" in said) == (Exit.UNREADABLE, True), said


@pytest.mark.parametrize(("files", "gone"), [({}, ("1.jsonl",)), ({"1.jsonl": "{}\n"}, ())])
def test_a_record_that_is_gone_or_broken_is_unknown(repo, files, gone):
    """Approvals without the record of them open nothing."""
    with github(repo) as place:
        file(place, example(6))
        head = place.get(f"{REPO}/commits?sha=alur-ledger")[0]["sha"]
        commit(place.client.by(RECORD), head, files, gone)
        exit_code, said = verify(place, repo, "1")

    assert exit_code == Exit.UNREADABLE, said
    assert ("record_missing" if gone else "record_broken") in said


def test_the_pull_request_of_the_event(place, repo, tmp_path, code):
    """Found by its line; the development repository is the event's, not an option or the desk."""
    exit_code, said = pull(place, repo, tmp_path, f"Unduhan nilai.\n\nPermohonan: kampus/permohonan#1 {code}\n")

    assert (exit_code, "boleh dikembangkan di `kampus/siakad`" in said) == (Exit.DONE, True), said


@pytest.mark.parametrize(
    "body", [None, "", "Unduhan nilai.", "Permohonan: kampus/lain#1 x", "Permohonan: a/b#1\nPermohonan: a/b#2"]
)
def test_a_pull_request_without_a_request_may_not(place, repo, tmp_path, body):
    """No line, several, or one of another desk."""
    exit_code, said = pull(place, repo, tmp_path, body)

    assert (exit_code, "TIDAK boleh digabungkan" in said) == (Exit.REFUSED, True), said


NO_PULL_REQUESTS = """
{}
[]
x
{"pull_request": []}
{"pull_request": {"body": null}}
{"pull_request": {"body": 3}, "repository": {"full_name": "a/b"}}
{"pull_request": {"body": ""}, "repository": {"full_name": "a b"}}
""".split("\n")[1:-1]


@pytest.mark.parametrize("payload", NO_PULL_REQUESTS)
def test_an_event_of_no_pull_request_is_unknown(place, repo, tmp_path, payload):
    """Whatever started the run, it says what should."""
    (tmp_path / "odd.json").write_text(payload)
    exit_code, said = pull(place, repo, tmp_path, "", GITHUB_EVENT_PATH=str(tmp_path / "odd.json"))

    assert (exit_code, "BELUM DIKETAHUI" in said) == (Exit.UNREADABLE, True), said


def test_in_a_run_the_page_shows_the_verdict(place, repo, tmp_path):
    """The summary in words and an annotation; what the pull request typed can be neither markup nor a command."""
    page = tmp_path / "summary.md"
    typed = "##[add-mask]e ::set-output name=x::y <img src=x> @wati"
    exit_code, said = pull(
        place,
        repo,
        tmp_path,
        f"Permohonan: kampus/permohonan#1 {typed}",
        GITHUB_ACTIONS="true",
        GITHUB_STEP_SUMMARY=str(page),
    )
    shown = page.read_text(encoding="utf-8")

    assert exit_code == Exit.REFUSED
    assert shown.startswith("### ❌ `kampus/permohonan#1`: TIDAK boleh dikembangkan di `kampus/siakad`.")
    assert "`##[add-mask]e ::set-output name=x::y <img src=x> @wati`" in shown
    assert "##[" not in said
    assert [line for line in said.splitlines() if line.lstrip().startswith("::")] == [
        line for line in said.splitlines() if line.startswith("::error::")
    ]


@pytest.mark.parametrize("lacking", [("GITHUB_TOKEN",), ("GITHUB_TOKEN", "GITHUB_REPOSITORY")])
def test_what_must_be_set_is_told_in_both_languages(repo, lacking):
    """With the lines to type on a machine of one's own; nothing is asked, so the answer is unknown."""
    given = {"GITHUB_TOKEN": "x", "GITHUB_REPOSITORY": "kampus/permohonan"}
    exit_code, said = alur(["verify", "12"], {name: given[name] for name in given if name not in lacking}, repo)

    assert (exit_code, "verify_not_set" in said) == (Exit.UNREADABLE, True), said
    assert f"`{', '.join(lacking)}` belum diisi" in said
    assert f"`{', '.join(lacking)}` must be set" in said
    assert said.count("export GITHUB_REPOSITORY=kampus/permohonan GITHUB_TOKEN=…") == 2


@pytest.mark.parametrize(
    ("options", "reason", "words"),
    [
        (["1", "--repository", "kampus"], "verify_no_repository_name", ("`kampus` bukan nama", "`kampus` is no name")),
        (["--pull-request", "--code", "x"], "verify_options", ("Hapus", "Leave out")),
        (["--pull-request", "--repository", HERE], "verify_options", ("Hapus", "Leave out")),
    ],
)
def test_options_that_do_not_fit_are_told_in_both_languages(place, repo, options, reason, words):
    """Unknown is not no: the question was not understood."""
    exit_code, said = verify(place, repo, *options)

    assert (exit_code, reason in said) == (Exit.UNREADABLE, True), said
    assert all(each in said for each in words)


def test_number_or_pull_request(repo, place):
    """One of the two must be named, and only one."""
    for options in ([], ["1", "--pull-request"]):
        exit_code, said = verify(place, repo, *options)
        assert (exit_code, "usage:" in said) == (2, True)
