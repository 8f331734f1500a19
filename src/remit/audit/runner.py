"""Runs one check on one resource.

The verdict, the property that decided, and every branch of an undecided condition.
"""

from __future__ import annotations

from functools import partial
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


class Judgement:
    """A verdict before it is a finding: what was decided, why, and in which world it can be decided again."""

    __slots__ = ("at", "reason", "resource", "verdict", "world")

    def __init__(
        self, verdict: Verdict, reason: str, resource: Resource, world: EstateWorld | None = None, at: object = None
    ) -> None:
        """`resource` is the one of the view in which the verdict was reached.

        `world` is that of the view where a property decided, and `at` what the check named as such.
        """
        self.verdict = verdict
        self.reason = reason
        self.resource = resource
        self.world = world
        self.at = at

    def place(self, check: Check, member: Member) -> Place:
        """Where it was decided: at what the check named, else at the last property that it read."""
        shown, path = self.resource, None
        if self.world is not None:
            path = path_to(self.at, shown.properties) if isinstance(self.at, Obj) else None
            path = path if path is not None else decide_again(check, member, shown, self.world)
        if not path:
            return Place(shown.location)
        return Place(shown.locate(path), dotted(path), satellite_at(shown, path) if shown.satellites else None)


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
        judgement = self._judge(check, member, resource, ())
        if judgement is None:
            judgement = Judgement("undetermined", "no choice of parameters makes this resource exist", resource)
        return Finding(
            check=member.id,
            also=member.also,
            duty=check.duty,
            severity=member.severity,
            verdict=judgement.verdict,
            reason=judgement.reason,
            resource=resource,
            title=check.title,
            place=partial(judgement.place, check, member)
            if judgement.world or judgement.resource is not resource
            else None,
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
        if assumptions or resource.conditional:
            seen = view.get(resource.key)
            if seen is None:
                return None
            resource = seen
        try:
            result = check.run(resource.properties, world, member)
        except Undetermined as raised:
            condition = raised.cause.condition
            if condition and condition not in dict(assumptions) and len(assumptions) < MOST_CONDITIONS:
                return self._both_ways(check, member, resource, assumptions, condition)
            return Judgement("undetermined", raised.cause.reason, resource, world)
        except Exception as raised:  # noqa: BLE001 — a crash of a check is reported, and never ends the scan
            return Judgement("error", f"the check crashed: {crash(raised)}", resource)
        if result.verdict != "fail":
            return Judgement(result.verdict, result.reason, resource)
        return Judgement("fail", result.reason, resource, world, result.at)

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
        verdicts = {judgement.verdict for _, judgement in reached}
        if len(verdicts) == 1:
            return reached[0][1]
        label = condition.partition("?")[2]
        told = ", ".join(f"{judgement.verdict} if {'' if value else 'not '}({label})" for value, judgement in reached)
        worst = next((judgement for _, judgement in reached if judgement.verdict == "fail"), reached[0][1])
        told = f"depends on a condition: {told}"
        return Judgement("undetermined", told, worst.resource, worst.world, worst.at)


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
