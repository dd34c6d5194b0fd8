"""What a sandbox is started with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from automation.sandbox.runs.desk_runs import StartDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxOptions:
    """`start_desk` runs the desk once for one event, in a process of its own, and tells its exit code (None: no desk).

    `waiting_runs`: how many runs wait per issue; with 1 a newer one replaces it (Actions' `queue: single`), more are
    first in, first out (`queue: max` is 100). `numbers` are the account numbers that some logins have, the present one
    first, then former ones, which nobody else has. `example` is the JSON of a filled form, for the text at `/`.
    `bare` is where the branches are left as a bare git repository at the end.
    """

    repo_dir: Path
    start_desk: StartDesk | None = None
    port: int = 8765
    data: Path | None = None
    site: Path | None = None
    check: bool = False
    waiting_runs: int = 1
    example: str = ""
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    bare: Path | None = None
