"""From what the user named to an inventory: files found and read, stacks planted, parameters checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from remit.model import Location, RemitError
from remit.sources.cloudformation.circles import tell_circles
from remit.sources.cloudformation.discovery import discover, named, shown
from remit.sources.cloudformation.documents import read_document
from remit.sources.cloudformation.estate import Estate
from remit.sources.cloudformation.inventory import TemplateInventory
from remit.sources.cloudformation.library import Library
from remit.sources.cloudformation.nesting import named_by, plant
from remit.sources.cloudformation.nodes import Map
from remit.sources.cloudformation.options import Options
from remit.sources.cloudformation.parameters import parameters_in
from remit.sources.cloudformation.template import Template
from remit.sources.cloudformation.transforms import transformed
from remit.sources.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.sources.cloudformation.discovery import Candidate


def load(
    targets: Sequence[Path], options: Options | None = None, texts: Mapping[str, bytes] | None = None
) -> TemplateInventory:
    """The resources of all templates at the targets: files, or directories to look through; and of `texts`, by name.

    What is wrong with one file is told in `notes` (level `error`, with file and line), and the others are still read.
    Keys are `<file as named>#<logical id>`; those of a nested stack `<file>@<root file>/<stack>#<logical id>`.
    `RemitError` when `options` give a value to a parameter that no template declares.
    """
    options = options or Options()
    notes = Notes()
    library = Library([*map(_root, targets), *([Path.cwd()] if texts else [])])
    found: dict[Path, tuple[Template, bool]] = {}
    piped = {Path(name): data for name, data in (texts or {}).items()}
    for target in (*targets, *piped):
        for candidate in _candidates(target, piped.get(target), notes):
            if candidate.kind == "cdk":
                found |= _assembly(candidate.path, library, options, notes)
                continue
            template = _template(candidate, library, options, notes)
            if template is not None:
                found.setdefault(candidate.path.resolve(), (template, not target.is_dir()))
    return _inventory(_roots(found, library), options, notes, library)


def load_text(
    text: str, file: str = "template.yaml", options: Options | None = None, *, closed: bool = False, taken: str = ""
) -> TemplateInventory:
    """The resources of one template that is at hand as text.

    `closed`: nothing exists but what it declares; `taken` says when that was read, as if from an account.

    `RemitError` when it is no template.
    """
    options = options or Options()
    notes = Notes()
    library = Library()
    document = read_document(text.encode(), file)
    if not isinstance(document, Map):
        raise RemitError("not a CloudFormation template", file=file)
    template = Template(file, transformed(document, library, notes, options), notes)
    return _inventory([template], options, notes, library, closed=closed, taken=taken)


def read_parameters(files: Iterable[Path], assignments: Iterable[str] = ()) -> dict[str, str]:
    """Parameter values from files in any of AWS's shapes, then from `NAME=VALUE` texts; the last one wins.

    `RemitError` for a file that cannot be read or holds no parameters, and for a text without `=`.
    """
    given: dict[str, str] = {}
    for each in files:
        try:
            data = each.read_bytes()
        except OSError as error:
            raise RemitError(f"cannot be read: {error.strerror}", file=shown(each)) from None
        given |= parameters_in(read_document(data, shown(each)), shown(each))
    for text in assignments:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise RemitError(f"{text[:60]!r} is no parameter", hint="write NAME=VALUE")
        given[name] = value
    return given


def _candidates(target: Path, data: bytes | None, notes: Notes) -> Iterable[Candidate]:
    try:
        yield from discover(target) if data is None else [named(target, data)]
    except RemitError as error:
        _tell(error, notes)


def _template(candidate: Candidate, library: Library, options: Options, notes: Notes) -> Template | None:
    """The template of a find; None, with a note, when it cannot be read."""
    file = shown(candidate.path).replace(os.sep, "/")
    options.progress(file)
    if candidate.error is not None:
        _tell(candidate.error, notes)
    elif isinstance(candidate.document, Map):
        library.keep(candidate.path, candidate.document)
        for offset, text in candidate.document.origin.notes:
            notes.add(text, Location(file, *candidate.document.origin.place(offset)))
        return Template(file, transformed(candidate.document, library, notes, options), notes)
    return None


def _assembly(directory: Path, library: Library, options: Options, notes: Notes) -> dict[Path, tuple[Template, bool]]:
    """The templates of the stacks that `cdk synth` wrote, each a root."""
    from remit.sources.cloudformation.assembly import stacks

    found: dict[Path, tuple[Template, bool]] = {}
    for stack in stacks(directory, library, notes):
        file = shown(stack.path).replace(os.sep, "/")
        options.progress(file)
        document = transformed(library.read(stack.path.as_posix()), library, notes, options)
        found[stack.path.resolve()] = Template(file, document, notes, stack.detail, stack.source), True
    return found


def _roots(found: dict[Path, tuple[Template, bool]], library: Library) -> list[Template]:
    """The templates to plant: those named by the user, and those that no other one nests."""
    nested: dict[Path, set[Path]] = {real: named_by(template, library) for real, (template, _) in found.items()}
    inner = {real for names in nested.values() for real in names}
    roots = [real for real, (_, named) in found.items() if named or real not in inner]
    reached = set(roots)
    for real in found:  # templates that nest each other in a circle: the first stands for them
        _reach(roots, reached, nested)
        if real not in reached:
            roots.append(real)
    return [found[real][0] for real in found if real in roots]


def _reach(roots: list[Path], reached: set[Path], nested: dict[Path, set[Path]]) -> None:
    waiting = list(roots)
    seen: set[Path] = set()
    while waiting:
        real = waiting.pop()
        if real not in seen:
            seen.add(real)
            waiting += nested.get(real, ())
    reached |= seen


def _inventory(
    roots: list[Template], options: Options, notes: Notes, library: Library, *, closed: bool = False, taken: str = ""
) -> TemplateInventory:
    estate = Estate(options, notes, library)
    for template in roots:
        tell_circles(template, notes)
        plant(estate, template)
    _check_given(roots, options, notes)
    return TemplateInventory(estate, closed=closed, taken=taken)


def _check_given(roots: list[Template], options: Options, notes: Notes) -> None:
    """Parameter values that a parameter does not allow; `RemitError` for names that no template declares."""
    declared = {name for template in roots for name in template.parameters}
    for name in options.parameters:
        if name not in declared and roots:
            raise RemitError(f"no template declares the parameter {name}", hint=_hint(name, declared))
    for template in roots:
        for name, value in options.given_to(template.file).items():
            parameter = template.parameters.get(name)
            wrong = parameter.refuses(value) if parameter else ""
            if wrong:
                place = template.place(template.document.get("Parameters"), name)
                shown = [] if parameter is None or parameter.no_echo else parameter.allowed or []
                hint = f"one of {', '.join(shown)[:200]}" if shown else ""
                notes.add(wrong, place, level="error", hint=hint)


def _hint(name: str, declared: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, declared, 1)
    return f"did you mean {near[0]}?" if near else ""


def _root(target: Path) -> Path:
    """Within which directory the templates of a target may name others: itself, or where the user stands."""
    if target.is_dir():
        return target
    here = Path.cwd()
    return here if target.resolve().is_relative_to(here.resolve()) else target.parent


def _tell(error: RemitError, notes: Notes) -> None:
    place = Location(error.file, error.line or 0, error.column or 0)
    notes.add(error.message, place, level="error", hint=error.hint)
