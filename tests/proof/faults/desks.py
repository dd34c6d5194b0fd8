"""The desk in this process, put together as `automation/cli/requests.py` does it; its parts can be exchanged.

One run is what `desk.yml` starts: the first job, and the recording job when the first one asks for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from automation.adapters import actions_runtime
from automation.adapters.catalogue_files import load_catalogue
from automation.adapters.git_objects import automation_id, desk_file_id
from automation.adapters.github_desk import GitHubDesk
from automation.adapters.github_session import GitHubSession
from automation.cli.local import desk_starter
from automation.core.decision.trigger import Hint, is_worth_reading
from automation.core.outcome.labels import all_labels
from automation.errors import DeskError, Exit, Unreadable
from automation.operations.handle import Run, handle, record
from automation.operations.sweep import sweep
from automation.sandbox.runs.desk_runs import EventRun, StartDesk


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a desk is made of; the defaults are the desk's own, a wrong desk exchanges one.

    With `outside` all runs are given to that, instead of being done here.
    """

    github: type[GitHubDesk] = GitHubDesk
    handle: Callable = handle
    record: Callable = record
    sweep: Callable = sweep
    outside: StartDesk | None = None


@dataclass(kw_only=True)
class Desk:
    """A desk over one repository; its rules and sources are read once, for nothing changes them here."""

    directory: Path
    parts: Parts = field(default_factory=Parts)

    def __post_init__(self):
        """Reads what each run would read anew."""
        self.rules = load_catalogue(self.directory)
        self.sources = desk_file_id(self.directory), automation_id(self.directory)

    def start(self, run: EventRun) -> int:
        """One run as the sandbox starts it: its exit code."""
        if self.parts.outside:
            return self.parts.outside(run)
        code = self._job(run.environment, "first")
        if code or not run.wants_record:
            return code
        return self._job(run.environment | {"GITHUB_TOKEN": run.record_token}, "record")

    def look_at_all(self, variables: Mapping[str, str]) -> int:
        """`alur sweep`, which dispatches a run for each request that is off: its exit code."""

        def look(desk: GitHubDesk) -> None:
            if failed := self.parts.sweep(self.rules, desk, desk.dispatch).failed:
                raise Unreadable("; ".join(failed))

        return self._with(variables, look)

    def by_hand(self, variables: Mapping[str, str], number: int) -> int:
        """`alur handle` by hand, in one part: its exit code."""
        return self._with(variables, lambda desk: self.parts.handle(self._run(desk, Hint(number=number))))

    def _job(self, environment: Mapping[str, str], part: str) -> int:
        hint = actions_runtime.hint(actions_runtime.actions(environment))
        if not is_worth_reading(hint, self.rules):
            return 0

        def job(desk: GitHubDesk) -> None:
            if part == "record":
                self.parts.record(self._run(desk, hint))
            else:
                _, is_left = self.parts.handle(self._run(desk, hint), may_record=False)
                actions_runtime.output(environment, "record", is_true=is_left)

        return self._with(environment, job)

    def _run(self, desk: GitHubDesk, hint: Hint) -> Run:
        return Run(
            catalogue=self.rules,
            desk=desk,
            number=hint.number,
            sources=lambda: self.sources,
            # The same for every run, so that a walk over HTTP by one seed is the same walk.
            entropy=lambda: bytes(range(32)),
            event=hint,
        )

    def _with(self, environment: Mapping[str, str], work: Callable[[GitHubDesk], object]) -> int:
        """Work with a desk of its own connection, ending as `alur` ends."""
        runtime = actions_runtime.actions(environment)
        session = GitHubSession(runtime.token, runtime.api_url)
        try:
            work(self.parts.github(session, runtime.repository, all_labels(self.rules)))
        except Exception as error:  # noqa: BLE001  # as in `automation/cli`: whatever is not ours is a bug, and told so
            return int(error.exit_code if isinstance(error, DeskError) else Exit.BUG)
        finally:
            session.close()
        return 0


def outside(directory: Path) -> Parts:
    """`alur handle` as the sandbox starts it: each job in a process of its own."""
    return Parts(outside=desk_starter(directory))
