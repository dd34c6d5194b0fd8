"""Everything that can happen in one step of the search but for the desk's part: kinds of action, and who does each."""

from collections.abc import Callable
from dataclasses import dataclass

from automation.core.policy.process import Process
from tests.proof.search import deeds, deeds_around
from tests.proof.search.deeds import Deed
from tests.proof.search.verdict import Verdict
from tests.proof.search.world import World

_PLAN = "Rp5.000.000"
_NEW_PLAN = "Rp6.000.000"
_SETS = "sets the label of step"
Condition = Callable[[World, Verdict, Process], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that somebody does; `told` is the same in the words of `tests/scenarios`, None where there is none.

    Where the words depend on the step, `told` is a function of it.
    """

    kind: str
    who: str
    do: Deed
    told: object | Callable[[int], object] = None

    @property
    def name(self) -> str:
        """What a trace calls it."""
        return f"{self.who}: {self.kind}"


def _says(kind: str, text: str, *people: str, when: Condition | None = None, told: str = "says") -> list[Action]:
    """A command by each of these people, where it has a use."""
    return [
        Action(
            kind=kind,
            who=who,
            do=_where(when, deeds.says(who, text, by_mail="mail" in told)),
            told={who: "copies the block" if text == "BLOCK" else {told: text}},
        )
        for who in people
    ]


def _does(kind: str, who: str, do: Deed, told: object = None) -> Action:
    return Action(kind=kind, who=who, do=do, told=None if told is None else {who: told})


def _labels(kind: str, who: str, do: Deed, word: str, ahead: int = 0) -> Action:
    """Something done to the label of the step so many after the present one."""
    return Action(kind=kind, who=who, do=do, told=lambda step: {who: {word: step + ahead}})


def _where(when: Condition | None, do: Deed) -> Deed:
    if when is None:
        return do
    return lambda world, seen, process: do(world, seen, process) if when(world, seen, process) else None


def _awaits_approval(_world: World, seen: Verdict, process: Process) -> bool:
    return process.step(seen.step).approval


def _is_shut(world: World, seen: Verdict, process: Process) -> bool:
    return _awaits_approval(world, seen, process) and not seen.gate_open


def _may_reject(_world: World, seen: Verdict, process: Process) -> bool:
    return process.step(seen.step).may_reject


def _is_after_approval(_world: World, seen: Verdict, process: Process) -> bool:
    return seen.step > process.approval_step.number


def _is_lying(*overlays: str) -> Condition:
    return lambda _world, seen, _process: seen.overlay in overlays


DECISIONS = [
    *_says("approves", "/setujui CODE", "joko", "ratna", "eko", "wati", "agus"),
    *_says("approves by e-mail", "/setujui CODE", "ratna", told="says by e-mail"),
    _does("approves, being a program", "program", deeds.says("program", "/setujui CODE")),
    *_says("rejects", "/tolak risikonya belum dijawab", "ratna"),
    *_says("withdraws", "/tarik anggaran berubah", "joko"),
    *_says("declares an emergency", "/darurat layanan berhenti", "ratna", when=_is_shut),
]
COURSE = [
    *_says("gives the evidence of the step", "BLOCK", "budi"),
    *_says("gives the evidence of the step", "BLOCK", "sari", when=_is_after_approval),
    *_says("takes the request back a step", "/kembali 4 jadwal berubah", "budi", when=_awaits_approval),
    *_says("holds", "/tunda menunggu anggaran sampai 2026-12-10", "budi"),
    *_says("resumes", "/lanjut", "wati", when=_is_lying("ditunda", "dibatalkan")),
    *_says("cancels", "/batal tidak jadi", "wati"),
    *_says("agrees", "/sepakat CODE", "wati", when=_awaits_approval),
    *_says("rejects at evaluation", "/tolak tidak sesuai kebijakan", "budi", when=_may_reject),
    *_says("appeals", "/banding kebijakannya sudah berubah", "wati", when=_is_lying("ditolak")),
    *_says("asks the requester", "/tanya kapan dipakai?", "budi", when=_awaits_approval),
    *_says("answers in plain words", "Bulan depan.", "wati", when=_is_lying("perlu informasi")),
    *_says("adds nothing to the form", "/lengkapi", "wati", when=_is_lying("perlu informasi")),
]
LABELS = [
    _labels("sets the next step's label", "budi", deeds.sets("budi", 1), _SETS, 1),
    _labels("sets the next step's label", "tono", deeds.sets("tono", 1), _SETS, 1),
    _does("sets a label that looks like the next step's", "lina", deeds.sets("lina", 1, "\u2060")),
    _labels("sets a label two steps ahead", "lina", deeds.sets("lina", 2), _SETS, 2),
    _labels("sets an earlier label", "tono", deeds.sets("tono", -1), _SETS, -1),
    _does(
        "sets a label of the desk", "lina", deeds.sets("lina", "status: ditunda"), {"sets the label": "status: ditunda"}
    ),
    _labels("takes the step label off", "tono", deeds.takes_off("tono"), "takes off the label of step"),
    Action(
        kind="renames a label",
        who="lina",
        do=deeds.renames(1),
        told=lambda step: {"lina": {"renames a label": {"from": step, "to": step + 1}}},
    ),
    _labels("deletes a label from the repository", "lina", deeds.erases(), "deletes from the repository the label"),
]
TEXTS = [
    _does("edits the request", "wati", deeds.edits_body("wati", "Jawaban", "Uraian"), {"edits": "the request"}),
    _does("edits the request a hundred times", "wati", deeds.edits_body_often("wati")),
    _does(
        "edits the request back", "lina", deeds.edits_body("lina", "Uraian", "Jawaban"), {"edits": "the request back"}
    ),
    _does("edits another's chat into an approval", "lina", deeds.edits("lina", "Baik.", "Baik.", "/setujui CODE")),
    _does(
        "edits own approval",
        "joko",
        deeds.edits("joko", "/setujui", "/setujui", "/setujui ", author="joko"),
        {"edits": "setujui"},
    ),
    _does(
        "edits another's approval",
        "lina",
        deeds.edits("lina", "/setujui", "/setujui", "/setujui "),
        {"edits": "setujui"},
    ),
    _does("edits a rejection away", "lina", deeds.edits("lina", "/tolak", "/tolak", "Catatan:")),
    _does("edits a withdrawal away", "lina", deeds.edits("lina", "/tarik", "/tarik", "Catatan:")),
    _does("edits own plan", "budi", deeds.edits("budi", "/rencana", _PLAN, _NEW_PLAN, author="budi")),
    _does("edits own plan back", "budi", deeds.edits("budi", "/rencana", _NEW_PLAN, _PLAN, author="budi")),
    _does(
        "edits another's evidence",
        "lina",
        deeds.edits("lina", "/evaluasi", "/evaluasi", "/evaluasi "),
        {"edits": "evaluasi"},
    ),
    _does("edits the status comment", "lina", deeds.edits_status("lina")),
    _does("deletes the status comment", "lina", deeds.deletes_status("lina")),
    _does(
        "deletes own approval",
        "joko",
        deeds.deletes("joko", "/setujui", "joko"),
        {"deletes the comment with": "/setujui"},
    ),
    _does(
        "deletes own rejection",
        "ratna",
        deeds.deletes("ratna", "/tolak", "ratna"),
        {"deletes the comment with": "/tolak"},
    ),
    *(
        _does(
            f"deletes another's {name}",
            "lina",
            deeds.deletes("lina", f"/{word}"),
            {"deletes the comment with": f"/{word}"},
        )
        for word, name in (("setujui", "approval"), ("tarik", "withdrawal"), ("rencana", "plan"), ("tunda", "hold"))
    ),
]
ISSUE = [
    *(_does("closes", who, deeds_around.closes(who), "closes the issue") for who in ("wati", "tono")),
    _does("reopens", "tono", deeds_around.reopens("tono"), "reopens the issue"),
    _does("transfers the issue", "lina", deeds_around.transfers()),
    _does("has another name", "joko", deeds_around.renamed("joko")),
    _does("deletes the account", "joko", deeds_around.account_changes("joko", None)),
]
AROUND = [
    *(
        Action(
            kind=kind, who="owner", do=deeds_around.reads_desk_file(name), told={"desk": {"reads the desk file": name}}
        )
        for kind, name in (
            ("puts the desk file back", "search"),
            ("removes joko's entry", "search-removed"),
            ("ends joko's term today", "search-ended"),
            ("adds agus with a term dated back", "search-stranger"),
        )
    ),
    Action(kind="three weeks go by", who="clock", do=deeds_around.passes(21), told={"hours": {"pass": 504}}),
    _does("the next act comes in the same second", "clock", deeds_around.at_once()),
    _does("the record cannot be read", "GitHub", deeds_around.fails("unreadable")),
    _does("the record is gone", "GitHub", deeds_around.fails("gone")),
    _does("the record is another request's", "GitHub", deeds_around.fails("foreign")),
    _does("makes a mistake in the desk file", "owner", deeds_around.fails("desk file")),
    _does("deletes the version of the procedure", "owner", deeds_around.fails("no version")),
    _does("the record is back", "GitHub", deeds_around.fails("")),
]
ACTIONS: tuple[Action, ...] = (*DECISIONS, *COURSE, *LABELS, *TEXTS, *ISSUE, *AROUND)
"""The acts of everybody but the desk; an act that could only repeat another, or has nothing to act on, is left out."""
