"""The `configuration` of a plan: which expression sets an attribute, which provider a resource uses.

https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.model import Cause, Unknown
from remit.sources.terraform.instances import Provider
from remit.sources.terraform.plans.shapes import as_list, as_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.plans.addresses import Address, Steps

REGION = re.compile(r"[a-z]{2}(?:-[a-z]+)+-\d{1,2}")
"""https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html"""

ARN = re.compile(r"arn:aws[\w-]*:[\w-]+:([\w-]*):(\d{12}|)")
"""Region and account stand fourth and fifth: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"""


class Configuration:
    """The modules, resources and providers of a plan's configuration, found by name. Nothing in it is evaluated."""

    __slots__ = ("_modules", "_providers", "_resources", "_root", "_variables")

    def __init__(self, document: Mapping[str, Any]) -> None:
        """From the whole plan. `WrongShape` when its outer parts are not as the format says."""
        told = as_object(document.get("configuration"), "configuration")
        self._root = as_object(told.get("root_module"), "configuration.root_module")
        self._providers = as_object(told.get("provider_config"), "configuration.provider_config")
        self._variables = as_object(document.get("variables"), "variables")
        self._modules: dict[tuple[str, ...], dict[str, Any]] = {}
        self._resources: dict[tuple[str, ...], dict[tuple[str, str], dict[str, Any]]] = {}

    def module(self, steps: Steps) -> dict[str, Any]:
        """What a module holds; empty when the configuration does not have it."""
        names = tuple(name for name, _ in steps)
        if not names:
            return self._root
        if names not in self._modules:
            call = self.call(steps)
            self._modules[names] = as_object(call.get("module"), "a module of the configuration")
        return self._modules[names]

    def call(self, steps: Steps) -> dict[str, Any]:
        """The call of the module at the steps, of which there is at least one."""
        calls = as_object(self.module(steps[:-1]).get("module_calls"), "module_calls of the configuration")
        return as_object(calls.get(steps[-1][0]), "a module call of the configuration")

    def resource(self, address: Address) -> dict[str, Any]:
        """What the configuration says about a resource; empty when it is not in it."""
        names = tuple(name for name, _ in address.steps)
        if names not in self._resources:
            listed = as_list(self.module(address.steps).get("resources"), "resources of the configuration")
            managed = [each for each in listed if isinstance(each, dict) and each.get("mode") == "managed"]
            self._resources[names] = {(str(each.get("type")), str(each.get("name"))): each for each in managed}
        return self._resources[names].get((address.type, address.name), {})

    def provider(self, key: Any, source: str, values: Mapping[str, Any]) -> Provider:
        """The provider of a resource with these values; `key` is its `provider_config_key`, `source` its address."""
        name = source.rpartition("/")[2]
        told = self._provider(key, name)
        expressions = as_object(told.get("expressions"), "expressions of a provider")
        region = self._region(expressions.get("region"))
        tags = _default_tags(expressions.get("default_tags"), name)
        return located(Provider(name, region=region, default_tags=tags), values)

    def _provider(self, key: Any, name: str) -> dict[str, Any]:
        """What configures the provider. Older Terraform names one that a module inherits after the module."""
        if isinstance(key, str) and key in self._providers:
            return as_object(self._providers[key], "a provider of the configuration")
        named = [each for each in self._providers.values() if isinstance(each, dict) and each.get("name") == name]
        return named[0] if len(named) == 1 else {}

    def _region(self, expression: Any) -> str | None:
        """A Region that is written, or given to the root module by a variable."""
        expression = expression if isinstance(expression, dict) else {}
        value = expression.get("constant_value")
        references = expression.get("references")
        if value is None and isinstance(references, list) and len(references) == 1:
            variable = self._variables.get(str(references[0]).removeprefix("var."))
            value = variable.get("value") if isinstance(variable, dict) else None
        return value if isinstance(value, str) and REGION.fullmatch(value) else None


def located(provider: Provider, values: Mapping[str, Any]) -> Provider:
    """The provider as a resource with these values uses it: its own `region`, what its ARN tells, its `tags_all`.

    `tags_all` are the provider's default tags with the resource's own over them, so they serve as default tags.
    Since version 6 of the AWS provider every resource may have a Region of its own:
    https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support
    """
    own = values.get("region")
    found = ARN.match(arn) if isinstance(arn := values.get("arn"), str) else None
    region: str | None = provider.region
    if isinstance(own, str) and REGION.fullmatch(own):
        region = own
    elif found is not None and REGION.fullmatch(found[1]):
        region = found[1]
    account = found[2] if found is not None else None
    together = values.get("tags_all")
    tags = together if isinstance(together, dict) else provider.default_tags
    return Provider(provider.name, region=region, account=account or None, default_tags=tags)


def _default_tags(blocks: Any, name: str) -> Mapping[str, Any] | Unknown:
    """The tags that the provider gives everything; Unknown when an expression makes them."""
    made: dict[str, Any] = {}
    for block in blocks if isinstance(blocks, list) else [blocks] if blocks else []:
        tags = block.get("tags", {}) if isinstance(block, dict) else None
        told = tags.get("constant_value", {}) if isinstance(tags, dict) and "references" not in tags else None
        if not isinstance(told, dict):
            return Unknown(Cause(f"the default tags of provider {name} are not constant"))
        made.update(told)
    return made
