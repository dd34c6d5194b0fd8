"""`alur demo`: the whole desk at work, from form to closing, played and judged over HTTP."""

import time
from pathlib import Path

from .budgets import Ledger, broken_runs, distribution, overdrawn, table
from .look import Look
from .organisation import desk_beside, lay_out
from .pages import build_site, flaws
from .script import Example, Play, load_play
from .second_act import SecondAct
from .stage import Stage, bare_beside, make_room, open_stage
from .story import Story, ended
from .telling import LEGEND, plain, say, tell_checks
from .telling_tries import tell_table
from .tries import load_tries

DONE, REFUSED = 0, 1


def run(repo_dir: Path, data: Path, until: int | None) -> int:
    """Play at the example desk; `repo_dir` is the project: its procedures are played, and its site is built.

    0 when every request ended as it must (with `until`: when one of each kind waits at that step), else 1.
    """
    began = time.monotonic()
    play = load_play()
    make_room(data)
    desk = desk_beside(data)
    lay_out(repo_dir, desk)
    site = repo_dir / ".alur" / "site"
    with open_stage(desk, data, site, play.reader) as stage:
        wrong = _perform(stage, play, (desk, site), until)
    say()
    for sentence in wrong:
        say(f"✗ {plain(sentence, 500)}" if "\n" not in sentence else f"✗ {sentence}")
    say(f"{time.monotonic() - began:.0f} detik/seconds. Keadaan tersimpan di / state saved in {data}")
    say(f"Repositori meja dengan catatannya / the desk's repository with its record: {bare_beside(data)}")
    _tell_next(data, until, is_well=not wrong)
    return REFUSED if wrong else DONE


def _perform(stage: Stage, play: Play, folders: tuple[Path, Path], until: int | None) -> list[str]:
    """Everything on stage, at the desk and for the site in `folders`; what went wrong."""
    desk, site = folders
    say(f"Meja contoh di / demo desk at {stage.client.url}")
    say("Babak 1, adegan 1: pemohon mengisi formulir / act 1, scene 1: requesters file their forms")
    story = Story(stage=stage, play=play, templates=desk / ".github" / "ISSUE_TEMPLATE", ledger=Ledger(stage=stage))
    story.file_all()
    say()
    say("Babak 1, adegan 2: semua orang bekerja / act 1, scene 2: everybody at work")
    say(LEGEND)
    story.play_all(lambda story: until is not None and _is_reached(story, until))
    story.let_an_hour_pass()
    if until is not None:
        return [*broken_runs(stage), *_not_reached(story, until)]
    second = _play_second(story)
    wrong = [*broken_runs(stage), *_tell_ends(story), *_tell_tries(second), *_tell_budgets(story)]
    pages = [*(part.page for part in story.parts), *(case.page for case in second.cases.values())]
    wrong += _tell_site(stage, pages, desk, site)
    return [*wrong, *_tell_checks(stage)]


def _play_second(story: Story) -> SecondAct:
    say()
    say("Babak 2: dua belas hal yang dicoba orang baru, dan jawaban meja atas masing-masing")
    say("Act 2: twelve things that a newcomer tries, and what the desk answers to each")
    act = SecondAct(story=story, script=load_tries())
    act.play()
    story.let_an_hour_pass()
    return act


def _is_reached(story: Story, until: int) -> bool:
    """Whether a request of each kind waits there, or one kind has no such step; the first comers are held."""
    for part in story.parts:
        part.is_held = part.page.step == until == part.page.status.step
    kinds = {part.page.kind for part in story.parts}
    is_there = all(1 <= until <= part.page.status.last for part in story.parts)
    return not is_there or {part.page.kind for part in story.parts if part.is_held} == kinds


def _not_reached(story: Story, until: int) -> list[str]:
    here = [part for part in story.parts if part.is_held]
    for part in here:
        say(f"#{part.page.number} menunggu di / waits at: {', '.join(part.page.step_labels)} ({part.page.kind})")
    wrong = [f"#{part.page.number}: {sentence}" for part in story.parts for sentence in part.wrong]
    steps = {part.page.kind: part.page.status.last for part in story.parts}
    missing = sorted(set(steps) - {part.page.kind for part in here})
    return wrong + [f"no request waits at step {until}: {kind}, {steps[kind]} steps in all" for kind in missing]


def _tell_ends(story: Story) -> list[str]:
    say()
    say("Akhir setiap permohonan / how each request ended        (0:3 2:8 = 3 peristiwa/events 0 perm., 8 × 2 perm.)")
    return [sentence for part in story.parts for sentence in _tell_end(part.page, part.example, ended(part), story)]


def _tell_end(page: Look, example: Example, found: list[str], story: Story) -> list[str]:
    """How one request stands, what its events cost, what that means; a sentence for whatever `found` says is wrong."""
    place = page.ending if page.is_closed else f"langkah {page.step:02}/{page.status.last} {page.ending}".strip()
    spent = distribution(story.ledger.spent, page.number)
    say(f"  {'✗' if found else '✓'} #{page.number:<3} {example.name:<36} {page.state:<7} {place:<40} {spent}")
    if not found:
        say(f"         {example.means}")
    return [f"#{page.number} {example.name}: {sentence}" for sentence in found]


def _tell_tries(act: SecondAct) -> list[str]:
    """The twelve in a table, and how the requests of the second act stand."""
    tell_table([(each.attempt, each.number, each.requests, not each.wrong) for each in act.outcomes])
    tries = enumerate(act.outcomes, 1)
    wrong = [f"#{each.number} babak/act 2, {index}: {sentence}" for index, each in tries for sentence in each.wrong]
    say()
    say("Permohonan babak 2 / the requests of act 2")
    for case in act.cases.values():
        wrong += _tell_end(case.page, case.example, case.shortfalls, act.story)
    return wrong


def _tell_budgets(story: Story) -> list[str]:
    say()
    say("Permintaan per peristiwa terhadap anggaran / requests per event against the budgets")
    for line in table(story.ledger.spent):
        say(line)
    return overdrawn(story.ledger.spent)


def _tell_checks(stage: Stage) -> list[str]:
    checks = stage.checks()
    say()
    tell_checks(checks)
    wrong = [f"schema: {failure['route']}: {failure['what']}" for failure in checks["failures"]]
    return wrong + [f"schema: GitHub describes no such answer: {route}" for route in checks["undescribed"]]


def _tell_site(stage: Stage, pages: list[Look], desk: Path, site: Path) -> list[str]:
    say()
    say("Situs sedang dibangun / building the site …")
    wrong = build_site(stage, desk, site) or flaws(stage, pages)
    if not wrong:
        say(f"Situs / site: {site}")
    return wrong


def _tell_next(data: Path, until: int | None, *, is_well: bool) -> None:
    if until is not None:
        say(f"Berikutnya / next: alur --repo-dir {desk_beside(data)} sandbox --data {data}")
    elif is_well:
        say("Semua permohonan berakhir sebagaimana mestinya, semua percobaan ditolak, semua anggaran ditepati.")
        say("Every request ended as it must, every try was refused, every budget held.")
        say("Berikutnya / next: make serve")
    else:
        say("Ada yang tidak sebagaimana mestinya (✗) / something is not as it must be (✗).")
