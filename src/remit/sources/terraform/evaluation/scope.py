"""A module in use: what its variables, locals, outputs, resources and calls mean for one set of arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, Unknown, cause_of
from remit.sources.causes import Elsewhere, Undecided
from remit.sources.terraform.evaluation import providers
from remit.sources.terraform.evaluation.access import ANY, Instances, Opaque
from remit.sources.terraform.evaluation.constraints import type_of
from remit.sources.terraform.evaluation.evaluator import Evaluator
from remit.sources.terraform.evaluation.expansion import Expanded, expand, repeated
from remit.sources.terraform.evaluation.resources import (
    DataObject,
    ResourceInstance,
    ResourceObject,
    UndeclaredResource,
)
from remit.sources.terraform.evaluation.values import Malformed, OpenList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from remit.model import Waiver
    from remit.sources.terraform.evaluation.functions.files import Files
    from remit.sources.terraform.hcl import nodes
    from remit.sources.terraform.instances import Provider
    from remit.sources.terraform.module import Declared, Module
    from remit.sources.terraform.root import Root

UNDECLARED = "there is no {what} in {module}"

META_ARGUMENTS = frozenset({"source", "version", "providers", "count", "for_each", "depends_on"})
"""Arguments of a call that are no variable of its module: https://developer.hashicorp.com/terraform/language/modules/syntax."""


