"""The desk and all versions of its procedures, as one value.

Knows no files: the adapter loads them (`adapters/catalogue_files.py`).
"""

from dataclasses import dataclass
from datetime import datetime

from .desk import Desk
from .process import Process


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything the YAML sources say. `processes` holds every version, by id and then by version."""

    desk: Desk
    processes: tuple[Process, ...]

    def in_force(self, process_id: str, at: datetime) -> Process:
        """The newest version in force at `at`. Raises LookupError when the id is unknown or none is in force yet."""
        versions = [each for each in self.processes if each.id == process_id and each.effective_at <= at]
        if not versions:
            raise LookupError(process_id)
        return max(versions, key=lambda each: each.version)

    def pinned(self, process_id: str, version: int) -> Process:
        """The version that a request started under. Raises LookupError when its file is gone."""
        for process in self.processes:
            if (process.id, process.version) == (process_id, version):
                return process
        raise LookupError(f"{process_id}/{version}")

    def current(self, at: datetime) -> tuple[Process, ...]:
        """Of every procedure the version in force at `at`, in the order of their ids."""
        ids = sorted({each.id for each in self.processes if each.effective_at <= at})
        return tuple(self.in_force(each, at) for each in ids)

    def newest(self) -> tuple[Process, ...]:
        """Of every procedure the newest version, in force or not, in the order of their ids."""
        newest = {each.id: each for each in sorted(self.processes, key=lambda each: each.version)}
        return tuple(newest[each] for each in sorted(newest))

    def verbs(self) -> frozenset[str]:
        """All verbs and aliases of the steps of all versions."""
        steps = [step for process in self.processes for step in process.steps]
        return frozenset(word for step in steps for word in (step.verb, *step.aliases) if word)
