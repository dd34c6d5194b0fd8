"""Everything of a `--repo-dir`: the YAML sources, loaded together, and every problem at its file and line."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from automation.adapters.time_zones import offsets_of
from automation.adapters.yaml_source import Document, Finding, read_yaml
from automation.core.decision.unreadable import Remains
from automation.core.loading.assembly import Assembled, assemble, loadable
from automation.core.loading.schema import explained
from automation.core.loading.sources import Placed, Source, Sources
from automation.core.policy.catalogue import Catalogue
from automation.core.problem import Problem, Reason
from automation.core.why import Why
from automation.errors import SopInvalid, Unreadable

DESK = ".github/desk.yml"
PROCESSES = "automation/sop"
FORMS = "issue_templates"


@dataclass(frozen=True, slots=True)
class Loading:
    """The sources of one directory, what they gave, and every problem as `file:line: what; allowed: …; remedy: …`."""

    documents: dict[str, Document]
    sources: Sources
    assembled: Assembled
    problems: tuple[str, ...]

    def place(self, placed: Iterable[Placed]) -> list[str]:
        """Give further problems of these files their file and line."""
        return written(self._found(each) for each in placed)

    def _found(self, placed: Placed) -> Finding:
        document = self.documents.get(placed.file)
        return document.at(placed.problem) if document else Finding(placed.file, 1, placed.problem)


@dataclass(frozen=True, slots=True)
class RepoFiles:
    """The files of one directory, for `alur build` and `alur check`."""

    repo_dir: Path

    def load(self) -> Loading:
        """Read and load all sources. Raises Unreadable where there is no desk."""
        return load_sources(self.repo_dir)

    def read(self, file: str) -> str | None:
        """The text of a file; None when there is none. Undecodable bytes are shown as such, so they differ."""
        try:
            return (self.repo_dir / file).read_bytes().decode("utf-8", "backslashreplace")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unreadable(f"{self.repo_dir / file}: {error.strerror}") from error

    def listed(self, folder: str) -> list[str]:
        """The names of the files in a folder; none when there is no folder."""
        return sorted(_name(self.repo_dir, path) for path in (self.repo_dir / folder).glob("*") if path.is_file())

    def write(self, file: str, text: str) -> None:
        """Write a file whole, with the folders above it."""
        path = self.repo_dir / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        except OSError as error:
            raise Unreadable(f"{path}: {error.strerror}") from error

    def remove(self, file: str) -> None:
        """Take a file away."""
        (self.repo_dir / file).unlink(missing_ok=True)


def load_catalogue(repo_dir: Path) -> Catalogue:
    """The desk and all versions of its procedures. Raises SopInvalid with all problems, Unreadable without a desk."""
    loading = load_sources(repo_dir)
    if loading.problems or loading.assembled.catalogue is None:
        raise SopInvalid(loading.problems)
    return loading.assembled.catalogue


def load_remains(repo_dir: Path) -> Remains | None:
    """Of sources that hold mistakes, the procedures that load by themselves; None where there never was a procedure."""
    paths = sorted((repo_dir / PROCESSES).glob("*/*.yml"), key=_by_version)
    documents = [_read(repo_dir, path) for path in paths if path.is_file()]
    sources = [_source(document) for document in documents if not document.findings]
    return Remains(processes=loadable(sources), cause=Reason(Why.DESK_BROKEN)) if documents else None


def load_sources(repo_dir: Path) -> Loading:
    """Read and assemble all sources of a directory, whatever is wrong with them."""
    if not (repo_dir / DESK).is_file():
        raise Unreadable(f"{repo_dir}: no desk here, {DESK} is missing; name its directory with --repo-dir")
    processes = sorted((repo_dir / PROCESSES).glob("*/*.yml"), key=_by_version)
    forms = sorted(path for path in (repo_dir / FORMS).glob("*.yml") if path.stem != "config")
    documents = {_name(repo_dir, path): _read(repo_dir, path) for path in (repo_dir / DESK, *processes, *forms)}
    sources = Sources(
        desk=_source(documents[DESK]),
        processes=tuple(_source(documents[_name(repo_dir, path)]) for path in processes),
        forms=tuple(_source(documents[_name(repo_dir, path)]) for path in forms),
    )
    assembled = assemble(sources, offsets_of)
    findings = [*_unreached(documents, assembled.problems), *_misnamed(repo_dir)]
    return Loading(documents, sources, assembled, tuple(written(findings)))


def written(findings: Iterable[Finding]) -> list[str]:
    """Problems as lines, in the order of files and lines."""
    ordered = sorted(findings, key=lambda each: (each.file, each.line))
    return [f"{each.file}:{each.line}: {explained(each.problem)}" for each in ordered]


def _unreached(documents: dict[str, Document], problems: list[Placed]) -> list[Finding]:
    """All findings; of the problems only those that do not merely follow from a finding of the YAML itself."""
    findings = [finding for document in documents.values() for finding in document.findings]
    known = {(each.file, each.problem.path) for each in findings}
    unread = {document.file for document in documents.values() if not document.is_readable}
    fresh = [each for each in problems if each.file not in unread and (each.file, each.problem.path) not in known]
    return findings + [documents[each.file].at(each.problem) for each in fresh]


def _misnamed(repo_dir: Path) -> Iterable[Finding]:
    """Files that look like sources and would silently not be read."""
    for folder, pattern in ((PROCESSES, "*/*.yaml"), (PROCESSES, "*.y*ml"), (FORMS, "*.yaml")):
        for path in (repo_dir / folder).glob(pattern):
            remedy = f"name it {PROCESSES}/ID/VERSION.yml" if folder == PROCESSES else f"name it {FORMS}/NAME.yml"
            yield Finding(_name(repo_dir, path), 1, Problem(path=(), what="this file is not read", remedy=remedy))


def _by_version(path: Path) -> tuple[str, int, str]:
    return path.parent.name, len(path.stem), path.stem


def _name(repo_dir: Path, path: Path) -> str:
    return path.relative_to(repo_dir).as_posix()


def _read(repo_dir: Path, path: Path) -> Document:
    try:
        return read_yaml(path.read_bytes(), _name(repo_dir, path))
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}") from error


def _source(document: Document) -> Source:
    return Source(document.file, document.data)
