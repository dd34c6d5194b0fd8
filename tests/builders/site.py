"""Hand-made values for the tests of the site: a small procedure, a desk, requests where a test wants them."""

from datetime import UTC, date, datetime

from automation.core.approval.verdict import Approval, Gate
from automation.core.history.request import Account, Request
from automation.core.policy.desk import Calendar, Desk, Person, Role, Term, Unit
from automation.core.policy.matrix import ApprovalRow
from automation.core.policy.offsets import Offsets
from automation.core.policy.process import Field, FormField, Process, Section, SectionType, Step, Text
from automation.core.problem import Reason
from automation.core.state.situation import Move, Overlay, Situation
from automation.render.site.site_data import SiteData, SiteRow

NOW = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)  # Tuesday, 07.00 in Jakarta
START = datetime(2026, 1, 1, tzinfo=UTC)
DINA = Account(login="dina", id=1001)
BUDI = Account(login="budi", id=1003)

STEPS = (
    Step(number=1, key="masuk", title=Text("Permintaan Masuk", "Request Comes In"), actor="pemohon",
         label="langkah 01: permintaan masuk", bullets=(Text("Unit meminta.", "The unit asks."),),
         fields=(Field(name="unit", source="units", public=True), Field(name="catatan", public=True, min_length=30),
                 Field(name="perlu", type=SectionType.DATE, public=True))),
    Step(number=2, key="izin", title=Text("Izin & Restu", "Leave & Blessing"), actor="tukang", verb="gas",
         label="langkah 02: izin & restu", bullets=(Text("Menunggu restu.", "Wait for it."),), approval=True),
    Step(number=3, key="bikin", title=Text("Bikin", "Make"), actor="tukang", verb="bikin", gated=True, launch=True,
         label="langkah 03: bikin", bullets=(Text("Dibikin; *rapi* dan <kuat>.", "Made."),),
         sections=(Section(key="hasil", title=Text("Hasil", "Result"), type=SectionType.CHOICE, bullet=1,
                           options=("baik", "buruk"), example="baik"),)),
)  # fmt: skip

PROCESS = Process(
    id="contoh",
    version=1,
    effective_at=START,
    title=Text("Permintaan Contoh", "Sample Request"),
    purpose=Text("Untuk contoh.", "For example."),
    responsibilities=(Text("Unit.", "Unit."),),
    label="sop: contoh",
    form="contoh",
    form_fields=(
        FormField(name="unit", label="Unit pemohon"),
        FormField(name="catatan", label="Catatan bebas"),
        FormField(name="perlu", label="Tanggal dibutuhkan"),
    ),
    steps=STEPS,
)

_budi = Term(person=Person(login="budi", name="Budi Santoso", account_id=1003), mulai=START)
_wati = Term(person=Person(login="wati", name="Wati Rahayu", account_id=1005), mulai=START)

DESK = Desk(
    title=Text("Meja Contoh", "Sample desk"),
    people=(_budi.person, _wati.person),
    roles=(
        Role(key="tukang", title=Text("Tukang", "Makers"), terms=(_budi,)),
        Role(key="juragan", title=Text("Juragan", "Bosses"), terms=(_wati,)),
    ),
    units=(Unit(name="Kebun", representatives=()),),
    systems=(),
    calendar=Calendar(
        time_zone="Asia/Jakarta",
        offsets=Offsets(first=420),
        weekdays=(1, 2, 3, 4, 5),
        opens=480,
        closes=960,
        days_off=(date(2026, 12, 25),),
    ),
    approvals=(
        ApprovalRow(needs=(("juragan", 1),), sop="contoh"),
        ApprovalRow(needs=(("juragan", 2),), above=1_000_000),
    ),
)


def an_approval(*, login="wati", counts=True, reason="counts", **facts):
    """An approval comment of Friday morning."""
    at = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    return Approval(
        comment_id=9 if counts else 10,
        login=login,
        at=at,
        counts=counts,
        reason=Reason(reason, facts),
        fills="juragan" if counts else "",
    )


def a_row(number=7, *, title="Situs kebun", step=2, process=PROCESS, overlay=Overlay.NONE, closed=False,
          approvals=(), answers=None, waiting=("juragan",), url="https://github.com/kampus/permohonan/issues/7",
          author=DINA):  # fmt: skip
    """One request that came to its step on Thursday, 19 November 2026, at opening time."""
    since = datetime(2026, 11, 19, 1, 0, tzinfo=UTC)
    request = Request(
        repository="kampus/permohonan",
        repository_id=1,
        number=number,
        node_id=f"I_{number}",
        title=title,
        body="isi yang tidak boleh terbit",
        author=author,
        created_at=datetime(2026, 11, 18, 2, 0, tzinfo=UTC),
        url=url,
        is_open=not closed,
    )
    gate = _gate(tuple(approvals))
    given = {"unit": "Kebun", "catatan": "rahasia dapur", "perlu": "2026-12-01"} | (answers or {})
    situation = Situation(
        process=process,
        step=step,
        reached=step,
        since=since,
        stands_since=since,
        overlay=overlay,
        is_closed=closed,
        unit="Kebun",
        answers_of_form=given,
        present_answers=given,
        problems=(),
        evidence={},
        gate=gate,
        waiting_for=() if closed else waiting,
        may_develop=gate.is_open,
        moves=_moves(request, since),
        requester_side=(author.login,),
    )
    return SiteRow(request=request, situation=situation)


def _gate(approvals):
    is_open, slots = any(each.counts for each in approvals), ("juragan",)
    return Gate(
        changed_at=START,
        decided_at=START,
        is_open=is_open,
        code="ABCD-EFGH-JKMN",
        digest="d",
        slots=slots,
        open_slots=() if is_open else slots,
        approvals=approvals,
    )


def _moves(request, since):
    return (
        Move(step=1, at=request.created_at, actor=request.author, reason=Reason("opened")),
        Move(step=2, at=since, actor=BUDI, reason=Reason("returned", {"why": "alasan yang diketik orang"})),
    )


def a_site(*rows, **changes):
    """The data of a site with these requests."""
    data = {"now": NOW, "repository": "kampus/permohonan", "desk": DESK, "processes": (PROCESS,), "rows": rows}
    return SiteData(**(data | changes))
