"""`alur site` writes a fresh tree, and publishes no private desk by accident."""

from dataclasses import replace

from automation.core.outcome.decision import Unread
from automation.core.problem import Reason
from automation.errors import Exit
from automation.operations.site import SiteReading, run
from tests.builders.site import a_row, a_site


class Folder:
    """Remembers what was written."""

    def __init__(self):
        self.started, self.files = 0, {}

    def start(self, address):
        """Count the starts."""
        self.started += 1

    def write(self, path, text):
        """Keep the text; writing before a start is a mistake."""
        assert self.started == 1
        self.files[path] = text


def reading(*rows, **changes):
    """What was read: nothing is unread."""
    return lambda: SiteReading(data=a_site(*rows, **changes))


def test_it_writes_all_pages_after_a_fresh_start():
    """One start, then every page of both languages; the summary counts them."""
    folder, said = Folder(), []

    assert run(reading(a_row(7)), folder, said.append) == (Exit.DONE, ())
    assert {"id/index.md", "en/index.md", "id/permohonan/7.md", "id/permohonan/7.json"} <= set(folder.files)
    assert said == [f"{len(folder.files)} files, 1 requests"]


def test_a_private_desk_is_refused_and_nothing_is_touched():
    """The refusal says what to type when the public may read it."""
    folder, said = Folder(), []

    assert run(reading(is_private=True), folder, said.append) == (Exit.REFUSED, ())
    assert (folder.started, folder.files) == (0, {})
    assert "--publish-private" in said[0]


def test_a_private_desk_is_published_when_told_to():
    """The organisation decides."""
    folder = Folder()

    assert run(reading(is_private=True), folder, [].append, publish_private=True) == (Exit.DONE, ())
    assert folder.files


def test_what_cannot_be_read_is_named_and_the_site_is_whole():
    """Its page and its data hold the number and that, and the command has a code of its own for it."""
    folder, lost = Folder(), Unread(number=9, reason=Reason("edits_unheard"))
    read = SiteReading(data=a_site(a_row(7), unknown=(9,)), unread=(lost,))

    assert run(lambda: read, folder, [].append) == (Exit.PARTLY, (lost,))
    assert {"id/permohonan/7.md", "id/permohonan/9.md", "en/permohonan/9.md", "id/permohonan/9.json"} <= set(
        folder.files
    )


def test_a_request_on_which_the_pages_fail_stops_no_other():
    """A bug is told as one; until it is found the site shows of this request what it shows of an unreadable one."""
    folder, odd = Folder(), a_row(9, title="Rahasia")
    site = a_site(a_row(7), replace(odd, situation=None), a_row(8))
    end, unread = run(lambda: SiteReading(data=site), folder, [].append)

    assert (end, [(one.number, one.reason.code) for one in unread]) == (Exit.BUG, [(9, "unread_bug")])
    assert "tidak dapat dibaca" in folder.files["id/permohonan/9.md"]
    assert "#7" in folder.files["id/papan.md"]
    assert "Rahasia" not in "".join(folder.files.values())
