"""The desk's repository on GitHub: read one request whole, read all in pages, carry a plan out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import sleep

from automation.core.history.record import Entry, chain
from automation.core.history.register import Line
from automation.core.outcome.labels import Label
from automation.core.outcome.plan import Plan
from automation.core.policy.label_names import label_key
from automation.errors import Conflict, GitHubRefused, NoSuchRequest, Unreadable
from automation.operations.ports import Listing, Reading, RegisterReading

from .github_issue import Issues
from .github_pages import Pages
from .github_query import issue_query, label_variables, labels_query
from .github_record import (
    APPEND,
    CREATE_REF,
    REGISTER_QUERY,
    append,
    create_ref,
    expression,
    oid_of,
    record_files,
    register_files,
    register_of,
)
from .github_session import GitHubSession
from .github_write import create_labels, mutation


@dataclass(slots=True)
class GitHubDesk:
    """One repository. `labels` are all labels that the desk may set; their node ids come with each reading.

    `is_foreign` says that the token is not the desk's own, as in `alur explain` by a person. `wait` waits so many
    seconds before a page that failed is asked for again.
    """

    session: GitHubSession
    repository: str
    labels: Sequence[Label]
    branch: str = "main"
    is_foreign: bool = False
    wait: Callable[[float], None] = sleep
    _label_ids: dict[str, str] = field(default_factory=dict)
    _repository_id: str = ""

    def read(self, number: int) -> Reading:
        """One issue with its whole history. Raises GitHubRefused, GitHubUnavailable or Unreadable."""
        names = [label.name for label in self.labels]
        variables = {**self._named(), "number": number, "record": expression(number)} | label_variables(names)
        answer = self.session.query(issue_query(len(names), is_foreign=self.is_foreign), variables)
        repository = answer.data["repository"]
        if repository is None:
            raise GitHubRefused(f"there is no repository {self.repository}")
        if repository["issue"] is None:
            raise NoSuchRequest(f"{self.repository} has no issue #{number}")
        issue = repository["issue"]
        found = [repository[f"l{index}"] for index in range(len(names))]
        self._label_ids = {label_key(label["name"]): label["id"] for label in found if label}
        self._label_ids |= {label_key(label["name"]): label["id"] for label in issue["labels"]["nodes"]}
        self._repository_id = repository["id"]
        return self._issues().whole(repository, issue, answer.now)

    def read_all(self, states: Sequence[str], keep: float = 0.0, *, is_whole: bool = False) -> Listing:
        """All issues in the given states (OPEN, CLOSED), oldest first; one that cannot be read is named.

        Where less than `keep` of the hour's points is left, the rest is left unseen, or with `is_whole` nothing is
        begun. Raises GitHubRefused or GitHubUnavailable for what concerns all of them.
        """
        return Pages(issues=self._issues(), states=states, wait=self.wait, keep=keep, is_whole=is_whole).read()

    def apply(self, plan: Plan) -> None:
        """Send all writes of a plan in one batch, after creating labels that it needs and that do not exist."""
        self._create_missing(plan)
        text, variables = mutation(plan, self._label_ids)
        if text:
            self.session.query(text, variables)

    def append(self, reading: Reading, entries: Sequence[Entry], register: Sequence[Line] = ()) -> None:
        """Add to the record and to the register that `reading` found, making the branch once in a repository's life."""
        request = reading.request
        if request.record is None or request.register is None:
            raise Unreadable(f"#{request.number}: the record cannot be read, so nothing is added to it")
        sourced = [replace(entry, sources=reading.sources) for entry in entries]
        files = record_files(request.number, (*request.record, *chain(request.record, sourced))) if entries else {}
        files |= register_files((*request.register.lines, *register)) if register else {}
        self._commit(reading.record_head, reading.head, f"Record #{request.number}", files)

    def read_register(self) -> RegisterReading:
        """The register alone. Raises GitHubRefused, GitHubUnavailable or Unreadable."""
        answer = self.session.query(REGISTER_QUERY, self._named())
        repository = answer.data["repository"]
        if repository is None:
            raise GitHubRefused(f"there is no repository {self.repository}")
        self._repository_id = repository["id"]
        return RegisterReading(
            register=register_of(repository["register"]),
            now=answer.now,
            repository_id=repository["databaseId"],
            desk_file=(repository["deskFile"] or {}).get("oid", ""),
            record_head=oid_of(repository["ledger"]),
            head=oid_of(repository["defaultBranchRef"]),
        )

    def append_register(self, reading: RegisterReading, register: Sequence[Line]) -> None:
        """Add lines to the register that `reading` found. Raises Conflict when somebody wrote there since."""
        files = register_files((*reading.register.lines, *register))
        self._commit(reading.record_head, reading.head, "Register", files)

    def _commit(self, record_head: str, head: str, headline: str, files: Mapping[str, str]) -> None:
        if not record_head:
            record_head = head
            try:
                self.session.query(CREATE_REF, create_ref(self._repository_id, head))
            except GitHubRefused as error:
                # Another run may have made the branch since this one read; the next look tells.
                raise Conflict(f"the record's branch could not be made: {error}") from error
        self.session.query(APPEND, append(self.repository, record_head, headline, files))

    def dispatch(self, number: int) -> None:
        """Ask GitHub to run the desk for one issue."""
        self.session.dispatch(f"{self.repository}/desk.yml", self.branch, {"issue": str(number)})

    def _create_missing(self, plan: Plan) -> None:
        text, variables, names = create_labels(plan, self.labels, self._label_ids, self._repository_id)
        if not text:
            return
        try:
            answer = self.session.query(text, variables)
        except GitHubRefused:
            # Another run may have created them in between; what counts is whether they are there now.
            self._look_up(names)
        else:
            for index, name in enumerate(names):
                self._label_ids[label_key(name)] = answer.data[f"w{index}"]["label"]["id"]

    def _look_up(self, names: Sequence[str]) -> None:
        variables = self._named() | label_variables(names)
        repository = self.session.query(labels_query(len(names)), variables).data["repository"]
        found = [repository[f"l{index}"] for index in range(len(names))]
        self._label_ids |= {label_key(label["name"]): label["id"] for label in found if label}
        lacking = [name for name in names if label_key(name) not in self._label_ids]
        if lacking:
            raise GitHubRefused("these labels could not be created: " + ", ".join(lacking))

    def _issues(self) -> Issues:
        return Issues(session=self.session, place=self._named(), is_foreign=self.is_foreign)

    def _named(self) -> dict[str, str]:
        owner, _, name = self.repository.partition("/")
        if not owner or not name:
            raise Unreadable(f"GITHUB_REPOSITORY must be OWNER/NAME, not {self.repository!r}")
        return {"owner": owner, "name": name}
