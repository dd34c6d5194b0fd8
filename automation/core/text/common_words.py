"""Words that people use for a command of the desk, in both languages; and which of them says the other thing.

Data for the nearest command (`near_misses.py`): nothing here is ever carried out. The English words are those of chat
commands in use elsewhere (Prow: /approve, /lgtm, /hold, /close, /reopen; GitLab: /approve, /unapprove, /close), the
Indonesian ones those of everyday office language (KBBI: setuju, sah, sepakat, tolak, batal, tunda, cabut, kembali).
"""

from collections.abc import Mapping

_LISTED = """
setujui sepakat: setuju disetujui menyetujui persetujuan terima diterima menerima acc aksep ok oke okay sip yes ya iya
setujui sepakat: sah sahkan izinkan approve approved approval accept accepted agree agreed lgtm confirm confirmed allow
sepakat setujui: sepakati disepakati menyepakati kesepakatan sign signed tanda-tangan ttd paraf
tolak: ditolak menolak penolakan reject rejected rejection decline declined deny denied refuse refused veto
tolak kembali: disagree object
tarik: cabut dicabut mencabut ditarik menarik penarikan withdraw withdrawn revoke revoked retract undo
batal: batalkan dibatalkan membatalkan pembatalan cancel cancelled canceled abort close closed tutup ditutup menutup
tunda: ditunda menunda penundaan hold onhold pause wait tunggu jeda postpone delay defer
kembali: kembalikan dikembalikan mengembalikan return returned back revise revision revisi perbaiki ulang ulangi
lanjut: lanjutkan dilanjutkan melanjutkan teruskan resume continue reopen buka unhold uncancel
banding: appeal protes
lengkapi: melengkapi lengkap complete
catat: mencatat catatan record letter surat
darurat: emergency urgent mendesak
tinjau: meninjau tinjauan review
pratinjau: preview coba simulasi
status: keadaan posisi state progress where
bantuan: bantu tolong help menu perintah commands
"""

COMMON: Mapping[str, tuple[str, ...]] = {
    word: tuple(verbs.split())
    for line in _LISTED.strip().splitlines()
    for verbs, _, words in [line.partition(":")]
    for word in words.split()
}
"""Each such word, in small letters, to the commands that it may mean, the likeliest first."""

YES = frozenset({"setujui", "sepakat"})
"""The commands that say yes: proposed for no word that may say no."""

NO = frozenset({"tolak", "tarik", "batal", "tunda", "kembali"})
"""The commands that say no, or not yet."""

NOT = frozenset("tidak tdk tak gak ga nggak ngga enggak engga belum blm jangan jgn bukan kurang not dont never".split())
"""Words that turn the next one round, where they stand by themselves."""

NOT_BEFORE = ("tidak", "belum", "jangan", "enggak", "nggak", "bukan", "kurang", "tdk", "blm", "jgn", "gak", "tak")
"""The same as they are written together with it."""

NOT_IN_ENGLISH = ("dis", "not", "non", "un", "no", "anti")
"""Beginnings that turn an English word round; many a word begins with one by chance."""

UNDOING = frozenset("batal batalkan urung urungkan cabut tarik undo cancel withdraw revoke".split())
"""Words that take back what the next one says."""

TURNED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(YES, ("tarik", "tolak", "kembali")),
    "batal": ("lanjut",),
    "tunda": ("lanjut",),
}
"""What the opposite of a command may be told; nothing for the others: whoever does not reject has not approved."""