class ModuleInstance:
    """One use of a module. `prefix` begins the addresses in it (`module.app[0].`), `caller` is the module around it.

    `doubt` is the key of the condition on which all of it hangs.
    """

    def __init__(
        self,
        root: Root,
        module: Module,
        *,
        prefix: str = "",
        caller: Caller | None = None,
        doubt: str | None = None,
    ) -> None:
        """Nothing is evaluated before it is asked for."""
        self.root = root
        self.module = module
        self.prefix = prefix
        self.caller = caller
        self.doubt = doubt
        self.files: Files = root.files
        self.evaluator = Evaluator(self, steps=root.steps)
        self._children: dict[str, list[tuple[Expanded, ModuleInstance | None]]] = {}
        self._expanded: dict[int, list[ResourceInstance]] = {}

    @property
    def chain(self) -> list[Caller]:
        """The calls that led here, the outermost first."""
        return [*self.caller.module.chain, self.caller] if self.caller is not None else []

    @property
    def waivers(self) -> list[Waiver]:
        """Those written at the calls that led here."""
        return [waiver for each in self.chain for waiver in self.root.waivers_at(each.declared)]

    def root_file(self, declared: Declared) -> str:
        """The file of the root module by which a resource here came to be: its own, or that of the outermost call."""
        chain = self.chain
        return chain[0].declared.file.name if chain else declared.file.name

    # ── names ────────────────────

    def resolve(self, name: str, steps: list[Any]) -> tuple[Any, int]:
        """See `evaluator.Scope.resolve`."""
        first = steps[0] if steps else None
        if name in _ROOTS and isinstance(first, str):
            return _ROOTS[name](self, first), 1
        if name == "data" and len(steps) > 1 and isinstance(first, str) and isinstance(steps[1], str):
            return self.data(first, steps[1]), 2
        if name == "ephemeral" and len(steps) > 1:
            address = ".".join([name, *(str(each)[:80] for each in steps[:2])])
            return Unknown(Elsewhere(f"{address} has a value only while Terraform runs", name=address)), 2
        if name in ("each", "count", "self"):
            raise Malformed(f"{name} has no meaning here")
        if not isinstance(first, str):
            raise Malformed(f"{name[:80]} is no name that an expression can begin with")
        return self.resource(name, first), 1

    def _undeclared(self, what: str) -> Unknown:
        """What has no declaration here: it may stand in a part that cannot be read. `Malformed` when all was read."""
        file = self.root.library.broken.get(self.module.directory.resolve())
        if file is None:
            raise Malformed(UNDECLARED.format(what=what, module=self.module.name))
        return Unknown(Undecided(f"a part of {file} cannot be read, and may declare {what}"))

    def _elsewhere(self, kind: str, name: str) -> Any:
        """A resource that no file in sight declares. One of AWS's is taken to stand in a file that is not read."""
        what = f"{kind[:80]}.{name[:80]}"
        broken = self.module.directory.resolve() in self.root.library.broken
        if broken or kind.partition("_")[0] not in ("aws", "awscc"):
            return self._undeclared(f"resource {what}")
        why = UNDECLARED.format(what=f"resource {what}", module=self.module.name)
        address = f"{self.prefix}{what}"
        self.root.once(f"?{address}", lambda: self._tell_where(what, why))
        return UndeclaredResource(kind, address, f"{self.module.name}#{address}", Cause(why))

    def _tell_where(self, what: str, why: str) -> None:
        """Say something of the first place at which these letters stand."""
        for file in self.module.files:
            if (at := file.text.find(what)) >= 0:
                self.root.tell_problem(why, file, at)
                return

    def variable(self, name: str) -> Any:
        """The value of `var.name`."""
        declared = self.module.variables.get(name)
        if declared is None:
            return self._undeclared(f"variable {name[:80]}")
        return self.root.once(f"{self.prefix}var.{name}", lambda: self._variable(name, declared))

    def _variable(self, name: str, declared: Declared) -> Any:
        if self.caller is None and self.root.planned is not None:
            missing = Unknown(Cause(f"the plan does not tell var.{name}", parameter=f"var.{name}"))
            return self._typed(name, declared, self.root.planned.get(name, missing))
        if self.caller is None and self.root.unread is not None and name not in self.root.options.variables:
            return Unknown(
                Cause(f"{self.root.unread} cannot be read whole, and may set var.{name}", parameter=f"var.{name}")
            )
        given = self._given(name)
        default = declared.attribute("default")
        nullable = declared.attribute("nullable")
        if given is None and default is not None and (not self._passes(name) or getattr(nullable, "value", 1) is False):
            given = self.settled(default, self.evaluator, declared.file, f"var.{name}")
        elif given is None and default is None and not self._passes(name):
            return self._missing(name)
        return self._typed(name, declared, given)

    def _typed(self, name: str, declared: Declared, given: Any) -> Any:
        """The value in the type of its variable."""
        constraint = declared.attribute("type")
        if constraint is None:
            return given
        try:
            from remit.sources.terraform.evaluation.functions.types import convert

            return convert(given, type_of(constraint, self.evaluator.value))
        except Malformed as error:
            self.root.tell(f"{self.prefix}var.{name}: {error}", declared.place)
            return Unknown(Cause(f"{self.prefix}var.{name} is given a value of another type"))

    def _passes(self, name: str) -> bool:
        if self.caller is None:
            return name in self.root.given
        return self.caller.declared.attribute(name) is not None

    def _given(self, name: str) -> Any:
        if self.caller is None:
            return self.root.given_value(name)
        node = self.caller.declared.attribute(name)
        if node is None:
            return None
        file = self.caller.declared.file
        return self.caller.module.settled(node, self.caller.evaluator, file, f"{self.prefix}var.{name}")

    def _missing(self, name: str) -> Any:
        if self.caller is None:
            self.root.lacks_value(name)
            return Unknown(Cause(f"var.{name} has no value (use --var or --var-file)", parameter=f"var.{name}"))
        self.root.tell(f"{self.prefix[:-1]} does not pass var.{name}, which has no default", self.caller.declared.place)
        return Unknown(Cause(f"var.{name} of {self.prefix[:-1]} has no value"))

    def local(self, name: str) -> Any:
        """The value of `local.name`."""
        found = self.module.locals.get(name)
        if found is None:
            return self._undeclared(f"local {name[:80]}")
        attribute, file = found
        what = f"{self.prefix}local.{name}"
        return self.root.once(what, lambda: self.settled(attribute.value, self.evaluator, file, what))

    def output(self, name: str) -> Any:
        """The value of an output. `Malformed` when the module has none of that name."""
        declared = self.module.outputs.get(name)
        if declared is None:
            return self._undeclared(f"output {name[:80]}")
        node = declared.attribute("value")
        if node is None:
            raise Malformed(f"the output {name[:80]} has no value")
        what = f"{self.prefix}output.{name}"
        return self.root.once(what, lambda: self.settled(node, self.evaluator, declared.file, what))

    def settled(self, node: nodes.Expression, evaluator: Evaluator, file: nodes.File, what: str) -> Any:
        """The value of an expression; Unknown, and told, when Terraform would refuse it."""
        try:
            return evaluator.value(node)
        except Malformed as error:
            self.root.tell_problem(f"{what}: {error}", file, node.at)
            return Unknown(Cause(f"{what} cannot be evaluated: {error}"))

    def path(self, name: str) -> Any:
        """`path.module` and its like: relative to the root, since the rest differs between machines."""
        if name == "root":
            return "."
        if name == "module":
            return self.root.relative(self.module)
        return Unknown(Cause("path.cwd differs between machines"))

    def terraform(self, name: str) -> Any:
        """`terraform.workspace`."""
        if name == "workspace":
            return self.root.options.workspace or Unknown(Cause("which workspace it is, is not told"))
        raise Malformed(f"there is no terraform.{name[:80]}")

    def template(self, path: str, variables: Mapping[str, Any], evaluator: Evaluator) -> Any:
        """A template file rendered."""
        return self.root.template(path, variables, evaluator)

    # ── resources ────────────────────

    def resource(self, kind: str, name: str) -> Any:
        """A resource: an object, or a list or a map of them."""
        declared = self.module.resources.get((kind, name))
        if declared is None:
            return self._elsewhere(kind, name)
        return self._as_value(declared, [ResourceObject(each) for each in self.instances(declared)])

    def data(self, kind: str, name: str) -> Any:
        """A data source, likewise."""
        declared = self.module.data.get((kind, name))
        if declared is None:
            return self._undeclared(f"data source {kind[:80]}.{name[:80]}")
        return self._as_value(declared, [DataObject(each) for each in self.instances(declared)])

    def _as_value(self, declared: Declared, objects: list[Any]) -> Any:
        return _collection(declared, [each.expanded for each in self.instances(declared)], objects)

    def instances(self, declared: Declared) -> list[ResourceInstance]:
        """The instances of a resource or data source; one that stands for all when they cannot be told."""
        found = self._expanded.get(id(declared))
        if found is None:
            made = self.root.once(f"{self.prefix}{id(declared)}", lambda: self._expand(declared))
            found = [
                ResourceInstance(self, declared, each, self.evaluator.bound(each.bindings))
                for each in (made if isinstance(made, list) else [_anything(made)])
            ]
            self._expanded[id(declared)] = found
        return found

    def _expand(self, declared: Declared) -> list[Expanded]:
        try:
            return expand(declared, self.evaluator)
        except Malformed as error:
            over = repeated(declared)
            what = f"{self.prefix}{'.'.join(declared.block.labels)}"
            if over is not None:
                self.root.tell_problem(f"{what}: {error}", over.file or declared.file, over.value.at)
            return [_anything(Unknown(Cause(f"how many there are of {what} cannot be evaluated: {error}")))]

    # ── modules ────────────────────

    def child(self, name: str) -> Any:
        """A module call: an object with its outputs, or a list or a map of them."""
        declared = self.module.calls.get(name)
        if declared is None:
            return self._undeclared(f"module {name[:80]}")
        uses = self.children(name)
        objects = [ModuleObject(f"{self.prefix}module.{name}{each.suffix}", module) for each, module in uses]
        return _collection(declared, [each for each, _ in uses], objects)

    def children(self, name: str) -> list[tuple[Expanded, ModuleInstance | None]]:
        """The uses of a module by one call; None for one that cannot be found."""
        if name not in self._children:
            declared = self.module.calls[name]
            module = self.root.module_of(self, name, declared)
            self._children[name] = [
                (each, None if module is None else self._use(module, name, declared, each))
                for each in self._expand(declared)
            ]
        return self._children[name]

    def _use(self, module: Module, name: str, declared: Declared, each: Expanded) -> ModuleInstance:
        caller = Caller(self, declared, self.evaluator.bound(each.bindings))
        doubt = self.root.condition(declared, self.prefix) if each.doubt is not None else self.doubt
        return ModuleInstance(
            self.root, module, prefix=f"{self.prefix}module.{name}{each.suffix}.", caller=caller, doubt=doubt
        )

    def all_uses(self) -> Iterable[ModuleInstance]:
        """Itself and all modules that it uses, in the order of the calls."""
        yield self
        for name in self.module.calls:
            for _, module in self.children(name):
                if module is not None:
                    yield from module.all_uses()

    def given_away(self) -> Iterable[tuple[str, list[Any]]]:
        """What each module that is called here and is not here is given: its address, and the arguments' values."""
        for name, declared in self.module.calls.items():
            for each, module in self.children(name):
                if module is None:
                    address = f"{self.prefix}module.{name}{each.suffix}"
                    evaluator = self.evaluator.bound(each.bindings)
                    arguments = declared.block.body.attributes
                    yield (
                        address,
                        [
                            self.settled(arguments[key].value, evaluator, declared.file, f"{address}.{key}")
                            for key in arguments.keys() - META_ARGUMENTS
                        ],
                    )

    def provider_of(self, declared: Declared, evaluator: Evaluator) -> Provider:
        """The provider configuration that a resource uses."""
        return providers.provider_of(self, declared, evaluator)


