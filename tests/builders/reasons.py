"""Every place of the program that gives a reason: which codes it may give, and which facts it hands in."""

import ast
import importlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter
from types import ModuleType

from automation.core.policy.process import Text
from automation.core.problem import Code

ROOT = Path(__file__).parents[2]
MAKERS = {"Reason": (0, 1), "_given": (0, None), "difference": (1, 2), "_difference": (1, 2), "_take_back": (3, 4)}
"""What makes a reason: the places of its code and of its facts among the arguments."""

_NAMES = re.compile(r"\b(Why|Wrong|Finding|Asked)\.")


@dataclass(frozen=True, kw_only=True)
class Given:
    """One call in `function`: the codes it may give, the facts in it; `is_open` when more facts come from elsewhere."""

    where: str
    function: str
    maker: str
    codes: frozenset[Code]
    facts: frozenset[str]
    is_open: bool


def fields(text: str) -> set[str]:
    """The facts that a sentence names."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def fields_of(text: Text) -> set[str]:
    """The same of both languages."""
    return fields(text.id) | fields(text.en)


@cache
def modules() -> tuple[tuple[ModuleType, Path, ast.Module], ...]:
    """The modules that may give reasons."""
    found = []
    for room in ("core", "operations", "cli", "adapters"):
        for path in sorted((ROOT / "automation" / room).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            if _NAMES.search(text := path.read_text("utf-8")):
                found.append((importlib.import_module(name), path, ast.parse(text)))
    return tuple(found)


@cache
def given() -> tuple[Given, ...]:
    """All of them; what a maker adds to every reason is among the facts."""
    found = [each for module, path, tree in modules() for each in _of_module(module, path, tree)]
    added = {each.function: each.facts for each in found if each.function in MAKERS and each.maker == "Reason"}
    return tuple(replace(each, facts=each.facts | added.get(each.maker, frozenset())) for each in found)


def named_in(calls: Collection[str]) -> set[Code]:
    """The codes that stand in the arguments of calls of these names."""
    return {
        code
        for module, _, tree in modules()
        for call in _calls(tree, calls)
        for arg in call.args
        for code in _members(module, arg)
    }


@cache
def accepted() -> frozenset[Code]:
    """The codes with which acts are accepted, also where the reason has a name of its own before."""
    found = named_in(("accept",))
    for module, _, tree in modules():
        for scope in _functions(tree):
            reading = _Reading(module, scope, tree)
            names = {arg.id for call in _calls(scope, ("accept",)) for arg in call.args if isinstance(arg, ast.Name)}
            reasons = [each for name in names for each in reading.assigned(name)]
            reasons += [arg for call in _calls(scope, ("accept",)) for arg in call.args]
            makers = [each for each in reasons if isinstance(each, ast.Call) and _name(each.func) == "Reason"]
            found |= {code for each in makers for code in reading.codes(each.args[0])}
    return frozenset(found)


@cache
def members() -> frozenset[Code]:
    """The codes that stand in the body of a function, and those that it may take from a table."""
    named = {code for module, _, tree in modules() for scope in _functions(tree) for code in _members(module, scope)}
    return frozenset(named | {code for found in given() for code in found.codes})


def _of_module(module: ModuleType, path: Path, tree: ast.Module) -> Iterator[Given]:
    for scope in _functions(tree):
        for call in _calls(scope, MAKERS):
            maker = _name(call.func)
            code, facts = (
                call.args[place] if place is not None and len(call.args) > place else None for place in MAKERS[maker]
            )
            for assumed in _Reading(module, scope, tree).branches(code):
                reading = _Reading(module, scope, tree, assumed)
                known, is_open = reading.facts(facts) if facts else (set(), False)
                yield Given(
                    where=f"{path.relative_to(ROOT)}:{call.lineno}",
                    function=scope.name,
                    maker=maker,
                    codes=frozenset(reading.codes(code) if code else ()),
                    facts=frozenset(known | {each.arg for each in call.keywords if each.arg}),
                    is_open=is_open,
                )


@dataclass(frozen=True)
class _Reading:
    """What expressions of one function may be, as far as its own module tells."""

    module: ModuleType
    scope: ast.AST
    tree: ast.Module
    assumed: Mapping[str, bool] = field(default_factory=dict)

    def branches(self, code: ast.expr | None) -> Iterator[Mapping[str, bool]]:
        """Each way in which the conditions that a code hangs on may turn out; its facts may hang on the same ones."""
        nodes = [code, *(self.assigned(code.id) if isinstance(code, ast.Name) else [])]
        tests = {
            ast.unparse(each.test) for node in nodes if node for each in _nodes(node) if isinstance(each, ast.IfExp)
        }
        yield from (dict(zip(tests, turn, strict=True)) for turn in product((True, False), repeat=len(tests)))

    def codes(self, node: ast.expr) -> set[Code]:
        """The codes that an expression may be; none for what comes from elsewhere."""
        match node:
            case ast.Attribute():
                return _members(self.module, node)
            case ast.IfExp() if (known := self.assumed.get(ast.unparse(node.test))) is not None:
                return self.codes(node.body if known else node.orelse)
            case ast.IfExp():
                return self.codes(node.body) | self.codes(node.orelse)
            case ast.Subscript(value=ast.Name(id=name)):
                return self._values(name)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get"), args=[_, *rest]):
                return self._values(name).union(*(self.codes(each) for each in rest))
            case ast.Call(func=ast.Name(id=name)):
                found = [each for each in _nodes(self.tree) if isinstance(each, ast.FunctionDef) and each.name == name]
                returns = [each.value for one in found for each in _nodes(one) if isinstance(each, ast.Return)]
                return set().union(*(self.codes(each) for each in returns if each is not None))
            case ast.Name(id=name):
                return set().union(*(self.codes(each) for each in self.assigned(name)))
        return set()

    def facts(self, node: ast.expr) -> tuple[set[str], bool]:
        """The keys of a mapping, and whether some of them come from elsewhere."""
        match node:
            case ast.Dict():
                known = {key.value for key in node.keys if isinstance(key, ast.Constant)}
                return known, len(known) < len(node.keys)
            case ast.BinOp(left=left, right=right):
                (some, is_open), (more, is_too) = self.facts(left), self.facts(right)
                return some | more, is_open or is_too
            case ast.IfExp() if (known := self.assumed.get(ast.unparse(node.test))) is not None:
                return self.facts(node.body if known else node.orelse)
            case ast.IfExp():
                (some, is_open), (more, is_too) = self.facts(node.body), self.facts(node.orelse)
                return some & more, is_open or is_too
            case ast.Name(id=name) if values := self.assigned(name):
                found = [self.facts(each) for each in values]
                return set().union(*(each for each, _ in found)), any(is_open for _, is_open in found)
        return set(), True

    def _values(self, name: str) -> set[Code]:
        table = getattr(self.module, name, {})
        return {each for each in table.values() if isinstance(each, Code)} if isinstance(table, Mapping) else set()

    def assigned(self, name: str) -> list[ast.expr]:
        """What a name of the function may stand for."""
        found = []
        for node in _nodes(self.scope):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and node.value is not None:
                found += [node.value for target in targets if _name(target) == name]
        return found


def _name(node: ast.AST | None) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


@cache
def _nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree))


def _functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [each for each in _nodes(tree) if isinstance(each, ast.FunctionDef)]


def _calls(scope: ast.AST, names: Collection[str]) -> list[ast.Call]:
    return [each for each in _nodes(scope) if isinstance(each, ast.Call) and _name(each.func) in names]


def _members(module: ModuleType, tree: ast.AST) -> set[Code]:
    """The members of an enum of codes in an expression."""
    pairs = [
        (each.value.id, each.attr)
        for each in _nodes(tree)
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name)
    ]
    found = [getattr(getattr(module, enum, None), name, None) for enum, name in pairs]
    return {each for each in found if isinstance(each, Code)}
