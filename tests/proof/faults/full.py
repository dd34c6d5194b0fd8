"""The whole fault matrix, both procedures at once, and the faults of bulk reads, as tables (`make faults`)."""

import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.builders.example_desk import example_desk
from tests.http.story import copied
from tests.proof.faults.bulk import Reader, Table, scene
from tests.proof.faults.matrix import ALL, SIX, cases, cells, play
from tests.proof.faults.situations import EXAMPLES, SITUATIONS
from tests.proof.faults.stage import stage

FAULTS = {"all": ALL, "six": SIX}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One situation of one procedure: what was tried, and what came of it."""

    situation: str
    process: str
    calls: int
    kinds: int
    cells: int
    runs: int
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        """One line of the table."""
        mark = "" if not self.wrong else f"  {len(self.wrong)} WRONG"
        numbers = f"{self.calls:5} {self.kinds:6} {self.cells:6} {self.runs:5}"
        return f"{self.situation:58} {self.process:16} {numbers}{mark}"


HEAD = f"{'situation':58} {'procedure':16} calls faults  cells  runs"


def rows(process: str, faults: str) -> Iterator[Row]:
    """The table of one procedure."""
    with tempfile.TemporaryDirectory() as folder, stage(copied(example_desk(), Path(folder) / "desk")) as place:
        for case in cases(place, process):
            played = [play(place, cell) for cell in cells(case, FAULTS[faults])]
            row = Row(
                situation=str(case.situation),
                process=process,
                calls=len(case.calls),
                kinds=len({str(sorted(each.cell.fault.items())) for each in played}),
                cells=len(played),
                runs=max(each.runs for each in played),
                wrong=tuple(f"{each.cell}: {wrong}" for each in played for wrong in each.wrong),
            )
            print(row, flush=True)
            yield row


def all_rows(process: str, faults: str) -> list[Row]:
    """The table of one procedure, as a process of its own gives it back."""
    return list(rows(process, faults))


def bulk() -> list[str]:
    """The table of bulk reads, printed; everything that was wrong."""
    print(f"\n{'reading all requests':58} {'what may come of it':16} cells", flush=True)
    with tempfile.TemporaryDirectory() as folder, stage(copied(example_desk(), Path(folder) / "desk")) as place:
        table = Table(reader=Reader(stage=place), scene=scene(place))
        cells = list(table.cells())
        found: list[str] = []
        for command, wanted in dict.fromkeys((cell.command, cell.wanted) for cell in cells):
            some = [cell for cell in cells if (cell.command, cell.wanted) == (command, wanted)]
            wrong = [line for cell in some for line in table.play(cell)]
            mark = f"  {len(wrong)} WRONG" if wrong else ""
            print(f"{command:58} {wanted:16} {len(some):5}{mark}", flush=True)
            found += wrong
    return found


def main(faults: str = "all") -> int:
    """Prints the table; 1 when a cell is wrong."""
    print(
        f"{len(FAULTS[faults])} faults, {len(SITUATIONS)} situations, {len(EXAMPLES)} procedures\n\n{HEAD}", flush=True
    )
    with ProcessPoolExecutor(len(EXAMPLES), mp_context=get_context("spawn")) as pool:
        found = [row for each in pool.map(all_rows, EXAMPLES, [faults] * len(EXAMPLES)) for row in each]
    wrong = [line for row in found for line in row.wrong] + bulk()
    count, most = sum(row.cells for row in found), max(row.runs for row in found)
    print(f"\n{count} cells; at most {most} undisturbed runs to settle; {len(wrong)} wrong", flush=True)
    print(*wrong, sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