class Caller:
    """The call by which a module is used: where, by which module, and with which names."""

    __slots__ = ("declared", "evaluator", "module")

    def __init__(self, module: ModuleInstance, declared: Declared, evaluator: Evaluator) -> None:
        """See the class."""
        self.module = module
        self.declared = declared
        self.evaluator = evaluator


class ModuleObject(Opaque):
    """A module in an expression: its outputs."""

    __slots__ = ("_address", "_module")

    def __init__(self, address: str, module: ModuleInstance | None) -> None:
        """`module` is None when it is not here."""
        super().__init__(Elsewhere(f"{address} is not here; run terraform init", name=address))
        object.__setattr__(self, "_address", address)
        object.__setattr__(self, "_module", module)

    if TYPE_CHECKING:
        _address: str
        _module: ModuleInstance | None

    def attribute(self, name: str) -> Any:
        """An output."""
        if self._module is None:
            address = f"{self._address}.{name[:80]}"
            return Unknown(Elsewhere(f"{self._address} is not here; run terraform init", name=address))
        return self._module.output(name)

    def outputs(self) -> list[Any]:
        """All outputs of a module that is here."""
        return [self._module.output(name) for name in self._module.module.outputs] if self._module is not None else []


def _collection(declared: Declared, expanded: list[Expanded], objects: list[Any]) -> Any:
    """Instances as an expression sees them: one object, a list by `count`, a map by `for_each`."""
    over = repeated(declared)
    if over is None:
        return objects[0]
    if over.name == "count":
        doubt = next((each.doubt for each in expanded if each.doubt is not None), None)
        return objects if doubt is None else OpenList(objects, doubt)
    keys: list[Any] = [each.key for each in expanded]
    return Instances(zip(keys, objects, strict=True))


def _anything(unknown: Any) -> Expanded:
    """The instance that stands for any number of them."""
    names = {"count": {"index": unknown}, "each": {"key": unknown, "value": unknown}}
    return Expanded(ANY, names, cause_of(unknown))


_ROOTS: dict[str, Callable[[ModuleInstance, str], Any]] = {
    "var": ModuleInstance.variable,
    "local": ModuleInstance.local,
    "module": ModuleInstance.child,
    "path": ModuleInstance.path,
    "terraform": ModuleInstance.terraform,
}
