"""A root module under evaluation: what all modules in it share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.model import Cause, RemitError, Unknown
from remit.sources.marks import holds_marks
from remit.sources.terraform import given
from remit.sources.terraform.evaluation.evaluator import Evaluator, Steps
from remit.sources.terraform.evaluation.expansion import repeated
from remit.sources.terraform.evaluation.functions.files import Files
from remit.sources.terraform.evaluation.loops import Bare
from remit.sources.terraform.evaluation.values import Malformed
from remit.sources.terraform.hcl import nodes
from remit.sources.terraform.library import shown
from remit.sources.terraform.limits import MODULES
from remit.sources.waivers import waivers_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remit.model import Location, Waiver
    from remit.sources.terraform.evaluation.scope import ModuleInstance
    from remit.sources.terraform.library import Library
    from remit.sources.terraform.module import Declared, Module
    from remit.sources.terraform.options import Options

LABEL = 80
"""Characters of a condition that a person is shown."""


class Root:
    """One root directory. `scope` is its name in the inventory, `boundary` the directory that its files may not leave.

    `missing` says why there may be more resources than were read; `unread` is what gives values and could not be read.
    """

    def __init__(
        self,
        directory: Path,
        library: Library,
        options: Options,
        boundary: Boundary,
        planned: Mapping[str, Any] | None = None,
    ) -> None:
        """Reads the root module and the values of its variables; evaluates nothing yet.

        `planned` are the values that a plan was made with; they stand in for all others.
        """
        self.planned = planned
        self.directory = directory
        self.library = library
        self.options = options
        self.boundary = boundary
        self.module = library.module(directory)
        self.scope = self.module.name
        self.files = Files(boundary.files, directory)
        self.steps = Steps()
        self.missing: list[str] = []
        self.used: set[Path] = {directory.resolve()}
        self._values: dict[str, Any] = {}
        self._under_way: dict[str, None] = {}
        self._without_value: list[str] = []
        self._waivers: dict[Declared, list[Waiver]] = {}
        self._templates: dict[str, nodes.Expression] = {}
        self.given, errors = given.given_to(self.module, directory, options)
        self.unread = errors[0].file if errors else None
        for error in errors:
            library.tell(error)

    # ── values ────────────────────

    def once(self, key: str, work: Callable[[], Any]) -> Any:
        """The value of something with a name, worked out once. What needs itself is Unknown, and told."""
        if key in self._values:
            return self._values[key]
        if key in self._under_way:
            names = [*self._under_way][[*self._under_way].index(key) :]
            circle = " → ".join([*(name for name in names if not name[-1:].isdigit()), key])
            raise Malformed(f"it depends on itself: {circle}"[:300])
        self._under_way[key] = None
        try:
            value = self._values[key] = work()
        finally:
            del self._under_way[key]
        return value

    def asked(self, key: str) -> bool:
        """Whether anything has needed that value so far."""
        return key in self._values

    def given_value(self, name: str) -> Any:
        """What a variable of the root is given; None when nothing is."""
        if name not in self.given:
            return None
        node, file = self.given[name]
        try:
            return Evaluator(Bare(self.files), steps=self.steps).value(node)
        except Malformed as error:
            self.library.notes.add(f"var.{name}: {error}", file.place(node.at), level="error")
            return Unknown(Cause(f"the value given to var.{name} cannot be evaluated"))

    def lacks_value(self, name: str) -> None:
        """Remember a variable without a value, to be told once for all."""
        if name not in self._without_value:
            self._without_value.append(name)

    def template(self, path: str, variables: Mapping[str, Any], evaluator: Evaluator) -> Any:
        """A template file rendered. `Malformed` when it cannot be read, or is no template."""
        if path not in self._templates:
            from remit.sources.terraform.hcl.reading import read_template

            try:
                self._templates[path] = read_template(self.files.read_text(path), path)
            except RemitError as error:
                raise Malformed(f"{path[:80]}: line {error.line}: {error.message}") from error
        return Evaluator(Bare(self.files), variables, evaluator.steps).value(self._templates[path])

    # ── modules ────────────────────

    def module_of(self, caller: ModuleInstance, name: str, declared: Declared) -> Module | None:
        """The module that a call names; None, and told, when it is not here or may not be read."""
        source = declared.attribute("source")
        text = source.value if isinstance(source, nodes.Literal) and isinstance(source.value, str) else ""
        address = f"{caller.prefix}module.{name}"
        if caller.prefix.count("module.") >= MODULES:
            return self._absent(address, declared, f"modules call each other more than {MODULES} deep", "")
        if not text.startswith(("./", "../")):
            return self._installed(address, caller, name, declared, text)
        directory = Path(os.path.normpath(caller.module.directory / text))
        if not self.boundary.admits(directory):
            why = f"{text[:100]} lies outside of {self.boundary.shown}"
            return self._absent(address, declared, why, "scan the directory that holds both")
        self.used.add(directory.resolve())
        module = self.library.module(directory)
        if not module.files:
            return self._absent(address, declared, f"there is no module in {text[:100]}", "")
        return module

    def _installed(
        self, address: str, caller: ModuleInstance, name: str, declared: Declared, source: str
    ) -> Module | None:
        """A module from elsewhere, where `terraform init` put it."""
        key = ".".join([*(each.declared.block.labels[0] for each in caller.chain), name])
        found = self.library.installed(self.directory).get(key)
        directory = Path(os.path.normpath(self.directory / found)) if found else None
        if directory is None or not directory.resolve().is_relative_to(self.directory.resolve()):
            return self._absent(address, declared, f"{source[:100] or 'its source'} is not here", "run terraform init")
        self.used.add(directory.resolve())
        return self.library.module(directory)

    def _absent(self, address: str, declared: Declared, why: str, hint: str) -> Module | None:
        self.missing.append(f"{address} may make more resources: {why}")
        self.library.notes.add(f"{address} is not audited: {why}", declared.place, hint=hint)
        return None

    def relative(self, module: Module) -> str:
        """`path.module`: a module's directory as seen from the root."""
        text = os.path.relpath(module.directory, self.directory)
        return text.replace(os.sep, "/")

    # ── what a reader is told ────────────────────

    def tell(self, text: str, place: Location) -> None:
        """Something that Terraform would refuse."""
        self.library.notes.add(text[:300], place)

    def tell_problem(self, text: str, file: nodes.File, at: int) -> None:
        """The same at an offset of a file."""
        self.tell(text, file.place(at))

    def broken(self) -> str | None:
        """Why more may be said of every resource: a file of one of its modules could not be read whole."""
        file = next((self.library.broken[each] for each in sorted(self.used) if each in self.library.broken), None)
        return f"a part of {file} cannot be read, and may say more" if file is not None else None

    def finish(self) -> None:
        """Tell once what was missing all over."""
        if self._without_value:
            names = ", ".join(f"var.{name}" for name in self._without_value[:10])
            more = f" and {len(self._without_value) - 10} more" if len(self._without_value) > 10 else ""  # noqa: PLR2004 — as many as are named
            place = self.module.variables[self._without_value[0]].place
            text = f"no value is given for {names}{more}; what hangs on them is unknown"
            self.library.notes.add(text, place, level="info", hint="use --var or --var-file")

    def condition(self, declared: Declared, prefix: str) -> str:
        """The key of the condition on which instances hang: the same for the same text in one module."""
        over = repeated(declared)
        what = f"{prefix}{'.'.join(declared.block.labels)}"
        if over is None:
            return f"{self.scope}?{what} exists"
        file = over.file or declared.file
        text = file.text[over.value.at : file.text.find("\n", over.value.at) % (len(file.text) + 1)].strip()
        whole = text.count("(") == text.count(")") and text.count("{") == text.count("}") and len(text) < LABEL
        return f"{self.scope}?{prefix}{over.name} = {text}" if whole else f"{self.scope}?{what} exists"

    def waivers_at(self, declared: Declared) -> list[Waiver]:
        """The waivers in the comments at a block, read once."""
        file = declared.file
        if not holds_marks(file.text):
            return []
        found = self._waivers.get(declared)
        if found is None:
            start, end = declared.lines
            after = max((line for line in self.library.ends_in(file) if line < start), default=0)
            found = waivers_in(file.comments, start, end, file.name, self.library.notes.all, after)
            self._waivers[declared] = found
        return found


class Boundary:
    """What a root may read. `files` is the directory that functions may not leave; modules may lie further up.

    The directory is that of the Git repository, else where the user stands, else the named one. Modules beside the
    named directory, as in `environments/prod` and `modules`, are read too.
    """

    def __init__(self, target: Path) -> None:
        """For what the user named."""
        real = target.resolve()
        here = Path.cwd().resolve()
        repository = next((each for each in (real, *real.parents) if (each / ".git").exists()), None)
        inside = here if real.is_relative_to(here) else None
        self.files = repository or inside or real
        self._modules = repository or inside or (real.parents[1] if len(real.parents) > 3 else real)  # noqa: PLR2004 — never the root of the disk
        self.shown = shown(self.files)

    def admits(self, directory: Path) -> bool:
        """Whether a module may be read from there."""
        return directory.resolve().is_relative_to(self._modules)
