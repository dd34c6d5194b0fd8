"""Hostile text in every place where text can be typed: plain text everywhere, answered, and nothing acts."""

import re

import pytest

from tests.builders.example_desk import example_desk
from tests.http.harmless import acting
from tests.http.story import BOT, Told, copied, example, file, github
from tests.sandbox.client import ISSUES

HOSTILE = example(8)
TEXTS = [HOSTILE["title"], *(str(value) for value in HOSTILE["fields"].values())]
LONGEST = 65_536


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """One desk; whatever happened there, no run failed and no comment or log let something act."""
    repo = copied(example_desk(), tmp_path_factory.mktemp("desk"))
    with github(repo) as place:
        yield place


@pytest.fixture(autouse=True)
def nothing_acts(place):
    """After each test: all runs ended well, logs hold no workflow command, and comments nothing that acts."""
    before = len(place.runs())
    yield
    for run in place.runs()[before:]:
        assert run["exit_code"] == 0, run
        assert not re.search(r"::|##\[|Traceback", run["output"]), run
    for comment in place.get("/repos/kampus/permohonan/issues/comments?per_page=100&sort=created&direction=desc"):
        if comment["user"]["login"] == BOT:
            assert acting(comment["body"]) == []


@pytest.mark.parametrize(
    "line",
    ["@wati halo", "**`Apa @wati", "<img src=x>", "[x](javascript:alert(4))", "Closes #1", "&#64;wati", "```text\nx"],
)
def test_the_judge_sees_what_would_act(line):
    """A mention, half a code span, a tag, a link, a reference, an entity or an open fence would be noticed."""
    assert acting(f"<!-- alur:reply:1 -->\n@budi\n\n{line}") != []


def test_the_hostile_form_is_held_at_the_first_step(place):
    """The heading that its text tries to shadow holds it; the requester is told which lines, and no more happens."""
    told = file(place, HOSTILE)

    assert told.labels == ["langkah 01: pengajuan permohonan", "sop: perbaikan fitur", "status: perlu informasi"]
    assert "**`Dampak yang diharapkan`**: judul ini muncul lebih dari sekali, di baris 31, 44" in told.status
    assert (told.issue["title"], told.issue["state"]) == (HOSTILE["title"], "open")
    assert len(told.comments) == 1


def test_hostile_text_as_title_and_body_without_a_form(place):
    """An issue that is nothing but that text is told how to become a request."""
    body = {"title": HOSTILE["title"], "body": "\n".join(TEXTS)}
    told = Told(place, place.act("dina", "POST", ISSUES, body).body["number"])

    assert told.labels == ["langkah 01: pengajuan permohonan", "status: perlu informasi"]
    assert told.status.startswith("<!-- alur:formless -->\n### Isu ini belum menjadi permohonan")


def test_hostile_text_as_what_a_command_is_given(place):
    """After any command it is text: of who may not give the command, and of who may."""
    told = file(place, example(5) | {"title": HOSTILE["title"]})
    for name in ("penanggung_jawab", "tujuan", "alasan_urgensi"):
        told.say("dina", f"/setujui {HOSTILE['fields'][name]}")
    for verb in ("evaluasi", "tolak", "kembali", "setujui", "tarik", "status", "bantuan", "lanjut", "tunda", "mulaii"):
        told.say("dina", f"/{verb} " + " ".join("\n".join(TEXTS).split()))

    assert told.step == 2
    assert "`/mulaii` tidak dijalankan" in told.said[-1]


def test_hostile_text_as_section_values(place):
    """Each section that is wrong is quoted as text and asked for again, and the offered block stays whole."""
    told = file(place, example(5))
    block = told.block
    hostile = " ".join("\n".join(TEXTS).split())
    told.say("budi", re.sub("^> .*$", lambda _: hostile, block, flags=re.MULTILINE))
    assert told.step == 2
    assert "`<script>alert(1)</script> ![x](javascript:alert(2)) $(touch /tmp/x) ::set-outpu…`" in told.said[-1]
    told.answer("budi")
    assert (told.step, hostile in told.comments[1]["body"]) == (3, True)


def test_hostile_text_as_label_names(place):
    """A label named like the desk's is taken back with its name quoted; any other is nobody's business here."""
    told = file(place, example(5))
    for name in ("status: @wati `x`", "langkah <img src=x>", "sop: ::set-output name=a::b", "tanda: ##[add-mask]e"):
        told.tell("budi", "label", name)
        assert "ditarik kembali" in told.said[-1]
    told.tell("budi", "label", "<script>alert(1)</script>")

    assert told.labels == ["<script>alert(1)</script>", "langkah 02: evaluasi permohonan", "sop: perbaikan fitur"]


def test_hostile_text_edited_into_a_comment(place):
    """A comment that is edited into it never acts, whether it was a command before or becomes one."""
    told = file(place, example(5))
    plain = told.say("budi", "Kami periksa.")
    told.edit_comment("budi", plain, "/evaluasi\n" + "\n".join(TEXTS))
    command = told.say("budi", "/status")
    told.edit_comment("budi", command, "\n".join(TEXTS))

    assert told.step == 2


@pytest.mark.parametrize(
    "piece",
    [
        "`",
        "### ",
        "### \n",
        "<!--",
        ">",
        "> @wati\n",
        "x",
        "@wati ",
        "```\n",
        "### Dampak yang diharapkan\n",
        "<details>",
    ],
)
def test_the_longest_text_made_of(place, piece):
    """A body, a command and a section of 65,536 characters of it are answered in whole comments, and open nothing."""
    filler = (piece * LONGEST)[:LONGEST]
    place.act("dina", "POST", ISSUES, {"title": "Panjang", "body": filler})
    told = file(place, example(5))
    body = told.issue["body"]
    room = LONGEST - len(body) - 2
    told.tell("dina", "edit", body.replace("Sejak Senin", f"{filler[:room]}\n\nSejak Senin"))
    held = told.step == 1
    told.tell("dina", "edit", body)
    for start in ("/tolak ", "/evaluasi\n", "/evaluasi\n### Alasan kepentingan dan urgensi\n"):
        told.say("budi" if start != "/tolak " else "eko", (start + filler)[:LONGEST])

    assert held == (piece in {"### Dampak yang diharapkan\n", "<!--"})
    assert told.step == 2
    told.answer("budi")
    assert told.step == 3
