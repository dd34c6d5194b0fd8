"""A yes or a no in plain words: no decision, but worth an answer where one is asked for (other rules).

A small closed vocabulary of everyday office language in both languages; whatever is not surely meant is talk. In doubt
nothing is read as a yes: who said no, or named a condition, must never be offered an approval.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from .common_words import NOT
from .mail import own_lines, without_trailer
from .markdown import without_comments
from .unseen import is_unseen

LONGEST = 200
"""A longer text of one's own is talk."""

_FAR = 20_000

_YES = frozenset(
    "setuju setujui disetujui menyetujui acc aksep approve approves approved approving agree agrees agreed accept "
    "accepted lgtm sepakat disepakati menyepakati sah sahkan izinkan diizinkan mengizinkan thumbsup +1 👍 ✅ ✔ ☑ 👌 "
    "🆗".split()
)
"""Words that say yes by themselves."""

_WEAK = frozenset(
    "ok oke okay okey oks sip yes yep yup ya iya lanjut lanjutkan dilanjutkan silakan silahkan jalankan "
    "dijalankan proceed go ahead".split()
)
"""Words that say yes where nothing else is said."""

_NO = frozenset(
    "tolak ditolak menolak penolakan reject rejects rejected decline declined disagree disapprove disapproved "
    "unapproved refuse refused veto keberatan objection objections thumbsdown tunda ditunda hold -1 👎 ❌ 🚫".split()
)
"""Words that say no, or not yet."""

_TURNING = NOT | frozenset(
    "tiada tanpa nanti no nope nah cannot cant wont doesnt isnt arent without batal urung".split()
)
"""Words that turn a yes round, wherever they stand."""

_CONDITIONS = frozenset(
    "tapi tetapi namun asal asalkan syarat bersyarat catatan kalau jika bila apabila kecuali setelah sesudah "
    "sebelum dulu dahulu but if provided unless except condition conditional conditions after before once until "
    "only hanya cuma revisi perbaiki menyusul akan will later".split()
)
"""Words after which a yes may hold only in part."""

_BESIDE = frozenset(
    "saya kami aku kita i we pak bu bapak ibu mas mbak kak bang yth dear tim team all semua rekan dari dengan ini "
    "itu pada prinsipnya prinsip secara sudah telah sangat sepenuhnya fully hereby am is it this the a to for "
    "terima kasih makasih thanks thank you salam regards please mohon tolong deh aja saja atas untuk permohonan "
    "permintaan request bisa dapat mau ingin can could want rencana plan proyek project dan and do does did saja "
    "aja sekali banget from me my side pihak baik baiklah mantap bagus cocok good great nice 🙏".split()
)
"""Words that say nothing of it, before or after."""

_PASSED = _BESIDE | _TURNING | {"dulu", "dahulu"}
_TOKEN = re.compile(r"[^\W_]+|[+-]1(?!\d)|[👍👎✅❌✔☑👌🆗🚫🙏]|[.,;:!?…\n–—]")
_ENDS = frozenset(".,;:!?…\n–—")
_TONES = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")


class Stance(StrEnum):
    """What a comment in plain words says: yes, no, or something of both."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@lru_cache(maxsize=256)
def stance_of(body: str) -> Stance | None:
    """What the author's own words say, None for talk; quotes and what mail programs add are nobody's own words."""
    if len(body) > _FAR:
        return None
    own = without_comments("\n".join(own_lines(without_trailer(body)))).strip()
    if not own or len(own) > LONGEST:
        return None
    tokens = _tokens(own)
    first = _first_part(tokens)
    if first and first[-1] == "?":
        return None
    said = [token for token in tokens if token not in _ENDS]
    return _stance([token for token in first if token not in _ENDS], said)


def _tokens(text: str) -> list[str]:
    plain = _TONES.sub("", unicodedata.normalize("NFKC", text))
    seen = "".join(char for char in plain if not is_unseen(char)).replace("'", "").replace("\u2019", "")
    return _TOKEN.findall(seen.casefold())


def _first_part(tokens: list[str]) -> list[str]:
    """The tokens up to the first mark behind a word, that mark included."""
    start = next((place for place, token in enumerate(tokens) if token not in _ENDS), len(tokens))
    end = next((place for place, token in enumerate(tokens[start:], start) if token in _ENDS), len(tokens))
    part = tokens[start : end + 1]
    # "Pak, setuju": who is addressed is no part of what is said.
    if part and set(part) <= _BESIDE | _ENDS and end + 1 < len(tokens):
        return _first_part(tokens[end + 1 :])
    return part


def _stance(first: list[str], said: list[str]) -> Stance | None:
    """What the first part says, by its first word that says anything; and whether the rest takes something back."""
    place = next((each for each, token in enumerate(first) if token not in _PASSED), len(first))
    word = first[place] if place < len(first) else ""
    is_turned = not _TURNING.isdisjoint(first)
    is_kept = _TURNING.isdisjoint(said) and _CONDITIONS.isdisjoint(said) and _NO.isdisjoint(said)
    if not word or word in _NO:
        is_no = is_turned != bool(word)
        return (Stance.NO if is_no else Stance.UNCLEAR if word else None) if is_turned or word else None
    if word in _YES:
        return Stance.NO if is_turned else Stance.YES if is_kept else Stance.UNCLEAR
    is_weak = word in _WEAK and set(said) <= _WEAK | _YES | _BESIDE
    return Stance.YES if is_weak else None
