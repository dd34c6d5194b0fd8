"""Cuts GitHub's published descriptions to what the sandbox speaks: `python -m automation.sandbox.checks.cut_schemas`.

Takes the npm packages named below into a temporary directory and writes `schemas/`: one SDL file and one OpenAPI file.
Descriptions, examples and everything unreachable fall away; types, fields, paths and answers keep GitHub's names.
"""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from graphql import (
    DefinitionNode,
    DocumentNode,
    EnumTypeDefinitionNode,
    InputObjectTypeDefinitionNode,
    InterfaceTypeDefinitionNode,
    Node,
    ObjectTypeDefinitionNode,
    ScalarTypeDefinitionNode,
    UnionTypeDefinitionNode,
    parse,
    print_ast,
    visit,
)
from graphql.language import NamedTypeNode, Visitor

from .spoken import GRAPHQL_FIELDS, OPERATIONS, WEBHOOKS

OPENAPI = "@octokit/openapi@23.0.2"
GRAPHQL = "@octokit/graphql-schema@15.26.1"
HERE = Path(__file__).parents[1] / "schemas"
WORDS = frozenset({"description", "example", "examples", "externalDocs", "summary", "tags", "title", "deprecated"})


class Plain(Visitor):
    """Drops every description."""

    def leave(self, node: Node, *_: Any) -> Node | None:
        """Answers with the node without its description."""
        return without(node, description=None) if getattr(node, "description", None) else None


def without(node: Node, **changes: Any) -> Node:
    """A node of the same kind with some attributes changed."""
    kept = {key: getattr(node, key) for key in node.keys if key != "loc"}
    return type(node)(**{**kept, **changes})


def names_in(node: Node) -> set[str]:
    """The named types that a node mentions."""
    found: set[str] = set()

    class Names(Visitor):
        def enter_named_type(self, named: NamedTypeNode, *_: Any) -> None:
            found.add(named.name.value)

    visit(node, Names())
    return found


def cut_type(node: DefinitionNode) -> DefinitionNode | None:
    """The type with the fields that we speak, or None when we do not speak of it at all."""
    if isinstance(node, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode):
        wanted = GRAPHQL_FIELDS.get(node.name.value)
        if wanted is None:
            return None
        fields = tuple(f for f in node.fields or () if f.name.value in wanted)
        if missing := wanted - {f.name.value for f in fields}:
            raise SystemExit(f"{node.name.value} has no field {sorted(missing)}")
        kept = tuple(i for i in node.interfaces or () if i.name.value in GRAPHQL_FIELDS)
        return without(node, fields=fields, interfaces=kept)  # type: ignore[return-value]  # same kind as it came
    if isinstance(node, UnionTypeDefinitionNode):
        members = tuple(t for t in node.types or () if t.name.value in GRAPHQL_FIELDS)
        return without(node, types=members) if members else None  # type: ignore[return-value]  # same kind as it came
    if isinstance(node, InputObjectTypeDefinitionNode | EnumTypeDefinitionNode | ScalarTypeDefinitionNode):
        return node
    return None


def reachable(types: dict[str, DefinitionNode]) -> list[DefinitionNode]:
    """The types that Query, Mutation and the implementers of our interfaces lead to, by name."""
    waiting = [name for name in types if name in GRAPHQL_FIELDS]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in types and name not in seen:
            seen.add(name)
            waiting += names_in(types[name])
    return [types[name] for name in sorted(seen)]


def cut_graphql(source: str) -> str:
    """GitHub's SDL with our types and fields only; what the package does not know yet would be appended here."""
    document = visit(parse(source, no_location=True), Plain())
    cut = [kept for node in document.definitions if (kept := cut_type(node))]
    types = {node.name.value: node for node in cut if hasattr(node, "name")}
    text = print_ast(DocumentNode(definitions=tuple(reachable(types))))
    return f"# Built by automation/sandbox/checks/cut_schemas.py from {GRAPHQL}; do not edit.\n{text}\n"


def cut_openapi(source: dict[str, Any]) -> dict[str, Any]:
    """The answers of our operations, our events' payloads and the components that they mention, as JSON Schema."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        method, path = operation.split(" ")
        responses = source["paths"][path][method.lower()]["responses"]
        paths.setdefault(path, {})[method.lower()] = {"responses": plain(responses)}
    webhooks = {name: plain(source["x-webhooks"][name]["post"]["requestBody"]) for name in WEBHOOKS}
    kept: dict[str, dict[str, Any]] = {}
    waiting = pointers([paths, webhooks])
    while waiting:
        kind, name = waiting.pop()
        if name not in kept.setdefault(kind, {}):
            kept[kind][name] = plain(source["components"][kind][name])
            waiting |= pointers(kept[kind][name])
    return {
        "built from": OPENAPI,
        "paths": paths,
        "webhooks": webhooks,
        "components": {kind: dict(sorted(kept[kind].items())) for kind in kept},
    }


def pointers(node: Any) -> set[tuple[str, str]]:
    """The components that a piece of description mentions, as (kind, name)."""
    if isinstance(node, dict):
        own = node.get("$ref")
        found: set[tuple[str, str]] = set()
        if isinstance(own, str):
            found = {(own.split("/")[2], own.split("/")[3])}
        return found.union(*(pointers(value) for value in node.values()))
    return set().union(*(pointers(value) for value in node)) if isinstance(node, list) else set()


def plain(node: Any, *, named: bool = False) -> Any:
    """The description without words, and OpenAPI 3.0's `nullable` turned into JSON Schema's null.

    `named`: the keys of this mapping are names (of properties), not keywords.
    """
    if isinstance(node, list):
        return [plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if named:
        return {key: plain(value) for key, value in node.items()}
    kept = {
        key: plain(value, named=key == "properties")
        for key, value in node.items()
        if key not in WORDS and not key.startswith("x-") and key not in {"nullable", "headers", "links"}
    }
    return may_be_null(kept) if node.get("nullable") is True else kept


def may_be_null(schema: dict[str, Any]) -> dict[str, Any]:
    """The same schema, null allowed."""
    if "type" in schema and not {"oneOf", "anyOf", "allOf", "$ref"} & schema.keys():
        values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
        return {**schema, **values, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def main() -> None:
    """Fetches both packages and writes both files."""
    with tempfile.TemporaryDirectory() as place:
        install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", place, OPENAPI, GRAPHQL]
        subprocess.run(install, check=True)
        packages = Path(place) / "node_modules" / "@octokit"
        sdl = (packages / "graphql-schema" / "schema.graphql").read_text(encoding="utf-8")
        rest = json.loads((packages / "openapi" / "generated" / "api.github.com.json").read_text(encoding="utf-8"))
    HERE.mkdir(exist_ok=True)
    (HERE / "github.graphql").write_text(cut_graphql(sdl), encoding="utf-8")
    document = json.dumps(cut_openapi(rest), separators=(",", ":"), sort_keys=True)
    # One component or path per line, so that a difference can be read.
    (HERE / "github-openapi.json").write_text(document.replace('},"', '},\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
