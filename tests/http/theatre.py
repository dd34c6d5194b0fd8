"""The places in which scenarios are played over HTTP: each with a sandbox and a desk's repository of its own."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from automation.core.policy.catalogue import Catalogue
from tests.builders.desk_variants import DESK, desk_text, variant
from tests.builders.example_desk import example_desk
from tests.builders.texts import catalogue, process_of, third
from tests.http.looks import Place
from tests.http.scenario_stage import OverHttp
from tests.http.story import copied, github
from tests.places import ROOT


@dataclass(slots=True)
class Theatre:
    """The places of a test run: one for each desk, and one of its own for whoever changes what all requests share."""

    folder: Path
    open: ExitStack
    places: dict[str, Place] = field(default_factory=dict)

    @contextmanager
    def stage(self, given: Mapping[str, Any], *, alone: bool) -> Iterator[OverHttp]:
        """A stage on which nothing has happened, with the rights on GitHub that are given for it."""
        process, rights = given.get("process", "website-baru"), given.get("rights", {})
        is_ours = any(each.id == process for each in catalogue().processes)
        of = variant(given.get("desk", "")) if is_ours else third()
        with ExitStack() as own:
            place = own.enter_context(self._place(of, given.get("desk", ""))) if alone else self._shared(of, given)
            for login, permission in rights.items():
                place.github.client.post("/_sandbox/people", {"login": login, "permission": permission})
            try:
                yield OverHttp(place, process_of(process, of))
            finally:
                place.github.client.send("DELETE", "/_sandbox/faults")
                for login in rights:
                    place.github.client.post("/_sandbox/people", {"login": login, "permission": "read"})

    def _shared(self, of: Catalogue, given: Mapping[str, Any]) -> Place:
        name = str(id(of))
        if name not in self.places:
            self.places[name] = self.open.enter_context(self._place(of, given.get("desk", "")))
        return self.places[name]

    @contextmanager
    def _place(self, of: Catalogue, desk: str) -> Iterator[Place]:
        """Each with a repository of its own: a scenario may change the desk file in it."""
        repo = self.folder / str(len(list(self.folder.iterdir())))
        copied(ROOT / "tests" / "data" / "third" if of is third() else example_desk(), repo)
        if desk:
            (repo / DESK).write_text(desk_text(desk), encoding="utf-8")
        with github(repo) as place:
            yield (made := Place(place, repo, of))
            assert made.is_broken or [run for run in place.runs() if run["exit_code"]] == []
