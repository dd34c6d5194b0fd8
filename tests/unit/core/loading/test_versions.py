"""A version of a process, once locked, cannot change or go unnoticed."""

from datetime import date

from automation.core.loading.sources import Source
from automation.core.loading.versions import LOCK, digest, lock_problems, read_lock, write_lock

ONE = Source("automation/sop/panen/1.yml", {"id": "panen", "effective": date(2026, 1, 1), "steps": [1, 2]})


def test_the_digest_is_of_what_a_file_says():
    """The order of keys changes nothing; any value does."""
    assert digest({"a": 1, "b": [date(2026, 1, 1)]}) == digest({"b": [date(2026, 1, 1)], "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})
    assert digest(ONE.data) == "3384e5ffa18d250211f757f35ac18d22fcd4c9022b911ea859fc4493267bcf73"


def test_a_lock_is_read_back_as_written():
    """Every version has a line, and comments are not versions."""
    text = write_lock({}, (ONE,))

    assert read_lock(text) == {"panen/1": digest(ONE.data)}
    assert list(lock_problems(read_lock(text), (ONE,))) == []


def test_a_changed_version_is_a_problem_and_stays_locked():
    """Building again does not bless a change of a version in use."""
    locked = {"panen/1": "0" * 64}

    (placed,) = lock_problems(locked, (ONE,))

    assert (placed.file, placed.problem.what) == (ONE.file, "version panen/1 changed after it was locked")
    assert read_lock(write_lock(locked, (ONE,))) == locked


def test_a_version_that_is_gone_is_a_problem():
    """Old requests stay with their version, so its file stays too."""
    (placed,) = lock_problems({"panen/0": "0" * 64}, (ONE,))

    assert (placed.file, placed.problem.what) == (LOCK, "version panen/0 is locked, but its file is gone")
