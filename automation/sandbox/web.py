"""What a person sees at `/`: three lines to copy. The web page over the same state comes with its own issue."""

_TEXT = """Sandbox Alur: GitHub kecil di komputer ini. / A small GitHub on this computer.
Siapa Anda ditentukan oleh token: dina, eko, budi, sari, wati, joko, ratna, tono, lina, agus, atau nama lain.
Your token says who you are; any other name is an outsider who may read.

Ajukan permohonan / file a request:
  curl -H 'Authorization: Bearer dina' {base}/repos/kampus/permohonan/issues -d '{{"title": "Coba", "body": "Isi"}}'

Setujui (CODE ada di komentar status) / approve (the status comment shows CODE):
  curl -H 'Authorization: Bearer wati' {base}/repos/kampus/permohonan/issues/1/comments -d '{{"body": "/setujui CODE"}}'

Lihat / look:
  curl {base}/repos/kampus/permohonan/issues/1/comments

Situs / site (dengan / with --site): {base}/site/
"""


def welcome(base: str) -> str:
    """The text at `/`."""
    return _TEXT.format(base=base)
