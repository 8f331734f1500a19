"""How the tests of exposure write resources down, and ask how far they are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.engines.iam.estate import Estate
from remit.engines.iam.exposure import Exposure, exposure_of
from remit.model import MemoryInventory, Obj, Resource, Unknown, wrap
from tests.engines.iam.policies import OTHER, OWN

if TYPE_CHECKING:
    from collections.abc import Iterable

HIDDEN = Unknown("it was refused")


def resource(type_name: str, name: str = "x", *, declared: bool = False, **properties: Any) -> Resource:
    """A resource of the account, as an account or (`declared`) as code has it."""
    return Resource(
        type_name,
        name,
        f"{OWN}#{type_name}#{name}",
        wrap(properties).__dict__,
        scope=OWN,
        account=OWN,
        region="eu-west-1",
        arn=f"arn:aws:s3:::{name}" if type_name == "AWS::S3::Bucket" else f"arn:aws:x:eu-west-1:{OWN}:{name}",
        name=name,
        declared=declared,
    )


def exposure(subject: Resource, *beside: Resource, gaps: Iterable[str] = (), whole: bool = True) -> Exposure:
    """How far a resource is open, with others beside it; `gaps` are types of which some may be missing."""
    inventory = MemoryInventory([subject, *beside], whole=whole)
    inventory.gaps = {(name, OWN, None): f"{name} was refused" for name in gaps}
    return exposure_of(Estate(inventory), subject)


def grade(subject: Resource, *beside: Resource, gaps: Iterable[str] = ()) -> str:
    """Its grade."""
    return exposure(subject, *beside, gaps=gaps).grade


def at(path: str, value: Any) -> dict[str, Any]:
    """Properties with a value at a dotted path."""
    first, _, rest = path.partition(".")
    return {first: wrap(at(rest, value)) if rest else value}


def letting(principal: Any, action: str = "*", **condition: Any) -> Obj:
    """A policy with one Allow."""
    statement = {"Effect": "Allow", "Principal": principal, "Action": action, "Resource": "*"}
    found: Obj = wrap({"Statement": [statement | ({"Condition": condition} if condition else {})]})
    return found


EVERYONE = letting("*")
NEIGHBOUR = letting({"AWS": OTHER})
OWNER = letting({"AWS": f"arn:aws:iam::{OWN}:root"})
