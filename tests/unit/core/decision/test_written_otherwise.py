"""After any acts of anybody: an act that is written otherwise does the same, and what is no act changes nothing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.as_seen import seen
from tests.builders.desk_variants import variant
from tests.builders.drawn_acts import ACTS, LOGINS, acts
from tests.builders.misplaced import WRAPPED
from tests.builders.stories import Story, at_step, catalogue, evidence, process_of, story
from tests.builders.texts import form_body
from tests.unit.core.decision.unreadings import edited

PROCESSES = st.sampled_from(["website-baru", "perbaikan-fitur"])
DOERS = st.sampled_from(["budi", "sari"])
ANYBODY = st.sampled_from(LOGINS)
LINES = (
    *("/setujui CODE", "/sepakat AGREED", "/tolak biaya belum ada", "/tarik belum yakin", "/batal tidak jadi"),
    *("/kembali 3 kebutuhan berubah", "/tunda libur sampai 2026-12-20", "/lanjut", "/darurat layanan mati", "/mulai"),
    *("/banding mohon dilihat lagi", "/tinjau sudah dilihat", "/rencana draf", "BLOCK"),
)
MISPLACED = [form for forms in WRAPPED.values() for form in forms]
FORMS = st.sampled_from(MISPLACED)
SECOND = st.sampled_from(["/tolak anggaran belum ada", "/status", "/mulai", "/setujui CODE", "/Batal tidak jadi"])
BETWEEN = st.sampled_from(["\n", "\r\n", "\n\nMaaf.\n", "\n> kutipan\n\n", "\n```\nkode\n```\n"])
BLANKS = st.text(alphabet=" \u00a0\u2009\u202f\u3000", min_size=1, max_size=3)
MARKS = st.text(alphabet=" .,:;!()*\u2014\u00a0", max_size=3)
MORE = st.one_of(
    st.sampled_from(
        [
            ("", True),
            ("\n\n-- \nBudi Santoso\n0812-3456-7890", True),
            ("\n\nOn Mon, Nov 23, 2026 at 9:00 AM Meja <x@y.invalid> wrote:\n> mohon diisi", True),
            ("\n________________________________\nFrom: Meja\nSent: Monday\nSubject: [permohonan] #12", True),
        ]
    ),
    st.tuples(st.builds("{}{}".format, BETWEEN, SECOND), st.just(False)),
)
"""What stands below a step's sections, and whether it came by mail: a signature, a quoted mail, another command."""

HISTORIES = st.tuples(PROCESSES, st.integers(2, 9), ACTS)
"""A request at some step, and then whatever anybody does."""


def came(history: tuple[str, int, list[tuple[str, str]]]) -> Story:
    """The request after all that."""
    process, step, plot = history
    told = forked(at_step(step, process))
    for login, word in plot:
        acts(told, login, word)
    return told


def forked(told: Story) -> Story:
    """The same request, whose further story is another one."""
    return replace(told, plans=list(told.plans))


def filled(told: Story, text: str) -> str:
    """A line with what it must name now."""
    situation = told.situation
    step = told.process.step(situation.step)
    agreed = situation.agreement.code if situation.agreement else ""
    return text.replace("BLOCK", evidence(step)).replace("CODE", situation.gate.code or "").replace("AGREED", agreed)


def place(told: Story) -> object:
    """Where it stands and whether work may go on, whatever was answered to whom."""
    found = told.situation
    slots, gate = found.gate.open_slots, found.gate.is_open
    return found.step, found.reached, found.overlay, found.may_develop, gate, slots, told.labels


@settings(max_examples=8)
@given(HISTORIES, ANYBODY, st.permutations(LINES), FORMS)
def test_a_command_that_stands_in_the_wrong_place_is_never_carried_out(history, who, lines, around):
    """Something that this person could do now, in code, quotes, lists or below other text, and in two of these."""
    told = came(history)
    before = seen(told)
    could = (line for line in lines if seen(forked(told).says(who, filled(told, line))) != before)
    text = filled(told, next(could, "/status"))
    for form in (*MISPLACED, around.format(MISPLACED[0])):
        assert seen(forked(told).says(who, form.format(text))) == before, form


@settings(max_examples=15)
@given(HISTORIES, ANYBODY, st.sampled_from(["/setujui CODE", "/sepakat AGREED"]), BETWEEN, SECOND)
def test_a_decision_with_a_command_below_it_decides_nothing(history, who, line, between, second):
    """Whatever was decided before stands."""
    told = came(history)
    assert place(forked(told).says(who, filled(told, line + between + second))) == place(told)


@settings(max_examples=10)
@given(HISTORIES, DOERS, MORE)
def test_evidence_by_mail_or_with_a_command_below_it_is_none(history, who, more):
    """No step is done by it, and no section of it is ever approved."""
    told = came(history)
    text, by_mail = more

    assert seen(forked(told).says(who, filled(told, "BLOCK" + text), via_email=by_mail)) == seen(told)


