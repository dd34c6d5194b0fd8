"""The tree that `alur site` writes builds strictly, in both languages, and its pages run only what the policy names."""

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from automation.adapters.site_files import PROJECT, SiteSource
from automation.errors import Unreadable
from automation.operations.site import SiteReading, run
from tests.builders.site import DESK, a_row, a_site, an_approval

TITLE = "<script>alert(1)</script> ![x](javascript:alert(2)) $(touch /tmp/x) ::set-output name=ok::yes"
PERSONAL = "Ubah nama Siti Aminah NIK 3374 0122 3344 5566, HP 0812-3456-7890"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A built site with one ordinary and one hostile request."""
    folder = tmp_path_factory.mktemp("site")
    rows = (a_row(7, approvals=(an_approval(),)), a_row(8, title=TITLE), a_row(9, title=PERSONAL))
    run(lambda: SiteReading(data=a_site(*rows)), SiteSource(folder / "src", PROJECT), [].append)
    for config in ("mkdocs.yml", "mkdocs.en.yml"):
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", folder / "src" / config]
        subprocess.run(command, check=True, env={"NO_MKDOCS_2_WARNING": "1", "PATH": ""}, cwd=folder)
    return folder / "site"


class Page(HTMLParser):
    """Collects addresses, inline scripts, ids and the policy of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.scripts, self.policy, self.text = [], [], [], "", ""
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note what the tag loads, leads to or says."""
        found = dict(attrs)
        if tag == "a":
            self.links.append(found.get("href", ""))
        if tag in {"script", "img", "link", "iframe"} and found.get("rel") not in {"alternate", "prev", "next"}:
            self.loads.append(found.get("src") or found.get("href") or "")
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]
        self._in_script = tag == "script" and "src" not in found and "type" not in found

    def handle_data(self, data):
        """Tell scripts from text."""
        if self._in_script:
            self.scripts.append(data)
        else:
            self.text += data

    def handle_endtag(self, tag):
        """No tag inside a script ends anything else."""
        self._in_script = False


def pages(site):
    """Every page of the site, by its address."""
    found = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    return {address: Page(path.read_text(encoding="utf-8")) for address, path in found.items()}


def test_each_page_has_a_directory_address_in_both_languages(site):
    """Only pages about the code exist in English alone."""
    addresses = set(pages(site))
    indonesian = {each for each in addresses if not each.startswith("en")}
    english = {each.removeprefix("en/") if each != "en" else "." for each in addresses - indonesian}

    assert {"permohonan/7", "papan", "prosedur/contoh", "panduan/pemohon"} <= indonesian
    assert english - indonesian == {"architecture", "glossary", "decisions", "limits", "changelog"}
    assert indonesian <= english


def test_the_policy_names_every_inline_script_and_no_page_loads_from_elsewhere(site):
    """A changed theme would show here, before its scripts are blocked in a browser."""
    for address, page in pages(site).items():
        hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in page.scripts}

        assert hashes, address
        assert {each for each in hashes if f"'sha256-{each}'" not in page.policy} == set(), address
        assert [each for each in page.loads if "//" in each] == [], address


def test_a_hostile_title_shows_as_text_and_adds_nothing(site):
    """The page of the hostile request has the same scripts and links as any other, and shows the title."""
    found = pages(site)
    hostile, ordinary = found["permohonan/8"], found["permohonan/7"]

    assert hostile.scripts == ordinary.scripts
    assert [each for each in hostile.links if "javascript" in each] == []
    assert TITLE in re.sub(r"\s+", " ", hostile.text)


def test_every_relative_link_leads_to_a_file(site):
    """Generated links are not checked by MkDocs, so they are checked here."""
    missing = []
    for path in site.rglob("index.html"):
        for link in Page(path.read_text(encoding="utf-8")).links:
            target = link.split("#")[0]
            if not target or "//" in target:
                continue
            file = (path.parent / target).resolve()
            if not (file / "index.html" if file.is_dir() else file).is_file():
                missing.append((path.relative_to(site).as_posix(), link))

    assert missing == []


def test_requests_are_not_in_the_search(site):
    """The index stays small and holds no title of a request."""
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")

    assert "permohonan/7" not in index
    assert "prosedur/contoh" in index


def test_a_withheld_title_is_in_no_file_of_the_built_site(site):
    """Neither page, title, search index nor data holds a word of it."""
    texts = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    assert not [path for path, text in texts.items() if b"Siti Aminah" in text or b"3344 5566" in text]
    assert b"(judul ditahan)" in texts[site / "permohonan" / "9" / "index.html"]


@pytest.mark.parametrize("address", ["https://kampus.github.io/permohonan", "https://kampus.github.io/a/b/"])
def test_the_page_for_a_wrong_address_finds_its_style_at_any_depth(tmp_path, address):
    """It is shown below the site's own folder, whatever was asked for, and leads on in both languages."""
    source = SiteSource(tmp_path / "src", PROJECT)
    run(lambda: SiteReading(data=a_site(desk=replace(DESK, site=address))), source, [].append)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", tmp_path / "src" / "mkdocs.yml"]
    subprocess.run(command, check=True, env={"NO_MKDOCS_2_WARNING": "1", "PATH": ""}, cwd=tmp_path)
    text = (tmp_path / "site" / "404.html").read_text("utf-8")
    folder = address.removeprefix("https://kampus.github.io").rstrip("/")
    page = Page(text)

    assert "Halaman tidak ditemukan" in text
    assert "Page not found" in text
    assert [load for load in page.loads if load and not load.startswith(f"{folder}/assets/")] == []
    assert {f"{folder}/papan/", f"{folder}/panduan/", f"{folder}/en/papan/"} <= set(page.links)
    assert not [link for link in page.links if "//" in link.removeprefix("https://")]


def test_a_second_run_leaves_nothing_of_the_first(tmp_path):
    """A request that is gone has no page any more."""
    source = SiteSource(tmp_path / "src", PROJECT)
    run(lambda: SiteReading(data=a_site(a_row(7))), source, [].append)
    run(lambda: SiteReading(data=a_site()), source, [].append)

    assert not (tmp_path / "src/id/permohonan").exists()


def test_a_folder_of_somebody_else_is_never_emptied(tmp_path):
    """Only what an earlier run wrote is removed."""
    (tmp_path / "surat.txt").write_text("penting", encoding="utf-8")

    with pytest.raises(Unreadable, match="--out"):
        SiteSource(tmp_path, PROJECT).start("")
    assert (tmp_path / "surat.txt").is_file()


def test_a_directory_with_a_desk_only_uses_our_own_guides(tmp_path):
    """`--repo-dir` need not hold any documentation."""
    SiteSource(tmp_path / "src", Path(tmp_path / "desk")).start("")

    assert (tmp_path / "src/id/panduan/pemohon.md").is_file()
