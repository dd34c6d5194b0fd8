"""A unit, a system or an option is called otherwise: requests that hold a former name are read as before."""

from dataclasses import replace

import pytest

from automation.core.evidence.names import listed_name, present_name
from automation.core.loading.desk_loading import load_desk
from automation.core.policy.process import SectionType
from tests.builders.as_seen import seen
from tests.builders.desk_variants import variant
from tests.builders.gate_facts import desk, row
from tests.builders.stories import Story, at_step, catalogue, process_of, story
from tests.builders.yaml_files import a_full_desk, changed, jakarta

A = process_of("website-baru")
B = process_of("perbaikan-fitur")
LONG = "Fakultas Matematika dan Ilmu Pengetahuan Alam"
RENAMED = variant("units-renamed")


def renamed_option(process: str, field: str, before: str, now: str) -> object:
    """The sources in which an option of a question is worded otherwise, the old wording kept."""

    def changed(question):
        if question.name != field:
            return question
        options = tuple(now if option == before else option for option in question.options)
        return replace(question, options=options, former_options=((before, now),))

    def of(each):
        if each.id != process:
            return each
        fields = tuple(changed(question) for question in each.form_fields)
        asked = {question.name: question.options for question in fields}
        intake = replace(
            each.intake,
            fields=tuple(
                replace(rule, options=asked[rule.name]) if rule.name == field and rule.options else rule
                for rule in each.intake.fields
            ),
        )
        return replace(each, form_fields=fields, steps=(intake, *each.steps[1:]))

    sources = catalogue()
    return replace(sources, processes=tuple(of(each) for each in sources.processes))


def under(told: Story, of) -> Story:
    """The same request, looked after by the renamed sources."""
    return replace(told, of=of, process=process_of(told.process.id, of)).pushed().runs()


KINDS = {
    "a unit, at evaluation": (lambda: at_step(3), RENAMED),
    "a unit, in development": (lambda: at_step(6), RENAMED),
    "a unit, after the launch": (lambda: at_step(11), RENAMED),
    "a unit and a system of a fix": (lambda: at_step(6, "perbaikan-fitur"), RENAMED),
    "an option": (lambda: at_step(6), renamed_option("website-baru", "jenis_kebutuhan", "Bisnis", "Layanan umum")),
    "an option of a fix": (
        lambda: at_step(6, "perbaikan-fitur"),
        renamed_option("perbaikan-fitur", "jenis", "Perbaikan", "Perbaikan galat"),
    ),
}


@pytest.mark.parametrize("case", KINDS)
def test_a_new_name_changes_nothing_for_what_holds_the_old_one(case):
    """No step, no approval, no label, no call, no entry: the text is as it was typed, and so is every digest."""
    begun, of = KINDS[case]
    told = begun()
    before, record, comments = seen(told), len(told.request.record), len(told.request.comments)
    told = under(told, of)

    assert seen(told) == before
    assert told.request.record[record:] == ()
    assert len(told.request.comments) == comments


def test_without_the_former_name_the_request_falls():
    """The control: what `alur check` refuses, and why."""
    units = tuple(replace(unit, former_names=()) for unit in RENAMED.desk.units)
    told = under(at_step(6), replace(RENAMED, desk=replace(RENAMED.desk, units=units)))

    assert told.step == 1


def test_the_present_name_is_shown_and_its_people_are_asked():
    """The unit of the situation, the answers that are published, and who may sign for it."""
    told = under(at_step(4), RENAMED)

    assert told.situation.unit == LONG
    assert told.situation.present_answers["unit"] == LONG
    assert told.situation.answers_of_form["unit"] == "Fakultas MIPA"
    told.says("dina", f"/sepakat {told.situation.agreement.code}")
    assert told.situation.agreement.by == "dina"


def test_what_a_representative_did_under_the_old_name_counts():
    """The register knew the right under the old name: it is the same office."""
    told = story().opened_by("eko").comes_to(4)
    told = told.says("dina", f"/sepakat {told.situation.agreement.code}").comes_to(6)
    before = seen(told)

    assert told.situation.agreement.by == "dina"
    assert seen(under(told, RENAMED)) == before


def test_a_former_name_is_read_however_it_is_spelt_and_filed_anew():
    """In other letters, with another blank, by a comment, or in a request that is filed today."""
    for name in ("FAKULTAS mipa", "Fakultas\u00a0MIPA", "Fakultas  MIPA"):
        told = story(of=RENAMED).opened_by("dina", unit=name)
        assert (told.step, told.situation.unit) == (2, LONG)
    told = (
        story(of=RENAMED)
        .opened_by("dina", unit="Fakultas Bahasa")
        .says("dina", "/lengkapi\n\n### Unit atau departemen pemohon\n\nFakultas MIPA")
    )
    assert (told.step, told.situation.unit) == (2, LONG)


def test_rows_of_a_unit_go_with_its_name():
    """A row that names the unit as it was called is a row of the unit as it is called."""
    found = load_desk(changed(a_full_desk(), "units", 0, {"name": "Taman", "former_names": ["Kebun"]}), jakarta)

    assert [each.unit for each in found.approvals] == [None, None, "Taman", None]


def test_the_data_class_follows_a_new_wording():
    """A row for a class must not be missed, nor applied, for a word of then."""
    of = renamed_option("website-baru", "data", "Data pribadi umum", "Umum")
    levels = replace(desk().levels, data=("tidak ada", "umum", "data pribadi spesifik"))
    rows = (row(manajemen=1), row(data="data pribadi spesifik", pimpinan=1))
    of = replace(of, desk=desk(levels=levels, approvals=rows))
    told = under(story(of=catalogue()).opened_by("dina", data="Data pribadi umum"), of)

    assert told.situation.present_answers["data"] == "Umum"
    assert told.situation.gate.slots == ("manajemen",)


def test_an_older_version_that_lists_its_own_options_takes_the_name_of_then():
    """Its file is locked; the form that it shares has the new wording."""
    of = renamed_option("website-baru", "jenis_kebutuhan", "Bisnis", "Layanan umum")
    process = process_of("website-baru", of)
    rules = tuple(
        replace(rule, type=SectionType.CHOICE, options=("Bisnis", "Akademik"))
        if rule.name == "jenis_kebutuhan"
        else rule
        for rule in process.intake.fields
    )
    older = replace(process, steps=(replace(process.intake, fields=rules), *process.steps[1:]))
    of = replace(of, processes=tuple(older if each is process else each for each in of.processes))
    for answer in ("Bisnis", "Layanan umum"):
        assert story(of=of).opened_by("dina", jenis_kebutuhan=answer).step == 2


def test_names_are_looked_up_by_the_eye():
    """The present name comes first; what names nothing names nothing."""
    former = (("Dapur lama", "Dapur"),)

    assert present_name("dapur", ("Dapur", "Kebun"), former) == "Dapur"
    assert present_name("DAPUR  lama", ("Dapur", "Kebun"), former) == "Dapur"
    assert present_name("Gudang", ("Dapur", "Kebun"), former) is None
    assert listed_name("SIAKAD lama", "systems", RENAMED.desk) == "SIAKAD Terpadu"
    assert listed_name("SIAKAD lama", "units", RENAMED.desk) is None
