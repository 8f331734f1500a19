"""Runs one check on one resource.

The verdict, the property that decided, and every branch of an undecided condition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.audit.trace import path_to, traced
from remit.audit.world import EstateWorld
from remit.model import Finding, Obj, Undetermined

if TYPE_CHECKING:
    from remit.audit.registry import Check, Member
    from remit.model import Inventory, Resource, Result, Satellite
    from remit.model.finding import Verdict
    from remit.model.resource import Path

MOST_CONDITIONS = 6
"""Beyond as many undecided conditions in one question, the rest stays undetermined (64 branches are enough)."""

Assumptions = tuple[tuple[str, bool], ...]


class Judgement:
    """A verdict before it is a finding: what was decided, why, and on which property."""

    __slots__ = ("path", "reason", "resource", "verdict")

    def __init__(self, verdict: Verdict, reason: str, resource: Resource, path: Path = ()) -> None:
        """`resource` is the one of the view in which the verdict was reached."""
        self.verdict = verdict
        self.reason = reason
        self.resource = resource
        self.path = path


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
        shown, path = judgement.resource, judgement.path
        return Finding(
            check=check.finding_id(member),
            also=member.also,
            duty=check.duty,
            severity=member.severity,
            verdict=judgement.verdict,
            reason=judgement.reason,
            resource=resource,
            title=check.title,
            property=dotted(path) if path else "",
            location=shown.locate(path) if path else shown.location,
            declared_by=satellite_at(shown, path) if shown.satellites else None,
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
            path, _ = decide_again(check, member, resource, world)
            return Judgement("undetermined", raised.cause.reason, resource, path)
        except Exception as raised:  # noqa: BLE001 — a crash of a check is reported, and never ends the scan
            return Judgement("error", f"the check crashed: {crash(raised)}", resource)
        if result.verdict != "fail":
            return Judgement(result.verdict, result.reason, resource)
        named = path_to(result.at, resource.properties) if isinstance(result.at, Obj) else None
        path = named if named is not None else decide_again(check, member, resource, world)[0]
        return Judgement("fail", result.reason, resource, path)

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
        return Judgement("undetermined", f"depends on a condition: {told}", worst.resource, worst.path)


def crash(raised: Exception) -> str:
    """What was raised and where; not its text, which may hold a value of the estate's."""
    import traceback
    from pathlib import PurePath

    frames = traceback.extract_tb(raised.__traceback__)
    place = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(raised).__name__}{place}"


def decide_again(check: Check, member: Member, resource: Resource, world: EstateWorld) -> tuple[Path, Result | None]:
    """Run the check over a traced copy: the path of the property that decided, and the result if there was one."""
    root, trail = traced(resource.properties)
    try:
        result = check.run(root, world, member)
    except Undetermined:
        return trail.deciding(), None
    except Exception:  # noqa: BLE001 — the first run already told the verdict; only the path is wanted here
        return (), None
    return trail.deciding(result.at), result


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
