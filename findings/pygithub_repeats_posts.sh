#!/usr/bin/env bash
# PyGithub 2.10.0, REST: a POST that the server answers with 502 is sent again by default.
#
# urllib3's Retry, on which it is built, never repeats a POST by itself, and GitHub may have done what was asked before
# its proxy gave up: a comment is then posted twice. Seen: one new comment, sent to a server that answers 502 once
# and 201 after that, arrives twice, and PyGithub reports nothing but success. With a retry of one's own that names the
# methods (`GithubRetry(allowed_methods={"GET", "HEAD"})`) it arrives once, and the 502 is raised.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check 'PyGithub==2.10.0'
"$dir/venv/bin/python" - <<'PYTHON'
import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import github
from github.GithubRetry import GithubRetry

logging.disable(logging.CRITICAL)
posts = []


class Server(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        posts.append(self.path)
        self.answer(502 if len(posts) == 1 else 201, {"id": 1, "body": "Halo", "url": self.path})

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = HTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()


def comment(**options):
    posts.clear()
    client = github.Github(
        auth=github.Auth.Token("x"), base_url=f"http://127.0.0.1:{server.server_port}", seconds_between_writes=0, **options
    )
    try:
        client.requester.requestJsonAndCheck("POST", "/repos/kampus/meja/issues/1/comments", input={"body": "Halo"})
    except github.GithubException as error:
        return len(posts), error.status
    return len(posts), 201


assert comment() == (2, 201), comment()
assert comment(retry=GithubRetry(total=3, allowed_methods={"GET", "HEAD"})) == (1, 502)
PYTHON
echo "as described"
