"""What is said of requests that could not be read, or were left for another time: in a log, and in a run's summary."""

from collections.abc import Sequence

from automation.core.outcome.decision import Unread
from automation.core.policy.process import Text
from automation.core.problem import Reason
from automation.core.why import Why
from automation.render.base.escape import inline
from automation.render.wording.words import WORDINGS, in_language, sentence

LANGUAGES = ("id", "en")
_LISTED = 50
_LONGEST = 300
_BROKEN = frozenset({Why.UNREAD_FAILING, Why.UNREAD_SHAPE, Why.UNREAD_BUG})
_UNREAD = Text(
    "{count} permohonan tidak dapat dibaca; semua yang lain sudah diperiksa.",
    "{count} requests could not be read; all others were done.",
)
_UNSEEN = Text(
    "{count} permohonan belum diperiksa: sisa jatah pertanyaan ke GitHub untuk jam ini disimpan bagi kejadian. "
    "Pemeriksaan berikutnya melanjutkannya.",
    "{count} requests were not looked at: what GitHub still lets the desk ask in this hour is kept for events. The "
    "next sweep goes on.",
)
_MORE = Text("dan {count} lagi", "and {count} more")


def lines(unread: Sequence[Unread], unseen: int) -> list[str]:
    """To read in a log: how many, which, and why, each in both languages."""
    found = [_head(unread, unseen, lang) for lang in LANGUAGES]
    for one in unread[:_LISTED]:
        said = (why(one.reason, lang) for lang in LANGUAGES)
        found.append(f"#{one.number}: {' / '.join(said)} ({inline(one.reason.code)})")
    return [*found, *(_more(unread, lang) for lang in LANGUAGES if len(unread) > _LISTED)]


def summary(unread: Sequence[Unread], unseen: int) -> str:
    """The same as Markdown for the run's summary; whatever anybody typed stands in code spans."""
    parts = []
    for lang in LANGUAGES:
        parts += [f"### ⚠️ {_head(unread, unseen, lang)}", ""]
        parts += [f"- #{one.number}: {why(one.reason, lang)}" for one in unread[:_LISTED]]
        parts += [f"- {_more(unread, lang)}" for _ in unread[_LISTED : _LISTED + 1]]
        parts.append("")
    return "\n".join(parts)


def why(reason: Reason, lang: str) -> str:
    """Why a request cannot be read."""
    if reason.code not in _BROKEN:
        return sentence(reason, lang)
    return in_language(WORDINGS[reason.code], lang).format(said=inline(reason.facts["said"], _LONGEST))


def _head(unread: Sequence[Unread], unseen: int, lang: str) -> str:
    heads = ((_UNREAD, len(unread)), (_UNSEEN, unseen))
    return " ".join(in_language(text, lang).format(count=count) for text, count in heads if count)


def _more(unread: Sequence[Unread], lang: str) -> str:
    return in_language(_MORE, lang).format(count=len(unread) - _LISTED)
