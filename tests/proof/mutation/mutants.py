"""Small changes of a module, one at a time, and putting one into the running process. Writes no file."""

import ast
import inspect
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import Any

from tests.builders.forgetting import forget

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.RShift: ast.LShift,
    ast.LShift: ast.RShift,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One changed module: `statement` is the place of the changed top-level statement, `lines` those it was made at."""

    module: str
    function: str
    change: str
    lines: range
    statement: int
    tree: ast.Module
    old: ast.AST
    new: ast.AST

    @property
    def name(self) -> str:
        """What tells it from the others, whatever line it stands on."""
        return f"{self.module}.{self.function}: {self.change}"


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Every change of every function of `source`, and of the values at its top."""
    tree = ast.parse(source)
    seen: dict[str, int] = {}
    for statement, top in enumerate(tree.body):
        for function, node in _places(top):
            before = ast.unparse(node)
            for new in _changes(node):
                after = "(nothing)" if isinstance(new, ast.Pass) else ast.unparse(ast.fix_missing_locations(new))
                change = f"{before} -> {after}"
                key = f"{function}: {change}"
                seen[key] = seen.get(key, 0) + 1
                yield Mutant(
                    module=module,
                    function=function,
                    change=change if seen[key] == 1 else f"{change} ({seen[key]})",
                    lines=range(node.lineno, (node.end_lineno or node.lineno) + 1),
                    statement=statement,
                    tree=tree,
                    old=node,
                    new=new,
                )


def apply(mutant: Mutant, module: ModuleType) -> None:
    """Put it into this process: functions keep their identity and get other code, so whoever imported them has it."""
    names = dict(vars(module))
    # Made only here, in a process of its own that ends after it: the tree itself is changed.
    tree = ast.fix_missing_locations(_Exchange(mutant.old, mutant.new).visit(mutant.tree))
    exec(compile(tree, module.__file__ or "", "exec"), names)
    top = tree.body[mutant.statement]
    if isinstance(top, ast.FunctionDef):
        _take(getattr(module, top.name), names[top.name])
    elif isinstance(top, ast.ClassDef):
        old, new = getattr(module, top.name), names[top.name]
        for each in (each.name for each in top.body if isinstance(each, ast.FunctionDef)):
            _take(vars(old)[each], vars(new)[each])
    else:
        for target in ast.walk(top):
            if isinstance(target, ast.Name) and isinstance(target.ctx, ast.Store):
                setattr(module, target.id, names[target.id])
    forget()  # with a mutant they would give what the right ones gave


def _take(old: object, new: object) -> None:
    old, new = (inspect.unwrap(getattr(each, "fget", each)) for each in (old, new))
    assert isinstance(old, FunctionType)
    assert isinstance(new, FunctionType)
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


def _places(top: ast.stmt) -> Iterator[tuple[str, ast.expr | ast.stmt]]:
    """What may be changed, with the name of its function; no types, no docstrings."""
    if isinstance(top, ast.ClassDef):
        for each in top.body:
            if isinstance(each, ast.FunctionDef):
                yield from ((f"{top.name}.{each.name}", node) for node in _inside(each))
    elif isinstance(top, ast.FunctionDef):
        yield from ((top.name, node) for node in _inside(top))
    elif isinstance(top, ast.AnnAssign) and top.value is not None and ast.unparse(top.target).startswith("_"):
        # A table that other modules import would not be reached there.
        yield from (("(top)", node) for node in _inside(top.value))
    elif isinstance(top, ast.Assign) and not _is_type(top.value) and ast.unparse(top.targets[0]) != "__all__":
        yield from (("(top)", node) for node in _inside(top.value))


def _inside(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in {"annotation", "returns", "decorator_list"}:
                yield from () if _is_said(child) else _inside(child)
    if isinstance(node, ast.expr | ast.stmt):
        yield node


def _is_type(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "TypeVar"


def _is_said(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changes(node: ast.expr | ast.stmt) -> Iterator[ast.expr | ast.stmt]:  # noqa: C901, PLR0912 - a table of cases
    match node:
        case ast.Compare(ops=[only]):
            for other in COMPARISONS[type(only)]:
                yield _copy(node, ops=[other()])
        case ast.BoolOp(op=op, values=values):
            yield _copy(node, op=ast.And() if isinstance(op, ast.Or) else ast.Or())
            for gone in range(len(values)):
                kept = values[:gone] + values[gone + 1 :]
                yield _copy(node, values=kept) if len(kept) > 1 else deepcopy(kept[0])
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield deepcopy(operand)
        case ast.IfExp(test=test) if not isinstance(test, ast.Compare | ast.BoolOp):
            yield _copy(node, test=ast.UnaryOp(op=ast.Not(), operand=deepcopy(test)))
        case ast.BinOp(op=op) if type(op) in ARITHMETIC:
            yield _copy(node, op=ARITHMETIC[type(op)]())
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str() as value):
            yield ast.Constant(f"{value}X")
        case ast.Attribute(value=ast.Name(id="Why" | "Wrong" as codes)):
            yield ast.Call(ast.Name(codes, ast.Load()), [ast.Constant("of_nobody")], [])
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield _copy(node, value=ast.Constant(None))
        case ast.Expr() | ast.AugAssign() | ast.Continue():
            yield ast.Pass()


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _copy(node: Any, **fields: object) -> Any:
    made = deepcopy(node)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


class _Exchange(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else super().visit(node)
