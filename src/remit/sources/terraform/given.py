"""The values that a root module's variables are given, by Terraform's order of precedence.

https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import RemitError
from remit.sources.terraform.hcl import nodes
from remit.sources.terraform.hcl.reading import read_expression, read_file
from remit.sources.terraform.library import shown
from remit.sources.terraform.limits import BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from remit.sources.terraform.module import Declared, Module
    from remit.sources.terraform.options import Options

PREFIX = "TF_VAR_"
PLAIN = ("terraform.tfvars", "terraform.tfvars.json")
AUTOMATIC = (".auto.tfvars", ".auto.tfvars.json")

Given = dict[str, tuple[nodes.Expression, nodes.File]]
"""The expression that gives a variable its value, and where it stands."""


def given_to(module: Module, directory: Path, options: Options) -> tuple[Given, list[RemitError]]:
    """What each variable of the root module is given, and what is wrong with the files that give it."""
    found: Given = {}
    errors: list[RemitError] = []
    for name, declared in module.variables.items():
        text = options.environment.get(PREFIX + name)
        if text is not None:
            _take_text(found, errors, name, declared, text, f"{PREFIX}{name}")
    for path in _own_files(directory):
        _take_file(found, errors, path)
    for path in options.variable_files:
        _take_file(found, errors, path)
    for name, text in options.variables.items():
        if name in module.variables:
            _take_text(found, errors, name, module.variables[name], text, f"--var {name}")
    return found, errors


def _own_files(directory: Path) -> list[Path]:
    """The files that Terraform reads by itself, later ones outweighing earlier ones."""
    try:
        names = sorted(each.name for each in directory.iterdir() if each.name.endswith((".tfvars", ".tfvars.json")))
    except OSError:
        return []
    automatic = [name for name in names if name.endswith(AUTOMATIC) and not name.startswith(".")]
    return [directory / name for name in (*(each for each in PLAIN if each in names), *automatic)]


def _take_file(found: Given, errors: list[RemitError], path: Path) -> None:
    name = shown(path)
    try:
        with path.open("rb") as file:
            data = file.read(BYTES + 1)
    except OSError as error:
        errors.append(RemitError(f"cannot be read: {error.strerror}", file=name))
        return
    body, wrong = read_file(data, name if name.endswith((".tfvars", ".json")) else f"{name}.tfvars")
    errors += wrong
    for each, attribute in body.attributes.items():
        found[each] = (attribute.value, body.file)


def _take_text(found: Given, errors: list[RemitError], name: str, declared: Declared, text: str, place: str) -> None:
    """A value given as text: itself for a variable of a plain type or of none, else an expression."""
    file = nodes.File(place, text)
    if _is_plain(declared):
        found[name] = (nodes.Literal(text, 0), file)
        return
    try:
        found[name] = (read_expression(text, place), file)
    except RemitError as error:
        errors.append(error)


def _is_plain(declared: Declared) -> bool:
    kind = declared.attribute("type")
    name = kind.name if isinstance(kind, nodes.Name) else getattr(kind, "value", None)
    return kind is None or name in ("string", "number", "bool")


def undeclared(options: Options, modules: list[Module]) -> RemitError | None:
    """A value on the command line for a variable that no root module has."""
    declared = {name for module in modules for name in module.variables}
    for name in options.variables:
        if name not in declared and modules:
            from difflib import get_close_matches

            near = get_close_matches(name, declared, 1)
            return RemitError(f"no root module has a variable {name}", hint=f"did you mean {near[0]}?" if near else "")
    return None


def read_assignments(texts: list[str]) -> dict[str, str]:
    """`NAME=VALUE` texts of the command line. `RemitError` for one without `=`."""
    given: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise RemitError(f"{text[:60]!r} gives no variable a value", hint="write NAME=VALUE")
        given[name.strip()] = value
    return given
