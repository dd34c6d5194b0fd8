"""The search itself: what it reaches, that it finds every wrong desk, and that its traces can be played again."""

import yaml

from tests.proof.search.alphabet import ACTIONS
from tests.proof.search.cast import KINDS
from tests.proof.search.desk_acts import DESK_KINDS
from tests.proof.search.found import Found, Violation
from tests.proof.search.invariants import INVARIANTS
from tests.proof.search.starts import start, starts
from tests.proof.search.table import ACT_KINDS, gaps
from tests.proof.search.trace import scenario
from tests.proof.search.world import decided_by, key
from tests.proof.search.wrong import WRONG
from tests.scenarios.actions import ACTORS, DEEDS, GIVEN, KEYS
from tests.scenarios.checks import failures
from tests.scenarios.memory_stage import stage


def test_each_invariant_has_its_wrong_desk():
    """A check that nothing fails might check nothing."""
    assert {wrong.invariant for wrong in WRONG} == set(INVARIANTS)


def test_enough_is_tried():
    """Kinds of actors, kinds of acts, starting situations."""
    assert len({action.who for action in ACTIONS}) + 1 >= 8
    assert len(ACT_KINDS) >= 30
    assert len(starts()) >= 20
    assert {action.who for action in ACTIONS} <= set(KINDS)
    assert len({action.name for action in ACTIONS}) == len(ACTIONS)
    assert len(set(DESK_KINDS)) == len(DESK_KINDS)


def test_what_was_never_tried_is_told():
    """A kind of act that changes nothing, and a premise that never holds, speak against the search."""
    assert len(gaps(Found(), least=1_000)) == len(ACT_KINDS) + len(INVARIANTS)
    assert len(gaps(Found(), least=1)) == len(INVARIANTS)


def test_equal_states_have_one_key_and_others_another():
    """Also where only one thing differs that nobody sees on the issue."""
    world = start("open").world
    verdict, process = None, start("open").process
    changed = {
        key(after, decided_by(after))
        for action in ACTIONS
        if action.kind in {"closes", "edits the request", "three weeks go by", "removes joko's entry"}
        and (after := action.do(world, verdict, process)) is not None
    }

    assert key(world, decided_by(world)) == key(world, decided_by(world))
    assert key(world, decided_by(world)) not in changed
    assert len(changed) == 5


def test_a_violation_is_told_as_a_scenario():
    """In the words that scenarios have; what they have no word for is named."""
    trace = (
        "ratna: rejects",
        "tono: sets the next step's label",
        "desk: the sweep starts a run",
        "lina: transfers the issue",
    )
    text = scenario(Violation(invariant="I1", said="wrong", start="open", trace=trace))
    (entry,) = yaml.safe_load(text)

    assert set(entry) == KEYS
    assert set(entry["given"]) <= GIVEN
    assert entry["when"][-4:] == [
        {"ratna": {"says": "/tolak risikonya belum dijawab"}},
        {"tono": {"sets the label of step": 6}},
        {"desk": "sweeps"},
        {"desk": "wakes"},
    ]
    assert all(who in ACTORS for act in entry["when"] for who in act)
    assert all(
        (deed if isinstance(deed, str) else next(iter(deed))) in DEEDS for act in entry["when"] for deed in act.values()
    )
    assert "no word: lina: transfers the issue" in text


def test_a_scenario_of_the_search_can_be_played():
    """As any other: what it says becomes true of the desk."""
    trace = ("ratna: rejects", "tono: sets the next step's label", "desk: the sweep starts a run")
    (entry,) = yaml.safe_load(scenario(Violation(invariant="I1", said="wrong", start="open", trace=trace)))

    assert failures(stage(entry["given"]["process"], entry["given"]["desk"]), entry) == []
