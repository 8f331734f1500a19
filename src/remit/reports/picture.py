"""The picture of the estate: columns from the internet inwards, and the line of responsibility through each resource.

In every box the duties that apply are stacked as the model draws them: what AWS carries below, what the customer
carries
above, the line between the two. Edges are the relations that the resources declare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit import catalogue
from remit.model import DUTIES, PartialString, Reference
from remit.model.values import Obj

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.audit import Assessment, Audit
    from remit.model import LedgerLine, Resource

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Edge", ("CloudFront", "Route53", "WAFv2", "GlobalAccelerator", "ApiGateway", "ApiGatewayV2", "Cognito")),
    ("Entry", ("ElasticLoadBalancingV2", "ElasticLoadBalancing")),
    ("Compute", ("EC2", "AutoScaling", "Lambda", "ECS", "EKS", "Batch")),
    ("Data", ("RDS", "DynamoDB", "S3", "ElastiCache", "EFS", "SQS", "SNS", "Redshift", "OpenSearchService")),
    ("Trust and records", ()),
)
"""Column titles and the namespaces in them; the last takes what no other does."""

LAST = len(COLUMNS) - 1
BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, TOP, LEFT = 222, 74, 46, 14, 46, 12
STACK_WIDTH = 34
MOST_BOXES = 60
"""Beyond as many, the boxes of one type become one box with a count: a picture of 500 boxes shows nothing."""

ORDER = ("inherited", "done", "attested", "waived", "unassessed", "unknown", "not-done")
"""Bottom to top within a box: AWS's part, then the customer's from done to not done."""

MOST_LETTERS = 24
"""A longer type is named by its last part: the column tells the rest."""

NETWORK_PLUMBING = frozenset(
    f"AWS::EC2::{name}"
    for name in (
        "VPC",
        "Subnet",
        "RouteTable",
        "InternetGateway",
        "NatGateway",
        "EIP",
        "NetworkInterface",
        "SecurityGroup",
    )
)
"""Shown in the ledger; as boxes they would hide the request's path."""


class Box:
    """A resource of the picture, or all resources of a type. `segments` are (state, duty) pairs, bottom first."""

    def __init__(self, key: str, title: str, kind: str, segments: list[tuple[str, str]], column: int) -> None:
        """Placed later."""
        self.key = key
        self.title = title
        self.kind = kind
        self.segments = segments
        self.column = column
        self.x = self.y = 0

    @property
    def line_at(self) -> int:
        """How many of the segments AWS carries: the line runs above them."""
        return sum(state == "inherited" for state, _ in self.segments)

    def told(self) -> str:
        """The box in words, for screen readers."""
        states = {state: sum(each == state for each, _ in self.segments) for state in ORDER}
        parts = ", ".join(f"{count} {state}" for state, count in states.items() if count)
        return f"{self.title} ({self.kind}): {parts}"


class Picture:
    """Boxes and edges with their places; the page's template draws them. Sizes in pixels."""

    def __init__(self, boxes: list[Box], edges: list[tuple[Box, Box]]) -> None:
        """Place every box in its column."""
        self.boxes = boxes
        self.edges = edges
        used = sorted({box.column for box in boxes})
        heights = dict.fromkeys(used, 0)
        for box in boxes:
            box.x = LEFT + used.index(box.column) * (BOX_WIDTH + GAP_X)
            box.y = TOP + heights[box.column] * (BOX_HEIGHT + GAP_Y)
            heights[box.column] += 1
        self.titles = [(COLUMNS[column][0], LEFT + place * (BOX_WIDTH + GAP_X)) for place, column in enumerate(used)]
        self.width = LEFT * 2 + len(used) * BOX_WIDTH + max(0, len(used) - 1) * GAP_X
        self.height = TOP + max(heights.values(), default=0) * (BOX_HEIGHT + GAP_Y)

    def bars(self, box: Box) -> list[tuple[float, float, str, str]]:
        """The segments of a box as (y, height, state, duty)."""
        height = (BOX_HEIGHT - 8) / max(1, len(box.segments))
        bottom = box.y + BOX_HEIGHT - 4
        return [
            (bottom - (place + 1) * height, height, state, duty) for place, (state, duty) in enumerate(box.segments)
        ]

    def line_y(self, box: Box) -> float:
        """Where the line of responsibility runs through a box."""
        return box.y + BOX_HEIGHT - 4 - (BOX_HEIGHT - 8) * box.line_at / max(1, len(box.segments))


