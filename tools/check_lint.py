"""Holds the files of src/remit/checks to what a check may do.

A property may be absent or unknown, and both refuse to decide. So nothing in a check may look past that refusal: no
`is`, no `isinstance` or its like, no text made from values, no `try`. A check imports `remit.model` and nothing else,
and its module only declares: docstring, imports, constants, functions.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CHECKS = ROOT / "src" / "remit" / "checks"

MODEL = "remit.model"
STUBS = "remit.schema.stubs"
TYPING = ("typing", "collections.abc")

FORBIDDEN_NAMES = {
    "isinstance": "an unknown value has no type to ask for; read it, and it decides or says that it cannot",
    "issubclass": "a check has no classes to compare",
    "type": "an unknown value has no type to ask for; read it, and it decides or says that it cannot",
    "hasattr": "an absent property is MISSING, which is falsy; an unknown one must decide for itself",
    "getattr": "read the property by its name, or by item: resource[name]",
    "vars": "read the property by its name, or by item: resource[name]",
    "str": "text made of a value hides that it is absent or unknown",
    "repr": "text made of a value hides that it is absent or unknown",
    "format": "text made of a value hides that it is absent or unknown",
}
FORBIDDEN_NODES: dict[type[ast.AST], str] = {
    ast.JoinedStr: "an f-string hides that a value is absent or unknown; write fixed text, the finding shows the value",
    ast.Try: "`try` would swallow Undetermined, and a verdict would be made from missing data",
    ast.TryStar: "`try` would swallow Undetermined, and a verdict would be made from missing data",
    ast.ClassDef: "a check has functions and constants; a class belongs in model or an engine",
    ast.Global: "a check keeps nothing between two resources",
    ast.Nonlocal: "a check keeps nothing between two resources",
}
CONSTANT_NODES: tuple[type[ast.AST], ...] = (ast.Constant, ast.Name, ast.Attribute, ast.Load, ast.Subscript, ast.Slice)
CONSTANT_NODES += (
    ast.Tuple,
    ast.List,
    ast.Set,
    ast.Dict,
    ast.Starred,
    ast.BinOp,
    ast.operator,
    ast.UnaryOp,
    ast.unaryop,
)
CONSTANT_NODES += (ast.Call, ast.keyword, ast.Lambda, ast.arguments)
BUILDERS = {"frozenset", "tuple", "dict", "set", "range"}


@dataclass(frozen=True)
class Fault:
    """One thing that a check may not do, and where."""

    line: int
    reason: str


def faults(tree: ast.Module) -> Iterator[Fault]:
    """Everything in a check's module that it may not do."""
    yield from statement_faults(tree)
    annotations = {id(part) for node in ast.walk(tree) for note in annotations_of(node) for part in ast.walk(note)}
    for node in ast.walk(tree):
        yield from () if id(node) in annotations else node_faults(node)
    yield from import_faults(tree)


def annotations_of(node: ast.AST) -> list[ast.expr]:
    """The types that a node declares: there `str` is a word, not a use."""
    notes = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    return [note for note in notes if isinstance(note, ast.expr)]


def line_of(node: ast.AST) -> int:
    """The line of a node; the module itself has none."""
    return getattr(node, "lineno", 1)


def node_faults(node: ast.AST) -> Iterator[Fault]:
    """The constructs that look past an absent or unknown value."""
    if reason := FORBIDDEN_NODES.get(type(node)):
        yield Fault(line_of(node), reason)
    elif isinstance(node, ast.Compare) and any(isinstance(operator, ast.Is | ast.IsNot) for operator in node.ops):
        yield Fault(node.lineno, "`is` decides without asking the value; compare with `==` or use it as a truth")
    elif isinstance(node, ast.Name) and node.id in FORBIDDEN_NAMES:
        yield Fault(node.lineno, f"`{node.id}`: {FORBIDDEN_NAMES[node.id]}")


def import_faults(tree: ast.Module) -> Iterator[Fault]:
    """Imports other than `remit.model`; under TYPE_CHECKING the stubs too."""
    guarded = {id(node) for guard in tree.body if is_type_guard(guard) for node in ast.walk(guard)}
    for node in ast.walk(tree):
        allowed = (MODEL, STUBS, *TYPING) if id(node) in guarded else (MODEL, "typing", "__future__")
        yield from (
            Fault(line_of(node), f"imports {module}; a check imports {MODEL}, and under TYPE_CHECKING its stubs")
            for module in imported(node)
            if not any(module == name or module.startswith(f"{name}.") for name in allowed)
        )


def imported(node: ast.AST) -> list[str]:
    """The modules that a node imports; a relative one is named with its dots."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return ["." * node.level + (node.module or "")] if isinstance(node, ast.ImportFrom) else []


def is_type_guard(node: ast.AST) -> bool:
    """Whether a statement is `if TYPE_CHECKING:`."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def statement_faults(tree: ast.Module) -> Iterator[Fault]:
    """Statements of the module that do work when it is imported."""
    if ast.get_docstring(tree) is None:
        yield Fault(1, "has no docstring: it is the check's page")
    for index, node in enumerate(tree.body):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            yield from constant_faults(node, declarators(tree))
        elif not ((index == 0 and is_docstring(node)) or is_declaration(node) or type(node) in FORBIDDEN_NODES):
            yield Fault(
                node.lineno, "does work at import; a check's module has a docstring, imports, constants, functions"
            )


def is_docstring(node: ast.stmt) -> bool:
    """Whether a statement is a bare string."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def is_declaration(node: ast.stmt) -> bool:
    """Whether a statement only declares: an import, a function, the guard of the stubs."""
    if isinstance(node, ast.FunctionDef):
        return not node.decorator_list
    return isinstance(node, ast.Import | ast.ImportFrom) or is_type_guard(node)


def declarators(tree: ast.Module) -> set[str]:
    """What a constant may call: the words imported from `remit.model`, and the builders of plain collections."""
    sources = [node for node in tree.body if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(MODEL)]
    return BUILDERS | {alias.asname or alias.name for node in sources for alias in node.names}


def constant_faults(node: ast.Assign | ast.AnnAssign, callable_names: set[str]) -> Iterator[Fault]:
    """A constant's name in lower case, or a value that must be computed."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if not all(isinstance(target, ast.Name) and target.id.isupper() for target in targets):
        yield Fault(node.lineno, "assigns what is no constant; a constant's name is in capitals")
    for part in ast.walk(node.value) if node.value else ():
        if not isinstance(part, CONSTANT_NODES):
            yield Fault(node.lineno, "computes a constant at import; write the value, or compute it in a function")
            return
        if isinstance(part, ast.Call) and not (isinstance(part.func, ast.Name) and part.func.id in callable_names):
            yield Fault(part.lineno, "calls a function at import; a constant may be made of remit.model's words only")


def main(folder: Path = CHECKS, root: Path = ROOT) -> int:
    """Print each fault with its place; 1 if there is any."""
    files = sorted(path for path in folder.rglob("*.py") if path.name != "__init__.py")
    found = 0
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        for fault in sorted(set(faults(tree)), key=lambda fault: fault.line):
            print(f"{path.relative_to(root).as_posix()}:{fault.line}: {fault.reason}", file=sys.stderr)
            found += 1
    print(f"{len(files)} check files, {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
