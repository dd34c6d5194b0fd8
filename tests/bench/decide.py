"""What deciding one request costs after 100 events: waiting for its approvals, and at the end of a whole life.

Budget (design, "decide one request with 100 events"): at most 1 ms. Shown beside writing the same history as JSON, for
machines differ and so does one machine from minute to minute. The best of many, in processor time.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict

from automation.core.decision.decide import decide
from tests.builders.forgetting import forget
from tests.builders.stories import Story, story

BUDGET = 0.001
EVENTS = 100
ROUNDS = 200


def a_life(last: int) -> Story:
    """A request at step `last`: every comment and label of the desk, and people who talk and ask in between."""
    told = story().opened_by("dina")
    while told.step < last:
        before = told.step
        told.comes_to(before + 1)
        told.says("dina", f"Terima kasih, kami tunggu kabar setelah langkah {before}.\n\nLampiran menyusul.")
        told.says("orang-luar", "Saya juga memerlukan ini.").says("budi", "Siap, kami kabari.").says("budi", "/status")
    while events(told) < EVENTS:
        told.says("eko", "Apakah sudah ada kabar?")
    return told


def events(told: Story) -> int:
    """How many items GitHub shows in the timeline."""
    request = told.request
    return sum(len(each) for each in (request.comments, request.label_events, request.state_events, request.deletions))


def best(work: Callable[[], object]) -> float:
    """The least processor time of many runs, in seconds; each is the first of its process, with nothing remembered."""
    times = []
    for _ in range(ROUNDS):
        forget()
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def measure(name: str, told: Story) -> bool:
    """Measure one request; say whether the budget holds."""
    gc.disable()  # so that no collection falls into one measurement and not into another
    spent = best(lambda: decide(told.of, told.request, told.now))
    written = best(lambda: json.dumps(asdict(told.request), default=str))
    gc.enable()
    print(f"{name:<28} {events(told)} events   {spent * 1000:.2f} ms   {spent / written:.2f} × its history as JSON")
    return spent <= BUDGET


def main() -> int:
    """Measure both; end with 1 when one is over the budget."""
    process = story().process
    held = [measure("waiting for its approvals", a_life(process.approval_step.number))]
    held.append(measure("a whole life", a_life(process.last)))
    print(f"budget: at most {BUDGET * 1000:.0f} ms; best of {ROUNDS}")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
