"""Resources and data sources as expressions see them: their attributes, written or known only later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, Filled, StoredSecret, Unknown, cause_of
from remit.sources.causes import Elsewhere
from remit.sources.sameness import same
from remit.sources.terraform.evaluation.access import Opaque, Uncounted
from remit.sources.terraform.evaluation.blocks import BlockReader
from remit.sources.terraform.evaluation.derived import NameOf
from remit.sources.terraform.evaluation.values import OpenList, OpenMap, known
from remit.sources.terraform.mapping import tables
from remit.sources.terraform.mapping.canonical import reference
from remit.sources.terraform.mapping.matching import type_of

if TYPE_CHECKING:
    from remit.sources.terraform.evaluation.evaluator import Evaluator
    from remit.sources.terraform.evaluation.expansion import Expanded
    from remit.sources.terraform.evaluation.scope import ModuleInstance
    from remit.sources.terraform.module import Declared

MADE_SECRETS = frozenset({("random_password", "result"), ("tls_private_key", "private_key_pem")})
"""Attributes that are secrets made when Terraform runs, and stand in no code."""
ALWAYS = frozenset(("arn", "id"))
"""Attributes that everything has which a data source finds; it ends the plan when it finds nothing."""
KEYS = frozenset({("aws_kms_alias", "target_key_arn"), ("aws_kms_alias", "target_key_id"), ("aws_kms_key", "key_id")})
"""What a key and an alias of one have beside."""
AFTER_APPLY = "{address}.{name} is known only after apply"
LONGEST = 200
"""Characters of an address that nothing declares: its key may come from a hostile file."""

READ = "{address} is read from the account"


class ResourceInstance:
    """One instance of a resource or data source in a module. Its attributes are evaluated once, when asked for."""

    __slots__ = ("_known", "_reader", "address", "declared", "evaluator", "expanded", "key", "module", "type")

    def __init__(self, module: ModuleInstance, declared: Declared, expanded: Expanded, evaluator: Evaluator) -> None:
        """`evaluator` has the names that the expansion gives."""
        kind, name = declared.block.labels
        data = "data." if declared.block.type == "data" else ""
        self.module = module
        self.declared = declared
        self.expanded = expanded
        self.evaluator = evaluator
        self.type = kind
        self.address = f"{module.prefix}{data}{kind}.{name}{expanded.suffix}"
        self.key = f"{module.root_file(declared)}#{self.address}"
        self._known: dict[str, Any] = {}
        self._reader = BlockReader(self.address, module.root.tell_problem)

    def written(self, name: str) -> Any:
        """The value of an attribute, or the nested blocks of that type; None when neither is written."""
        if name not in self._known:
            self._known[name] = self.module.root.once(f"{self.address}.{name}", lambda: self._read(name))
        return self._known[name]

    def values(self) -> dict[str, Any]:
        """All that is written, without Terraform's own arguments."""
        body = self.declared.block.body
        names = [*body.attributes, *(each.labels[0] if each.type == "dynamic" else each.type for each in body.blocks)]
        from remit.sources.terraform.evaluation.blocks import META

        return {name: self.written(name) for name in dict.fromkeys(names) if name not in META}

    def _read(self, name: str) -> Any:
        body = self.declared.block.body
        attribute = body.attributes.get(name)
        if attribute is not None:
            return self._reader.settled(attribute, self.evaluator, body.file)
        made = self._reader.blocks(body, name, self.evaluator)
        return made if not known(made) or made else None


