"""`alur site` writes a fresh tree, and publishes no private desk by accident."""

from automation.commands.site import run
from automation.errors import Exit
from tests.builders_site import a_row, a_site


class Folder:
    """Remembers what was written."""

    def __init__(self):
        self.started, self.files = 0, {}

    def start(self):
        """Count the starts."""
        self.started += 1

    def write(self, path, text):
        """Keep the text; writing before a start is a mistake."""
        assert self.started == 1
        self.files[path] = text


def test_it_writes_all_pages_after_a_fresh_start():
    """One start, then every page of both languages; the summary counts them."""
    folder, said = Folder(), []

    assert run(lambda: a_site(a_row(7)), folder, said.append) is Exit.DONE
    assert {"id/index.md", "en/index.md", "id/permohonan/7.md", "id/permohonan/7.json"} <= set(folder.files)
    assert said == [f"{len(folder.files)} files, 1 requests"]


def test_a_private_desk_is_refused_and_nothing_is_touched():
    """The refusal says what to type when the public may read it."""
    folder, said = Folder(), []

    assert run(lambda: a_site(is_private=True), folder, said.append) is Exit.REFUSED
    assert (folder.started, folder.files) == (0, {})
    assert "--publish-private" in said[0]


def test_a_private_desk_is_published_when_told_to():
    """The organisation decides."""
    folder = Folder()

    assert run(lambda: a_site(is_private=True), folder, [].append, publish_private=True) is Exit.DONE
    assert folder.files
