"""GraphQL: executes a document against GitHub's schema, cut to what we speak, and says errors as GitHub does."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    execute_sync,
    parse,
    validate,
)

from automation.sandbox.world.branches import Branches
from automation.sandbox.world.hub import Hub
from automation.sandbox.world.limits import Limits
from automation.sandbox.world.people import Account, require
from automation.sandbox.world.refusals import Refused
from automation.sandbox.world.world import NAME, OWNER

from .cost import cost_of
from .mutations import Mutations
from .views import View, Views

BROKEN = (
    "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub "
    "bug. Please include `ALUR:0` when reporting this issue."
)
SCHEMA = Path(__file__).parents[1] / "schemas" / "github.graphql"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A GraphQL request: who asks, from where, and the request body; `mutations`: how many of them are let through."""

    who: Account
    base: str
    body: dict[str, Any]
    mutations: int | None = None


@cache
def schema() -> GraphQLSchema:
    """The cut schema; GitHub's own SDL is not strictly valid, so it is taken as it is."""
    return build_schema(SCHEMA.read_text(encoding="utf-8"), assume_valid=True)


class Graph:
    """GitHub's `/graphql`."""

    def __init__(self, hub: Hub, git: Branches, limits: Limits) -> None:
        """Answers from a state."""
        self._hub, self._git, self._limits = hub, git, limits

    def answer(self, asked: Asked) -> tuple[str, dict[str, Any]]:
        """The operation's name and the answer, which is HTTP 200 also when it holds errors."""
        if asked.who.is_anonymous:
            raise Refused.anonymous()
        query, variables = asked.body.get("query"), asked.body.get("variables") or {}
        if not isinstance(query, str) or not isinstance(variables, dict):
            raise Refused(400, "A query attribute must be specified and must be a string.", "BAD_REQUEST")
        document, wrong = _read(query)
        if wrong:
            return "", {"errors": [_said(error) for error in wrong]}
        name = _name(document)
        result = execute_sync(
            schema(),
            document,
            self._root(asked, cost_of(document, variables)),
            variable_values=variables,
            operation_name=asked.body.get("operationName"),
        )
        errors = {"errors": [_said(error) for error in result.errors]} if result.errors else {}
        return name, {"data": result.data, **errors}

    def _root(self, asked: Asked, cost: int) -> View:
        views = Views(self._hub, self._git, asked.who, asked.base)
        self._limits.spend(asked.who, "graphql", cost)
        left = self._limits.shape(asked.who, "graphql")
        rate = {"cost": cost, "nodeCount": 0, "resetAt": self._limits.resets_at(), **left}

        def repository(_: Any, owner: str, name: str, **__: bool) -> View:
            if (owner.lower(), name.lower()) != (OWNER, NAME):
                raise Refused.missing(f"Could not resolve to a Repository with the name '{owner}/{name}'.")
            return views.repository()

        return {
            "rateLimit": lambda _, **__: rate,
            "viewer": lambda _: views.actor(asked.who.key),
            "user": lambda _, login: self._user(views, login),
            "repository": repository,
            "node": lambda _, id: self._node(views, id),  # noqa: A006  # GitHub's name of the argument
            "nodes": lambda _, ids: [self._node(views, key) for key in ids],
            **_at_most(asked.mutations, Mutations(views).root()),
        }

    def _user(self, views: Views, login: str) -> View | None:
        """The person's account that has this login now."""
        try:
            return views.actor(self._hub.people.named(login).key)
        except Refused as error:
            raise Refused.missing(f"Could not resolve to a User with the login of '{login}'.") from error

    def _node(self, views: Views, key: str) -> View | None:
        """The object of a node id."""
        require(views.viewer, "open")
        mutations = Mutations(views)
        if key.startswith("LA_"):
            return views.label(mutations.labels_of([key])[0])
        if key == views.repository()["id"]:
            return views.repository()
        return views.post(mutations.post_of(key))


def operation(query: object) -> tuple[str, bool]:
    """The name of a document's operation, and whether it only reads."""
    document, _ = _read(query) if isinstance(query, str) else (DocumentNode(definitions=()), [])
    kinds = {node.operation.value for node in document.definitions if isinstance(node, OperationDefinitionNode)}
    return _name(document), "mutation" not in kinds


def _at_most(count: int | None, root: dict[str, Callable[..., View]]) -> dict[str, Callable[..., View]]:
    """The same mutations; after `count` of them nothing is done any more."""
    if count is None:
        return root
    done = itertools.count(1)

    def limited(mutate: Callable[..., View]) -> Callable[..., View]:
        def field(*given: Any, **named: Any) -> View:
            if next(done) > count:
                raise Refused(200, BROKEN, "")
            return mutate(*given, **named)

        return field

    return {name: limited(mutate) for name, mutate in root.items()}


@lru_cache(maxsize=64)
def _read(query: str) -> tuple[DocumentNode, list[GraphQLError]]:
    """A document and what is wrong with it; the desk sends the same few again and again."""
    try:
        document = parse(query)
    except GraphQLError as error:
        return DocumentNode(definitions=()), [error]
    return document, validate(schema(), document)


def _name(document: DocumentNode) -> str:
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode):
            if node.name:
                return node.name.value
            fields = [f.name.value for f in node.selection_set.selections if isinstance(f, FieldNode)]
            return f"{node.operation.value} {' '.join(fields)}"
    return ""


def _said(error: GraphQLError) -> dict[str, Any]:
    places = [{"line": place.line, "column": place.column} for place in error.locations or ()]
    said: dict[str, Any] = {"path": error.path or [], "locations": places, "message": error.message}
    cause = error.original_error
    if isinstance(cause, Refused):
        details = "; ".join(str(wrong.get("message") or wrong) for wrong in cause.errors)
        return {**({"type": cause.kind} if cause.kind else {}), **said, "message": details or cause.message}
    if cause is not None:
        raise cause
    return {**said, "extensions": {"code": "undefinedField" if "Cannot query field" in error.message else "invalid"}}
