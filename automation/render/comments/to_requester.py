"""What the desk says to the requester first: arrived, complete or not, whose turn it is, and that nothing is to do.

Requesters read one comment and no manual; whoever else must act finds the way folded below.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from automation.core.commands.appeal import has_appealed
from automation.core.history.request import Request
from automation.core.outcome.notices import is_agreement_asked
from automation.core.policy.desk import Desk
from automation.core.policy.process import REQUESTER, Text
from automation.core.state.situation import Answer, Overlay, Situation
from automation.core.why import Why
from automation.render.base.dates import day_in_words, day_of
from automation.render.base.escape import inline
from automation.render.wording.words import Titles, in_language, meanwhile, quoted, role_title, waiting_for

_COMPLETE = Text(
    "✅ **Permohonan Anda sudah diterima dan lengkap** (nomor **#{number}**).",
    "✅ **Your request has arrived and is complete** (number **#{number}**).",
)
_LACKING = Text(
    "📝 **Permohonan Anda sudah diterima, tetapi belum lengkap** (nomor **#{number}**).",
    "📝 **Your request has arrived, but it is not complete yet** (number **#{number}**).",
)
_TURN = Text("Sekarang giliran **{roles}**.", "Whose turn it is now: **{roles}**.")
_NOTHING = Text(
    "**Pemohon tidak perlu berbuat apa-apa**; Anda disebut di sini bila giliran Anda.",
    "**The requester need do nothing**; you are named here when it is your turn.",
)
NOTHING_TO_DO = Text("**Anda tidak perlu berbuat apa-apa.**", "**You need do nothing.**")
"""For whoever asks and is not waited for."""
_YOURS = Text("**Sekarang giliran pemohon**: lihat di bawah ini.", "**It is now the requester's turn**: see below.")
_SIGN = Text(
    "**Pemohon diminta** membaca kebutuhannya dan menyepakatinya, lihat *Kesepakatan kebutuhan* di bawah ini.",
    "**The requester is asked** to read the requirements and agree to them, see *Agreement on the requirements* below.",
)
_FOLLOW = Text("Pantau: [halaman permohonan]({url}).", "Follow it: [the page of this request]({url}).")
_SEE = Text("Perjalanannya: [halaman permohonan]({url}).", "How it went: [the page of this request]({url}).")
_REJECTED = Text("❌ **Ditolak** {day} oleh {who}{link}.", "❌ **Rejected** on {day} by {who}{link}.")
_ON_AFTER_REJECTION = Text(
    "{role} dapat memperbaiki rencananya (`/kembali LANGKAH ALASAN`), pemohon dapat membatalkan (`/batal ALASAN`), "
    "atau yang menolak kemudian menyetujui.",
    "{role} can revise the plan (`/kembali STEP REASON`), the requester can cancel (`/batal REASON`), or whoever "
    "rejected can approve later.",
)
_WHY = Text(": [alasannya]({url})", ": [the reason]({url})")
_COMMENT = Text(" ([komentar]({url}))", " ([comment]({url}))")
_GONE = Text(" (komentar alasannya sudah dihapus)", " (the comment with the reason was deleted)")
_DONE = Text(
    "✅ **Permohonan ini selesai** {day}. Untuk kebutuhan baru, ajukan permohonan baru{new}.",
    "✅ **This request is done**, since {day}. For a new need, please file a new request{new}.",
)
_CANCELLED = Text(
    "**Permohonan ini dibatalkan** {day}. Pemohon dapat melanjutkannya dengan `/lanjut`.",
    "**This request was cancelled** on {day}. The requester can take it up again with `/lanjut`.",
)
_APPEAL = Text(
    "Anda dapat (1) mengajukan lagi yang sudah diperbaiki{new}, atau (2) banding satu kali: tulis `/banding ALASAN` "
    "sebagai komentar di sini.",
    "You can (1) file again with what was missing{new}, or (2) appeal once: write `/banding REASON` in a comment here.",
)
_NO_APPEAL = Text(
    "Bandingnya sudah digunakan; Anda dapat mengajukan lagi yang sudah diperbaiki{new}.",
    "The appeal has been used; you can file again with what was missing{new}.",
)
_NEW = Text(" lewat [formulir]({url})", " with the [form]({url})")


def first_lines(situation: Situation, request: Request, desk: Desk, lang: str) -> list[str]:
    """One paragraph: what was decided, whose turn it is, and where the request's page is."""
    teller = _Teller(situation=situation, request=request, desk=desk, lang=lang)
    said = teller.ended() if situation.is_closed else (*teller.decided(), *teller.running())
    url = page_url(desk.site, request.number, lang)
    where = [teller.says(_SEE if situation.is_closed else _FOLLOW, url=url)] if url else []
    return [" ".join([*said, *where]), ""]


