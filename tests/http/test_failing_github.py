"""A GitHub that fails is never asked to write twice."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from automation.adapters.github_session import GitHubSession
from automation.errors import Exit, GitHubUnavailable
from tests.builders.example_desk import example_desk
from tests.http.story import alur


@contextmanager
def failing(status):
    """A server that answers everything with this status, or 0 for hanging up; its address, and what was asked."""
    asked = []

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked.append(f"{self.command} {self.path}")
        if status:
            self.send_response(status)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

    quiet = {"log_message": lambda *_: None}
    handler = type("Handler", (BaseHTTPRequestHandler,), {"do_POST": answer, "do_PATCH": answer} | quiet)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("status", [500, 502, 503, 504, 0])
def test_a_write_is_sent_once(status):
    """A batch of writes and a dispatch that meet a server's error are sent once each; GitHub may have stored them."""
    with failing(status) as (url, asked):
        session = GitHubSession("x", url)
        with pytest.raises(GitHubUnavailable):
            session.query('mutation { addComment(input: {subjectId: "x", body: "y"}) { clientMutationId } }', {})
        with pytest.raises(GitHubUnavailable):
            session.dispatch("kampus/permohonan/desk.yml", "main", {"issue": "1"})
        session.close()

    assert asked == ["POST /graphql", "POST /repos/kampus/permohonan/actions/workflows/desk.yml/dispatches"]


@pytest.mark.parametrize(("command", "tries"), [(["explain", "1"], 1), (["sweep"], 4), (["sweep", "--here"], 4)])
def test_a_command_says_that_github_failed(command, tries):
    """A read that fails ends the command with 2 and says so; nothing is known, so nothing opens.

    A page is asked for twice, and then the least that there is to ask, before GitHub is taken to be down.
    """
    with failing(502) as (url, asked):
        variables = {"GITHUB_TOKEN": "x", "GITHUB_API_URL": url, "GITHUB_REPOSITORY": "kampus/permohonan"}
        code, said = alur(command, variables, example_desk())

    assert (code, asked) == (Exit.UNREADABLE, ["POST /graphql"] * tries)
    assert "502" in said
    assert "Traceback" not in said
