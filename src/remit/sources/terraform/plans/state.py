"""State: the file that Terraform keeps (version 4), and what `terraform show -json` writes of it.

The file's format is internal and documented by its reader alone: https://github.com/hashicorp/terraform, package
`statefile`, `version4.go`. What is shown: https://developer.hashicorp.com/terraform/internals/json-format#state-representation
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.model import RemitError
from remit.sources.terraform.instances import Provider
from remit.sources.terraform.limits import MODULES
from remit.sources.terraform.plans.addresses import address_of, quoted
from remit.sources.terraform.plans.collected import PROVIDERS, Collected
from remit.sources.terraform.plans.documents import check_format
from remit.sources.terraform.plans.plan_configuration import located
from remit.sources.terraform.plans.plan_values import plain
from remit.sources.terraform.plans.shapes import WrongShape, as_list, as_object, as_text, there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

VERSION = 4
_PROVIDER = re.compile(r'(?:\A|\.)provider(?:\["([^"]+)"\]|\.([\w-]+))(?:\.[\w-]+)?\Z')
"""`provider["registry.terraform.io/hashicorp/aws"].alias`; `provider.aws` before Terraform 0.13."""


def read_state(document: dict[str, Any], file: str, *, providers: AbstractSet[str] = PROVIDERS) -> Collected:
    """The instances of a state file. `RemitError` when it is of another version; problems in one resource are notes."""
    if document.get("version") != VERSION or isinstance(document.get("version"), bool):
        hint = "Terraform 0.12 and newer write version 4: run `terraform apply -refresh-only` with one of them"
        raise RemitError(
            f"remit reads version {VERSION} of Terraform's state, and this is another", hint=hint, file=file
        )
    collected = Collected(file, providers)
    try:
        resources = as_list(document.get("resources"), "resources")
    except WrongShape as error:
        raise RemitError(f"not a state: {error}", hint="restore it from a backup", file=file) from None
    for at, each in enumerate(resources):
        try:
            _take_resource(as_object(each, f"resources[{at}]"), f"resources[{at}]", collected)
        except WrongShape as error:
            collected.problem(str(error))
    return collected


def read_shown_state(document: dict[str, Any], file: str, *, providers: AbstractSet[str] = PROVIDERS) -> Collected:
    """The instances of a state as `terraform show -json` writes it. As `read_state`."""
    check_format(document, file)
    collected = Collected(file, providers)
    try:
        for each in shown_resources(document, collected):
            take_shown(each, collected)
    except WrongShape as error:
        raise RemitError(f"not a state: {error}", hint="write it once more", file=file) from None
    return collected


def shown_resources(state: dict[str, Any], collected: Collected) -> Iterator[dict[str, Any]]:
    """The managed resources of a shown state, of all modules. `WrongShape` when its outer parts are wrong."""
    values = as_object(state.get("values"), "values")
    yield from _in_module(as_object(values.get("root_module"), "root_module"), collected, MODULES)


def take_shown(told: dict[str, Any], collected: Collected) -> None:
    """Take one resource of a shown state; one that cannot be read is a problem."""
    try:
        text = as_text(told.get("address"), "address of a resource")
        address = address_of(text, "address of a resource")
        source = as_text(told.get("provider_name"), f"provider_name of {text}")
        if collected.takes(source):
            values = plain(as_object(there(told.get("values"), f"values of {text}"), f"values of {text}"))
            collected.add(text, address, values, located(Provider(source.rpartition("/")[2]), values))
    except WrongShape as error:
        collected.problem(str(error))


def _in_module(module: dict[str, Any], collected: Collected, depth: int) -> Iterator[dict[str, Any]]:
    """The resources of a module and those below it."""
    if not depth:
        collected.problem(f"modules more than {MODULES} deep are left out")
        return
    for each in as_list(module.get("resources"), "resources of a module"):
        if not isinstance(each, dict):
            collected.problem(str(WrongShape("a resource of a module", each, "an object")))
        elif each.get("mode", "managed") == "managed" and each.get("deposed_key") is None:
            yield each
    for child in as_list(module.get("child_modules"), "child_modules"):
        yield from _in_module(as_object(child, "a module"), collected, depth - 1)


def _take_resource(told: dict[str, Any], place: str, collected: Collected) -> None:
    """Take the instances of one resource of a state file."""
    if told.get("mode") != "managed":
        return
    names = [as_text(told.get(part), f"{part} of {place}") for part in ("module", "type", "name")]
    base = ".".join(name for name in names if name)
    found = _PROVIDER.search(as_text(told.get("provider"), f"provider of {base}"))
    source = (found[1] or found[2]) if found is not None else "?"
    for at, each in enumerate(as_list(told.get("instances"), f"instances of {base}")):
        try:
            _take_instance(as_object(each, f"instance {at} of {base}"), place, base, source, collected)
        except WrongShape as error:
            collected.problem(str(error))


def _take_instance(told: dict[str, Any], place: str, base: str, source: str, collected: Collected) -> None:
    """Take one instance; not one that another has replaced and that only waits to be deleted (`deposed`)."""
    if told.get("deposed") is not None or not collected.takes(source):
        return
    try:
        text = base + quoted(told.get("index_key"))
    except TypeError:
        raise WrongShape(f"index_key of {base}", told.get("index_key"), "a text or a whole number") from None
    address = address_of(text, f"what {place} is called")
    if told.get("attributes") is None and told.get("attributes_flat") is not None:
        collected.problem(f"{text} was last written by Terraform 0.11, in a form that remit does not read")
        return
    what = f"attributes of {text}"
    values = plain(as_object(there(told.get("attributes"), what), what))
    collected.add(text, address, values, located(Provider(source.rpartition("/")[2]), values))