@settings(max_examples=15)
@given(HISTORIES, DOERS, MARKS, st.sampled_from(["draf", "draft", "DRAF", "Draft"]), MARKS)
def test_a_draft_carries_no_request_on(history, who, before, word, after):
    """However the word is written on the first line."""
    told = came(history)
    verb = told.process.step(told.situation.step).verb
    text = filled(told, "BLOCK").replace(f"/{verb}", f"/{verb} {before}{word}{after}", 1)
    now = forked(told).says(who, text).situation

    assert now.reached <= told.situation.reached
    assert now.step <= told.situation.step
    assert told.situation.may_develop or not now.may_develop


SAME = {
    "/setujui CODE": ("/setujuiBLANKCODE", "/setujui CODE\n\nDengan syarat paling banyak Rp30 juta.", "/setujui LOOSE"),
    "/tolak biaya": ("/tolak\n\nbiaya", "/tolak\r\nbiaya", "/tolakBLANKbiaya", "/tolak biaya\n/setujui CODE"),
    "/tarik ragu": ("/tarik\n\nragu", "/tarik ragu\n/status", "/tarikBLANKragu"),
    "/batal tidak jadi": ("/batal\n\ntidak jadi", "/batal\ntidak jadi\n/lanjut", "/batal draf tidak jadi"),
    "/kembali 3 keliru": ("/kembali 3\n\nkeliru", "/kembaliBLANK3BLANKkeliru", "/kembali 3 keliru\n/mulai"),
    "/tunda libur sampai 2026-12-20": ("/tunda\n\nlibur sampai 2026-12-20", "/tunda liburBLANKsampaiBLANK2026-12-20"),
    "/darurat mati": ("/darurat\n\nmati", "/daruratBLANKmati"),
}


@settings(max_examples=12)
@given(HISTORIES, ANYBODY, st.permutations(list(SAME)), BLANKS)
def test_the_same_command_written_otherwise_does_the_same(history, who, commands, blank):
    """A reason on the next line, another blank, hyphens that do not break, words below what this person could do."""
    told = came(history)
    loose = (told.situation.gate.code or "").lower().replace("-", "\u2011").replace("0", "o")
    before = place(told)
    could = {command: forked(told).says(who, filled(told, command)) for command in commands}
    command = next((command for command in commands if place(could[command]) != before), "")
    for other in SAME[command or commands[0]]:
        after = forked(told).says(who, filled(told, other.replace("BLANK", blank).replace("LOOSE", loose)))
        # Of what is refused either way a later run keeps the plain writing alone among the tries.
        assert (seen(after) == seen(could[command])) if command else (place(after) == before), other


@settings(max_examples=15)
@given(HISTORIES, st.lists(ANYBODY, min_size=1, max_size=3))
def test_accounts_that_are_deleted_take_nothing_with_them(history, gone):
    """All was heard and nothing edited: the request stands as before, and no entry is added."""
    told = came(history)
    after = forked(told)
    for login in gone:
        after.loses_account(login)
    after.runs()

    assert seen(after) == seen(told)
    assert after.request.record == told.request.record


@settings(max_examples=10)
@given(HISTORIES)
def test_a_unit_and_a_system_that_are_renamed_change_nothing(history):
    """With their former names in the desk file."""
    told = came(history)
    of = variant("units-renamed")
    after = replace(forked(told), of=of, process=process_of(told.process.id, of)).pushed().runs()

    assert seen(after) == seen(told)
    assert after.request.record == told.request.record


@settings(max_examples=10)
@given(HISTORIES, st.integers(101, 999))
def test_a_text_edited_many_times_stands_as_after_one_edit(history, times):
    """More than GitHub tells in one page; the request is read like any other."""
    told = came(history)
    once, often = edited(forked(told), 1).runs(), edited(forked(told), times).runs()

    assert place(often) == place(once)
    assert "tidak dapat dibaca" not in often.status


@settings(max_examples=15)
@given(PROCESSES, st.data())
def test_names_of_lists_are_read_as_they_look(process, data):
    """Units, systems and options, in any case and with any blanks."""
    of = process_of(process)
    lists = {rule.name for rule in of.intake.fields if rule.source or rule.type.value == "choice"}
    asked = data.draw(st.sampled_from([field for field in of.form_fields if field.name in lists and field.options]))
    option = data.draw(st.sampled_from(asked.options))
    otherwise = data.draw(BLANKS).join(option.split(" "))
    otherwise = data.draw(st.sampled_from([otherwise, otherwise.upper(), otherwise.lower()]))
    plain = story(process).opened_by("dina", body=form_body(of, catalogue(), **{asked.name: option}))
    told = story(process).opened_by("dina", body=form_body(of, catalogue(), **{asked.name: otherwise}))

    assert place(told) == place(plain)
    assert told.situation.present_answers == plain.situation.present_answers
