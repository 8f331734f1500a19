"""Plans, as `terraform show -json PLAN` writes them: what will be there once the plan is applied.

https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Reference, RemitError
from remit.sources.terraform.plans.addresses import Address, address_of
from remit.sources.terraform.plans.collected import PROVIDERS, Collected
from remit.sources.terraform.plans.documents import check_format
from remit.sources.terraform.plans.plan_configuration import Configuration
from remit.sources.terraform.plans.plan_linking import link
from remit.sources.terraform.plans.plan_references import References
from remit.sources.terraform.plans.plan_values import planned
from remit.sources.terraform.plans.shapes import WrongShape, as_list, as_object, as_text, there
from remit.sources.terraform.plans.state import shown_resources, take_shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from remit.sources.terraform.plans.plan_references import Refer

GOING = (["delete"], ["forget"])
"""Actions after which the resource is no longer the configuration's. https://developer.hashicorp.com/terraform/language/block/removed"""


class _Change(NamedTuple):
    """One entry of `resource_changes`: whether it `stays`, and `taken` when its provider is one of those asked for."""

    text: str
    address: Address
    source: str
    change: dict[str, Any]
    stays: bool
    taken: bool


def read_plan(
    document: dict[str, Any],
    file: str,
    *,
    providers: AbstractSet[str] = PROVIDERS,
    reference: Refer | None = None,
) -> Collected:
    """The instances that a plan leaves behind; what no change names is taken from the state before it.

    `reference` makes a Reference of key, Terraform type and attribute. `RemitError` when the document as a whole cannot
    be read; a problem in one resource is a note.
    """
    check_format(document, file)
    collected = Collected(file, providers)
    try:
        configuration = Configuration(document)
        changes = list(_changes(as_list(document.get("resource_changes"), "resource_changes"), collected))
    except WrongShape as error:
        hint = "write it once more with `terraform show -json`"
        raise RemitError(f"not a plan: {error}", hint=hint, file=file) from None
    staying = [each for each in changes if each.stays]
    targets = [(each.address, collected.key(each.text)) for each in staying if each.taken]
    references = References(
        configuration, targets, (each.address for each in staying), reference or terraform_reference
    )
    for each in staying:
        if each.taken:
            _take(each, configuration, references, collected)
    _take_unchanged(document, {each.text for each in changes}, collected)
    _tell_gaps(document, collected)
    return collected


def terraform_reference(key: str, _: str, attribute: str) -> Reference:
    """A reference under Terraform's own name of the attribute; the id is what `Ref` gives."""
    return Reference(key, "Ref" if attribute == "id" else attribute)


def _changes(listed: list[Any], collected: Collected) -> Iterator[_Change]:
    """The changes of managed resources; one that cannot be read is a problem."""
    for at, each in enumerate(listed):
        try:
            change = _change(as_object(each, f"resource_changes[{at}]"), at, collected)
        except WrongShape as error:
            collected.problem(str(error))
            continue
        if change is not None:
            yield change


def _change(told: dict[str, Any], at: int, collected: Collected) -> _Change | None:
    """One change; None for what is no managed resource of its own: data, and objects on their way out (`deposed`)."""
    if told.get("mode", "managed") != "managed" or told.get("deposed") is not None:
        return None
    text = as_text(told.get("address"), f"resource_changes[{at}].address")
    address = address_of(text, f"resource_changes[{at}].address")
    change = as_object(told.get("change"), f"change of {text}")
    source = as_text(told.get("provider_name"), f"provider_name of {text}")
    stays = as_list(change.get("actions"), f"actions of {text}") not in GOING
    return _Change(text, address, source, change, stays, stays and collected.takes(source))


def _take(each: _Change, configuration: Configuration, references: References, collected: Collected) -> None:
    """Make the instance of a change."""
    try:
        values = planned(there(each.change.get("after"), "change.after"), each.change.get("after_unknown"), each.text)
        told = configuration.resource(each.address)
        if told:
            expressions = as_object(told.get("expressions"), "expressions")
            link(values, expressions, references, references.scope(each.address))
        provider = configuration.provider(told.get("provider_config_key"), each.source, values)
    except WrongShape as error:
        collected.problem(f"{each.text}: {error}")
        return
    collected.add(each.text, each.address, values, provider)


def _take_unchanged(document: dict[str, Any], changed: set[str], collected: Collected) -> None:
    """Take what is in the state and in no change: the plan is one for other targets."""
    try:
        state = as_object(document.get("prior_state"), "prior_state")
        unchanged = [each for each in shown_resources(state, collected) if str(each.get("address")) not in changed]
    except WrongShape as error:
        collected.problem(str(error))
        return
    before = len(collected.instances)
    for each in unchanged:
        take_shown(each, collected)
    if count := len(collected.instances) - before:
        collected.note(f"{count} resources are in the state and not in the plan; they are taken as they were")


def _tell_gaps(document: dict[str, Any], collected: Collected) -> None:
    """Say when the plan does not tell everything."""
    if document.get("errored") is True:
        collected.gap = "the plan ended in an error"
        collected.note("planning ended in an error, so resources may be missing here", level="error")
    elif document.get("deferred_changes"):
        collected.gap = "the plan defers some changes to a later one"
        collected.note("the plan defers some changes, so resources may be missing here", level="warning")