def draw(audit: Audit) -> Picture:
    """The picture of what is no mere configuration."""
    shown = [each for each in audit.assessments if _worth_showing(each.resource)]
    boxes = (
        _grouped(audit, shown) if len(shown) > MOST_BOXES else {each.resource.key: _box(audit, each) for each in shown}
    )
    ordered = sorted(
        {id(box): box for box in boxes.values()}.values(), key=lambda box: (box.column, box.kind, box.title)
    )
    return Picture(ordered, _edges(audit, boxes))


def _worth_showing(resource: Resource) -> bool:
    if resource.type in NETWORK_PLUMBING or resource.type.startswith("Remit::") or resource.external:
        return False
    return not catalogue.is_configuration(resource.type)


def _box(audit: Audit, assessment: Assessment) -> Box:
    resource = assessment.resource
    kind = resource.type.removeprefix("AWS::")
    kind = kind if len(kind) <= MOST_LETTERS else kind.rpartition("::")[2]
    return Box(
        resource.key,
        resource.address or resource.name or resource.id,
        kind,
        _segments(audit.lines(assessment)),
        column(resource.type),
    )


def _segments(lines: list[LedgerLine]) -> list[tuple[str, str]]:
    applying = [(line.state, line.duty) for line in lines if line.state != "not-applicable"]
    return sorted(applying, key=lambda each: (ORDER.index(each[0]), DUTIES.index(each[1])))


def _grouped(audit: Audit, shown: list[Assessment]) -> dict[str, Box]:
    """One box a type: each duty in the worst state that any of its resources has."""
    by_type: dict[str, list[Assessment]] = {}
    for assessment in shown:
        by_type.setdefault(assessment.resource.type, []).append(assessment)
    boxes: dict[str, Box] = {}
    for type_name, group in by_type.items():
        every = [segment for assessment in group for segment in _segments(audit.lines(assessment))]
        worst = {duty: state for state, duty in sorted(every, key=lambda each: ORDER.index(each[0]))}
        segments = sorted(((state, duty) for duty, state in worst.items()), key=lambda each: ORDER.index(each[0]))
        box = Box(type_name, f"{len(group)} resources", type_name.removeprefix("AWS::"), segments, column(type_name))
        boxes |= {assessment.resource.key: box for assessment in group}
    return boxes


def column(type_name: str) -> int:
    """The column of a type, by its namespace."""
    namespace = type_name.split("::")[1] if "::" in type_name else ""
    return next((place for place, (_, names) in enumerate(COLUMNS) if namespace in names), LAST)


CONNECTORS = frozenset(f"AWS::ElasticLoadBalancingV2::{name}" for name in ("Listener", "TargetGroup"))
"""Configuration that leads a request on: not drawn, but an edge runs through it."""


def _edges(audit: Audit, boxes: dict[str, Box]) -> list[tuple[Box, Box]]:
    """Which boxes point to which: by reference, id, ARN or DNS name, also by way of listeners and target groups."""
    names = _names(audit)
    resources = {each.resource.key: each.resource for each in audit.assessments}
    edges: dict[tuple[str, str], tuple[Box, Box]] = {}
    for resource in resources.values():
        reached = [boxes[key] for key in _reached(resource, resources, names, set()) if key in boxes]
        for source in _sources(resource, boxes, reached):
            edges |= {(source.key, target.key): (source, target) for target in reached if target is not source}
    return list(edges.values())


def _sources(resource: Resource, boxes: dict[str, Box], reached: list[Box]) -> list[Box]:
    """Where the edges of a resource begin: at its own box, or for a listener at its load balancer's."""
    if resource.key in boxes:
        return [boxes[resource.key]]
    return [box for box in reached if box.kind.endswith("LoadBalancer")] if resource.type in CONNECTORS else []


def _reached(
    resource: Resource, resources: dict[str, Resource], names: dict[str, str], seen: set[str]
) -> Iterator[str]:
    """The keys that a resource points to, followed through connectors."""
    for value in _values(resource.properties):
        key = value.target if isinstance(value, Reference) else names.get(value) if isinstance(value, str) else None
        if key is None or key in seen or key == resource.key:
            continue
        seen.add(key)
        yield key
        if key in resources and resources[key].type in CONNECTORS:
            yield from _reached(resources[key], resources, names, seen)


def _names(audit: Audit) -> dict[str, str]:
    """What live resources are called in each other's properties: physical ids, ARNs, DNS names → keys."""
    live = [each.resource for each in audit.assessments if not each.resource.location.file]
    return {
        name: resource.key
        for resource in live
        for name in (resource.arn, resource.id, resource.properties.DNSName)
        if isinstance(name, str) and name
    }


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, Obj):
        for item in vars(value).values():
            yield from _values(item)
    elif isinstance(value, list):
        for item in value:
            yield from _values(item)
    elif isinstance(value, PartialString):
        yield from value.parts
    else:
        yield value