def page_url(site: str, number: int, lang: str) -> str:
    """The request's page on the site; '' without one."""
    return f"{site.rstrip('/')}/{'' if lang == 'id' else 'en/'}permohonan/{number}/" if site else ""


def standing(situation: Situation) -> tuple[Answer, ...]:
    """The rejections that keep the gate shut, of one person the newest."""
    named = {each.facts.get("login", "") for each in situation.gate.blocks if each.code == Why.REJECTED}
    last = {each.actor.login: each for each in _taken(situation, Why.APPROVER_REJECTED)}
    return tuple(answer for login, answer in last.items() if login in named)


def _taken(situation: Situation, code: str) -> list[Answer]:
    return [each for each in situation.answers if each.accepted and each.reason.code == code]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    """Who tells one request in one language."""

    situation: Situation
    request: Request
    desk: Desk
    lang: str

    def says(self, text: Text, **facts: object) -> str:
        """A sentence with its facts."""
        return in_language(text, self.lang).format(**facts)

    def running(self) -> Iterable[str]:
        """Whether the request is complete, whose turn it is, and what the requester is to do: mostly nothing."""
        situation = self.situation
        if situation.step == 1:
            yield self.says(_LACKING, number=self.request.number)
        elif situation.reached == situation.process.intake.number + 1:
            yield self.says(_COMPLETE, number=self.request.number)
        if REQUESTER in situation.waiting_for:
            yield self.says(_YOURS)
            return
        if situation.overlay is Overlay.NONE:
            yield self.says(_TURN, roles=waiting_for(situation, self.lang, self._titles()))
        yield self.says(_SIGN if is_agreement_asked(situation) else _NOTHING)

    def decided(self) -> Iterable[str]:
        """Who put it on hold or rejected it, when, and where the reason stands."""
        situation = self.situation
        for pause, said in meanwhile(situation):
            yield from (self._line(said.first, each) for each in _taken(situation, pause.code)[-1:])
        if situation.overlay is Overlay.REJECTED:
            yield from (self._line(_REJECTED, each) for each in standing(situation))
            role = role_title(situation.process.step(situation.step).actor, self.lang, self._titles())
            yield self.says(_ON_AFTER_REJECTION, role=role)

    def ended(self) -> Iterable[str]:
        """How it ended, and what the requester can do."""
        situation, new = self.situation, self._new()
        day = day_of(situation.since, self.desk.calendar, self.lang)
        if situation.overlay is Overlay.DONE:
            yield self.says(_DONE, day=day, new=new)
        elif situation.overlay is Overlay.CANCELLED:
            yield self.says(_CANCELLED, day=day)
        else:
            yield from (self._line(_REJECTED, each) for each in _taken(situation, Why.REQUEST_REJECTED)[-1:])
            yield self.says(_NO_APPEAL if has_appealed(situation) else _APPEAL, new=new)

    def _line(self, text: Text, answer: Answer) -> str:
        url = next((each.url for each in self.request.comments if each.id == answer.comment_id), "")
        return self.says(
            text,
            day=day_of(answer.at, self.desk.calendar, self.lang),
            who=self._who(answer),
            until=day_in_words(answer.reason.facts.get("until", ""), self.lang),
            link=self.says(_WHY, url=url) if url else self.says(_GONE),
            quoted=quoted(answer.reason.facts.get("quoted", "")),
            comment=self.says(_COMMENT, url=url) if url else "",
        )

    def _who(self, answer: Answer) -> str:
        """The account, and the offices in which it may have acted."""
        actor = self.situation.process.step(answer.before).actor
        keys = dict.fromkeys((actor, *self.desk.deciding_roles))
        held = [key for key in keys if self.desk.holds(answer.actor, key, answer.at)]
        names = ", ".join(role_title(key, self.lang, self._titles()) for key in held)
        # Of a comment that is gone the record keeps the number alone.
        person = self.desk.person(answer.actor)
        login = inline(answer.actor.login or (person.login if person else "ghost"))
        return f"{login} ({names})" if names else login

    def _new(self) -> str:
        """Where a new request begins; nothing where the address of this one is not known."""
        base, mark, _ = self.request.url.rpartition("/issues/")
        return self.says(_NEW, url=f"{base}/issues/new/choose") if mark else ""

    def _titles(self) -> Titles:
        return {role.key: role.title for role in self.desk.roles}
