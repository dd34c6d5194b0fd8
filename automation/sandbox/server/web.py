"""What a person sees at `/`: three lines to copy. The web page over the same state comes with its own issue."""

import shlex

_TEXT = """Sandbox Alur: GitHub kecil di komputer ini. / A small GitHub on this computer.
Siapa Anda ditentukan oleh token: dina, eko, budi, sari, wati, joko, ratna, tono, lina, agus, atau nama lain.
Your token says who you are; any other name is an outsider who may read.

Ajukan permohonan / file a request:
  {filing}

Setujui permohonan N (CODE ada di komentar statusnya) / approve request N (its status comment shows CODE):
  curl -H 'Authorization: Bearer wati' {base}/repos/kampus/permohonan/issues/N/comments -d '{{"body": "/setujui CODE"}}'

Lihat / look:
  curl {base}/repos/kampus/permohonan/issues/N/comments

Situs / site (dengan / with --site): {base}/site/
"""


def welcome(base: str, example: str) -> str:
    """The text at `/`; with `example`, the JSON of a filled form, its first line files a request through that form."""
    path, sent = "/repos/kampus/permohonan/issues", '{"title": "Coba", "body": "Isi"}'
    if example:
        path, sent = "/_sandbox/forms", example
    filing = f"curl -H 'Authorization: Bearer dina' {base}{path} -d {shlex.quote(sent)}"
    return _TEXT.format(base=base, filing=filing)
