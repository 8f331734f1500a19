"""Runs one check on one resource.

The verdict, the property that decided, and every branch of an undecided condition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.audit.trace import path_to, traced
from remit.audit.world import EstateWorld
from remit.model import Finding, Obj, Place, Undetermined

if TYPE_CHECKING:
    from remit.audit.registry import Check, Member
    from remit.model import Inventory, Resource, Satellite
    from remit.model.finding import Verdict
    from remit.model.resource import Path

MOST_CONDITIONS = 6
"""Beyond as many undecided conditions in one question, the rest stays undetermined (64 branches are enough)."""

Assumptions = tuple[tuple[str, bool], ...]


class Spot:
    """Where a verdict was reached, looked for when a report asks: most of them are only counted."""

    __slots__ = ("_at", "_check", "_member", "_resource", "_world")

    def __init__(
        self, check: Check, member: Member, resource: Resource, world: EstateWorld | None = None, at: object = None
    ) -> None:
        """`resource` is the one of the view in which the verdict was reached.

        `world` is that of the view where a property decided, and `at` what the check named as such.
        """
        self._check = check
        self._member = member
        self._resource = resource
        self._world = world
        self._at = at

    def __call__(self) -> Place:
        """At what the check named, else at the last property that it read."""
        shown, path = self._resource, None
        if self._world is not None:
            path = path_to(self._at, shown.properties) if isinstance(self._at, Obj) else None
            path = path if path is not None else decide_again(self._check, self._member, shown, self._world)
        if not path:
            return Place(shown.location)
        return Place(shown.locate(path), dotted(path), satellite_at(shown, path) if shown.satellites else None)


Judgement = tuple["Verdict", str, Spot | None]
"""A verdict before it is a finding, its reason and where it was reached; None where the whole resource is meant."""
NOWHERE: Judgement = ("undetermined", "no choice of parameters makes this resource exist", None)


class Runner:
    """Evaluates checks over one inventory. Views and their relations are made once per set of assumptions."""

    def __init__(self, inventory: Inventory, *, partial: bool = False) -> None:
        """`partial`: see `EstateWorld`."""
        self._inventory = inventory
        self._partial = partial
        self._views: dict[Assumptions, tuple[Inventory, EstateWorld]] = {}
        self._possible: dict[Assumptions, bool] = {}

    def finding(self, check: Check, member: Member, resource: Resource) -> Finding:
        """The one finding of a check, member and resource."""
        verdict, reason, place = self._judge(check, member, resource, ()) or NOWHERE
        return Finding(
            check=member.id,
            also=member.also,
            duty=check.duty,
            severity=member.severity,
            verdict=verdict,
            reason=reason,
            resource=resource,
            title=check.title,
            place=place,
        )

    def _view(self, assumptions: Assumptions) -> tuple[Inventory, EstateWorld]:
        view = self._inventory.under(dict(assumptions)) if assumptions else self._inventory
        self._views[assumptions] = (view, EstateWorld(view, partial=self._partial))
        return self._views[assumptions]

    def _holds(self, assumptions: Assumptions) -> bool:
        """Whether some parameter values make the assumptions hold, asked once for all resources and checks."""
        if assumptions not in self._possible:
            self._possible[assumptions] = self._inventory.possible(dict(assumptions))
        return self._possible[assumptions]

    def _judge(self, check: Check, member: Member, resource: Resource, assumptions: Assumptions) -> Judgement | None:
        """The verdict under these assumptions, or None when the resource does not exist under them."""
        view, world = self._views.get(assumptions) or self._view(assumptions)
        changed = False
        if assumptions or resource.conditional:
            seen = view.get(resource.key)
            if seen is None:
                return None
            resource, changed = seen, seen is not resource
        try:
            result = check.run(resource.properties, world, member)
        except Undetermined as raised:
            condition = raised.cause.condition
            if condition and condition not in dict(assumptions) and len(assumptions) < MOST_CONDITIONS:
                return self._both_ways(check, member, resource, assumptions, condition)
            return "undetermined", raised.cause.reason, Spot(check, member, resource, world)
        except Exception as raised:  # noqa: BLE001 — a crash of a check is reported, and never ends the scan
            return "error", f"the check crashed: {crash(raised)}", Spot(check, member, resource)
        verdict = result.verdict
        if verdict == "fail":
            return verdict, result.reason, Spot(check, member, resource, world, result.at)
        return verdict, result.reason, Spot(check, member, resource) if changed else None

    def _both_ways(
        self, check: Check, member: Member, resource: Resource, assumptions: Assumptions, condition: str
    ) -> Judgement | None:
        """The verdict if the condition holds and if not: one verdict when they agree, else undetermined."""
        reached: list[tuple[bool, Judgement]] = []
        for value in (True, False):
            assumed = tuple(sorted((*assumptions, (condition, value))))
            if self._holds(assumed):
                judgement = self._judge(check, member, resource, assumed)
                if judgement is not None:
                    reached.append((value, judgement))
        if not reached:
            return None
        verdicts = {verdict for _, (verdict, _, _) in reached}
        if len(verdicts) == 1:
            return reached[0][1]
        label = condition.partition("?")[2]
        told = ", ".join(f"{verdict} if {'' if value else 'not '}({label})" for value, (verdict, _, _) in reached)
        worst = next((judgement for _, judgement in reached if judgement[0] == "fail"), reached[0][1])
        return "undetermined", f"depends on a condition: {told}", worst[2]


def crash(raised: Exception) -> str:
    """What was raised and where; not its text, which may hold a value of the estate's."""
    import traceback
    from pathlib import PurePath

    frames = traceback.extract_tb(raised.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(raised).__name__}{place}"


def decide_again(check: Check, member: Member, resource: Resource, world: EstateWorld) -> Path:
    """The path of the property that decides, found by running the check over a traced copy."""
    root, trail = traced(resource.properties)
    try:
        return trail.deciding(check.run(root, world, member).at)
    except Undetermined:
        return trail.deciding()
    except Exception:  # noqa: BLE001 — the first run already told the verdict; only the path is wanted here
        return ()


def dotted(path: Path) -> str:
    """`("SecurityGroupIngress", 0, "CidrIp")` as `SecurityGroupIngress[0].CidrIp`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def satellite_at(resource: Resource, path: Path) -> Satellite | None:
    """The folded satellite in which the property at a path was declared."""
    for satellite in resource.satellites:
        if path[: len(satellite.path)] == satellite.path:
            return satellite
    return None