class ResourceObject(Opaque):
    """A resource in an expression."""

    __slots__ = ("_instance",)

    def __init__(self, instance: ResourceInstance) -> None:
        """As a whole it is known only after apply."""
        super().__init__(Cause(f"{instance.address} as a whole is known only after apply"))
        object.__setattr__(self, "_instance", instance)

    if TYPE_CHECKING:
        _instance: ResourceInstance

    @property
    def key(self) -> str:
        """The key of the resource in the inventory."""
        return self._instance.key

    def attribute(self, name: str) -> Any:
        """What is written, else a reference to what it will be."""
        instance = self._instance
        value = instance.written(name)
        if value is not None and not (not same(value, value) and _identifies(instance.type, name)):
            if name in instance.declared.block.body.attributes:
                named = isinstance(value, str) and _identifies(instance.type, name)
                return NameOf(value, instance.key) if named else value
            return _with_computed(value, Cause(AFTER_APPLY.format(address=instance.address, name=name)))
        if instance.type == "terraform_data" and name == "output":
            return instance.written("input")
        return later(instance.type, instance.key, instance.address, name)


class UndeclaredResource(Uncounted):
    """A resource that no file in sight declares: a file may be scanned alone. What is written of it is a reference."""

    __slots__ = ("_key", "_type", "address")

    def __init__(self, type_name: str, address: str, key: str, cause: Cause) -> None:
        """`cause` tells that it is not declared; how many there are of it nobody knows."""
        super().__init__(cause)
        object.__setattr__(self, "_key", key)
        object.__setattr__(self, "_type", type_name)
        object.__setattr__(self, "address", address)

    if TYPE_CHECKING:
        _key: str
        _type: str
        address: str

    def attribute(self, name: str) -> Any:
        """A reference to what it will be, as for one that is declared."""
        return later(self._type, self._key, self.address, name)

    def at(self, key: Any) -> UndeclaredResource:
        """One of its instances."""
        index = f'["{key}"]' if isinstance(key, str) else f"[{key}]"
        return UndeclaredResource(self._type, f"{self.address}{index}"[:LONGEST], f"{self._key}{index}", cause_of(self))


def later(type_name: str, key: str, address: str, name: str) -> Any:
    """An attribute that is known only after apply: a reference, where there is a word for the type."""
    provider = type_name.partition("_")[0]
    if provider == "awscc" or (provider == "aws" and (tables.find(type_name) or type_of(type_name))):
        return reference(key, type_name, name)
    why = Elsewhere(AFTER_APPLY.format(address=address, name=name[:80]), name=f"{address}.{name[:80]}")
    return StoredSecret(why) if (type_name, name) in MADE_SECRETS else Unknown(why)


class DataObject(Opaque):
    """A data source in an expression: what can be worked out is, the rest is read from the account."""

    __slots__ = ("_instance",)

    def __init__(self, instance: ResourceInstance) -> None:
        """As a whole it is known only when Terraform runs."""
        super().__init__(Elsewhere(READ.format(address=instance.address), name=instance.address))
        object.__setattr__(self, "_instance", instance)

    if TYPE_CHECKING:
        _instance: ResourceInstance

    def attribute(self, name: str) -> Any:
        """What the data source can tell without the account, what is written, else Unknown."""
        from remit.sources.terraform.evaluation import data_sources

        instance = self._instance
        told = data_sources.attribute(instance, name)
        if told is None:
            told = instance.written(name)
        if told is not None and not (isinstance(told, Unknown) and not cause_of(told).reason):
            return told
        address = f"{instance.address}.{name[:80]}"
        kind = Filled if name in ALWAYS or (instance.type, name) in KEYS else Unknown
        return kind(Elsewhere(READ.format(address=address), name=address))


def _with_computed(value: Any, cause: Cause) -> Any:
    """Nested blocks with room for what the provider tells of them later."""
    if isinstance(value, dict):
        told = {name: _with_computed(item, cause) for name, item in value.items() if item is not None}
        return OpenMap(told, cause)
    if isinstance(value, list):
        made = [_with_computed(item, cause) for item in value]
        return OpenList(made, value.cause) if isinstance(value, OpenList) else made
    return value


def _identifies(type_name: str, name: str) -> bool:
    """Whether an attribute is one by which others name the resource: then a reference says more than Unknown."""
    table = tables.find(type_name)
    return table is not None and name in table.ids
