"""What a check says: its declaration, its result, and the finding that the reader gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Literal

    from remit.model.resource import Location, Resource, Satellite

    Effect = Literal["", "in effect", "without effect"]
    Verdict = Literal["pass", "fail", "undetermined", "not-applicable", "error"]
    Severity = Literal["critical", "high", "medium", "low", "info"]
    Duty = Literal[
        "facilities",
        "hardware",
        "network-infrastructure",
        "virtualization",
        "service-software",
        "guest-os",
        "platform",
        "network-controls",
        "application",
        "end-user-auth",
        "identity-access",
        "transit-encryption",
        "rest-encryption",
        "key-custody",
        "logging-monitoring",
        "backup-recovery",
    ]

SEVERITIES: tuple[Severity, ...] = ("critical", "high", "medium", "low", "info")
"""Most urgent first."""

DUTIES: tuple[Duty, ...] = (
    "facilities",
    "hardware",
    "network-infrastructure",
    "virtualization",
    "service-software",
    "guest-os",
    "platform",
    "network-controls",
    "application",
    "end-user-auth",
    "identity-access",
    "transit-encryption",
    "rest-encryption",
    "key-custody",
    "logging-monitoring",
    "backup-recovery",
)
"""The stack, bottom to top. Their texts and sources are in `catalogue/duties.toml`."""


class Meta:
    """The typed facts of a check; the docstring of its module is the page, its path the id.

    `type` is one registry type or several. `needs` names other types and `Remit::*` facts read through the world.
    `also`
    lists ids of the same item elsewhere, bare as those tools write them (`RDS.3`, `CKV_AWS_16`, `CIS-5.0:2.2.1`,
    `config:rds-storage-encrypted`). `controls` are NIST SP 800-53 r5 ids. `outweighs` names the checks of
    a policy's text whose failures this one, which sees what holds in effect, puts first or last.
    """

    __slots__ = ("also", "controls", "duty", "needs", "outweighs", "severity", "type")

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        *,
        type: str | tuple[str, ...],
        duty: Duty,
        severity: Severity,
        needs: tuple[str, ...] = (),
        also: tuple[str, ...] = (),
        controls: tuple[str, ...] = (),
        outweighs: tuple[str, ...] = (),
    ) -> None:
        """All by name."""
        self.type = (type,) if isinstance(type, str) else type
        self.duty = duty
        self.severity = severity
        self.needs = needs
        self.also = also
        self.controls = controls
        self.outweighs = outweighs


class Result:
    """What `run` returns.

    A verdict, the reason in one clause, and the value that decided, when the last one read did not.
    """

    __slots__ = ("at", "reason", "verdict")

    def __init__(self, verdict: Verdict, reason: str, at: object = None) -> None:
        """Use `passed`, `failed`, `not_applicable` or `expect`."""
        self.verdict = verdict
        self.reason = reason
        self.at = at


def passed(reason: str = "") -> Result:
    """The duty is done."""
    return Result("pass", reason)


def failed(reason: str, *, at: object = None) -> Result:
    """The duty is not done; `at` is the object among the properties to point to."""
    return Result("fail", reason, at)


def not_applicable(reason: str) -> Result:
    """The question does not arise for this resource."""
    return Result("not-applicable", reason)


def expect(condition: object, otherwise: str, *, at: object = None) -> Result:
    """Pass when the condition holds, else fail with the reason. An unknown condition raises `Undetermined`."""
    return Result("pass", "") if condition else Result("fail", otherwise, at)


class Waiver:
    """An accepted failure: who accepts it, why, and until when (ISO date).

    `check` is a glob over the ids of checks. In `remit.toml` `resource` is one over keys, addresses, ids and ARNs, and
    owner, reason and expiry are all given; there `duty` and `control` (`FRAMEWORK:ID`) narrow it further, or stand
    alone, and `void` says why it is not applied, whatever its date. One written beside the code has a `location`
    instead: it holds for the resources that it stands at, and any of the three may be empty. `peer` is the tool in
    whose words it is written, empty for remit's own.
    """

    __slots__ = ("check", "control", "duty", "expires", "location", "owner", "peer", "reason", "resource", "void")

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        *,
        check: str,
        resource: str = "",
        owner: str = "",
        reason: str = "",
        expires: str = "",
        location: Location | None = None,
        peer: str = "",
        duty: str = "",
        control: str = "",
        void: str = "",
    ) -> None:
        """All by name."""
        self.check = check
        self.duty = duty
        self.control = control
        self.void = void
        self.resource = resource
        self.owner = owner
        self.reason = reason
        self.expires = expires
        self.location = location
        self.peer = peer

    @property
    def about(self) -> str:
        """What it accepts: a check, a duty, a control, or several of them together."""
        return " and ".join(filter(None, ["" if self.check == "*" else self.check, self.duty, self.control])) or "*"

    @property
    def told(self) -> str:
        """The waiver as one clause: the reason, and in parentheses who accepts it, until when, and where it says so."""
        owner = f"owner {self.owner}" if self.owner else "no owner"
        until = f"until {self.expires}" if self.expires else "without end"
        place = f", written at {self.location}" if self.location else ""
        return f"{self.reason or 'no reason given'} ({owner}, {until}{place})"


class Place:
    """Where a verdict was decided: the path of the property, where it is declared, the satellite it stands in."""

    __slots__ = ("declared_by", "location", "property")

    def __init__(
        self,
        location: Location,
        property: str = "",  # noqa: A002 — the contract's own word
        declared_by: Satellite | None = None,
    ) -> None:
        """`property` is empty where the resource as a whole is meant."""
        self.location = location
        self.property = property
        self.declared_by = declared_by


class Finding:
    """One verdict for one check, member and resource.

    `check` is the id with its member (`ec2.open-admin-port:22`). `property` is the dotted path that decided, `location`
    where it is declared; `declared_by` the folded satellite it stands in. `effect` says of the failure of a policy's
    text whether what it warns of holds `in effect`, or is `without effect`; empty when nothing decided that.
    """

    __slots__ = (
        "_place",
        "also",
        "check",
        "duty",
        "effect",
        "reason",
        "resource",
        "severity",
        "title",
        "verdict",
        "waiver",
    )

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        *,
        check: str,
        also: Sequence[str],
        duty: Duty,
        severity: Severity,
        verdict: Verdict,
        reason: str,
        resource: Resource,
        title: str = "",
        place: Callable[[], Place] | None = None,
        waiver: Waiver | None = None,
    ) -> None:
        """All by name. `place` is called once, when somebody wants to know; without it the resource is meant."""
        self.check = check
        self.also = also
        self.duty = duty
        self.severity = severity
        self.verdict = verdict
        self.reason = reason
        self.resource = resource
        self.title = title
        self.waiver = waiver
        self.effect: Effect = ""
        self._place: Place | Callable[[], Place] | None = place

    @property
    def place(self) -> Place:
        """Where it was decided, looked for when first asked: most failures of a large estate are only counted."""
        found = self._place
        if not isinstance(found, Place):
            self._place = found = found() if found else Place(self.resource.location)
        return found

    @property
    def location(self) -> Location:
        """Where the property that decided is declared."""
        return self.place.location

    @property
    def declared_by(self) -> Satellite | None:
        """The folded satellite in which it stands; else the only one that tells of a resource not declared itself."""
        told = {each.key: each for each in self.resource.satellites if self.resource.external}
        return self.place.declared_by or (next(iter(told.values())) if len(told) == 1 else None)

    @property
    def property(self) -> str:
        """The dotted path of the property that decided; empty where the resource as a whole is meant."""
        return self.place.property
