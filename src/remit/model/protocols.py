"""The doors between floors: what a check may ask of the world, what a live source needs, where it keeps its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Literal

    from remit.model.unknowns import Unknown

    Circle = Literal[
        "public",
        "any authenticated AWS principal",
        "any customer of a service",
        "outside the organization",
        "named accounts",
    ]
    """Those whom a resource may let in besides its own account, the widest first."""

    Wording = Literal[
        "every action",
        "every action of a service",
        "every action of S3",
        "a wildcard in an action",
        "NotAction",
        "NotResource",
    ]
    """How a statement grants more than it names. What every action is counts as every one of a service as well."""


class Answer:
    """An engine's answer: `yes`, the `reason` in one clause, and `at`, the object among the properties that decided.

    An engine that cannot decide raises `Undetermined`; it never answers from missing data.
    """

    __slots__ = ("at", "reason", "yes")

    def __init__(self, yes: bool, reason: str = "", at: object = None) -> None:  # noqa: FBT001 — an answer is a bool
        """See the class."""
        self.yes = yes
        self.reason = reason
        self.at = at

    def __bool__(self) -> bool:
        """So that a check may write `if world.iam.allows_anyone(policy)`."""
        return self.yes


class Iam(Protocol):
    """Who may do what. Policies are documents as properties hold them (`bucket.BucketPolicy.PolicyDocument`).

    An absent document allows and denies nothing. Deny statements and conditions count.
    """

    def allows_anyone(self, policy: Any, *, actions: Iterable[str] = ("*",)) -> Answer:
        """Whether some Allow lets any AWS principal or the public do one of the actions, no condition narrowing it."""

    def allows_outside(self, policy: Any, *, account: str | None, actions: Iterable[str] = ("*",)) -> Answer:
        """Whether some Allow lets a principal of another account, or anyone, do one of the actions.

        `account` is the id of the policy's own account; without it a named account may be the own one.
        """

    def denies_plain_http(self, policy: Any, *, actions: Iterable[str]) -> Answer:
        """Whether every request without TLS (`aws:SecureTransport` false) is denied for everybody and the actions.

        For S3 actions the Deny must cover the objects, and the bucket unless all the actions are on objects.
        """

    def allows_everything(self, policy: Any) -> Answer:
        """Whether an identity policy allows all actions on all resources (full administration)."""

    def allows_every_action(self, policy: Any) -> Answer:
        """Whether a statement allows all actions, on whatever resources."""

    def allows_any_action_of(self, policy: Any, services: Iterable[str]) -> Answer:
        """Whether a policy allows every action (`kms:*`) of one of the services on all resources."""

    def allows_privilege(self, policy: Any, actions: Iterable[str]) -> Answer:
        """Whether an identity policy allows one of the actions (`iam:PassRole`) on all resources of a kind."""

    def misnames(self, *policies: Any) -> Answer:
        """Whether a policy names an action that no service has, as far as the services are known."""

    def allows_level(self, policy: Any, access: Iterable[str]) -> Answer:
        """Whether an identity policy allows, on all resources of a kind, an action that could be limited to some.

        `access` are the levels that count: `permissions`, `write`, `tagging`, `read`, `list`.
        """

    def allows_escalation(self, policy: Any) -> Answer:
        """Whether an identity policy allows, on all resources, all that a way to become somebody else needs."""

    def allows_by(self, policy: Any, wording: Wording) -> Answer:
        """Whether an Allow is worded like that, whatever its resources, conditions and the Denies beside it."""

    def trusts_anyone(self, policy: Any) -> Answer:
        """Whether a role's trust policy lets any AWS principal, or anyone at a shared identity provider, assume it."""

    def trusts_any_subject(self, policy: Any) -> Answer:
        """Whether a role's trust policy lets in every identity of an OpenID Connect provider, whatever its subject."""

    def trusts_accounts(self, policy: Any) -> Answer:
        """Whether a role's trust policy lets all principals of an account assume it, the own account's too."""

    def trusts_outside(self, policy: Any, *, account: str | None) -> Answer:
        """Whether a role's trust policy lets a principal of another account assume it."""

    def confusable(self, policy: Any) -> Answer:
        """Whether an AWS service may act for any account: no source account, ARN or organization is demanded."""

    def lets_in(self, resource: Any, circle: Circle, *, without: tuple[str, ...] = ()) -> Answer:
        """Whether a resource lets in exactly a circle of others, all that decides taken together.

        That are its policies, Deny statements, conditions, the organization's policies, ACLs, blocks of public access,
        access points and lists of accounts. `without` names condition keys that the requests lack. An inner circle may
        be empty because a wider one is open.
        """

    def malformed(self, resource: Any) -> Answer:
        """Whether a policy of a resource is one that AWS would refuse: an element that it does not know, or lacks."""

    def administers(self, principal: Any) -> Answer:
        """Whether a user or role has all actions on all resources, in effect.

        All its policies and its groups' taken together, within its boundary and the organization's policies. What these
        deny in part leaves an administrator.
        """

    def becomes_administrator(self, principal: Any) -> Answer:
        """Whether a user or role that cannot do everything can make itself able to, step by step.

        By what it may change, pass or assume, all policies taken together. Undetermined when a step is only possible.
        """


class Network(Protocol):
    """What reaches what."""

    def admits(
        self,
        group: Any,  # the properties of a security group
        *,
        port: int | None = None,
        protocol: str = "tcp",
        sources: Iterable[str] = ("0.0.0.0/0", "::/0"),
    ) -> Answer:
        """Whether ingress rules, alone or together, admit all of one of the sources to the port (None: to any port).

        `protocol` is `tcp`, `udp`, `icmp` or `icmpv6` (then the port is the type), a number, `-1` for all protocols at
        once, or `any` for one or another.
        """

    def sends(self, group: Any, *, networks: Iterable[str] = ("0.0.0.0/0", "::/0")) -> Answer:
        """Whether egress rules let traffic out to all of one of the networks on every port.

        Absent egress rules let everything out, as AWS has it; an empty list lets nothing out.
        """

    def acl_admits(
        self,
        acl: Any,  # the properties of a network ACL
        *,
        port: int | None = None,
        protocol: str = "tcp",
        sources: Iterable[str] = ("0.0.0.0/0", "::/0"),
    ) -> Answer:
        """Whether a network ACL's entries, by the order of their numbers, let all of one of the sources in."""

    def exposed(self, properties: Any, *, ports: Iterable[int] = (), protocol: str = "tcp") -> Answer:
        """Whether anyone on the internet reaches a resource, in effect, at one of the ports (none given: at any)."""

    def is_public(self, route_table: Any, *, resolve: Callable[[Any, str], Any] | None = None) -> Answer:
        """Whether a route leads to an internet gateway. `resolve` is `World.resolve`, for referenced gateways."""

    def any_public(self, subnets: Any, *, resolve: Callable[[Any, str], Any]) -> bool:
        """Whether the route table of one of the subnets that a list names leads to an internet gateway."""


class Secrets(Protocol):
    """Whether a credential stands in the clear. An answer's reason names the kind of one, never its value."""

    def holds(self, value: Any) -> Answer:
        """Whether a text, or one within an object or list, is or holds a credential.

        By its form (an access key, a private key), or by the name before it: a variable of an environment, a member of
        an object, `PASSWORD=…` in a script. A secret of a store that is put here at deployment counts as well.
        """

    def written(self, value: Any) -> Answer:
        """Whether a property that is a secret (a password) stands in the code itself.

        Not when it is absent, nor when it only names a secret of a store: `{{resolve:secretsmanager:…}}`, Terraform's
        `data.aws_secretsmanager_secret_version`; nor when it is a parameter that is never shown and has no default.
        """


class Versions(Protocol):
    """Which versions have come to their end, by a list that AWS's pages and APIs gave on a day."""

    def ended(self, product: str, version: Any) -> Answer:
        """Whether support of a version had ended: `eks`, `lambda`, or `rds:` or `rds-standard:` and an engine.

        The first tells of RDS which versions are withdrawn, the second of which major ones standard support had ended.
        A minor version that AWS's list lacks although it has a newer one has ended. `Undetermined` for any other that
        it does not have: it may be newer than the list.
        """


class Entries(Protocol):
    """What the internet can use, and how it gets in."""

    def is_public(self, resource: Any) -> Answer:
        """Whether everybody on the internet can use an entry point, `reason` saying how, or what keeps them out.

        A type that is none has no answer: `TypeError`.
        """

    def is_host_of(self, name: Any, type_name: str) -> bool:
        """Whether a host name is one that AWS gave to a resource of a type, such as `AWS::Lambda::Url`.

        A reference tells it by the type that it leads to, any other name by its letters; `Undetermined` when neither is
        known.
        """

    def bypass(self, distribution: Any) -> Answer:
        """Whether a load balancer behind a CloudFront distribution can be reached past it.

        The `reason` of a yes says by whom: `open`: by everybody; `any distribution`: through anybody's distribution.
        That of a no is empty when no load balancer is behind it.
        """


class Alarms(Protocol):
    """What somebody is called for."""

    def answer_for(self, watched: Any) -> bool:
        """Whether alarms can be asked of an account or a trail.

        Not of a trail of an account, which is asked as a whole, of one Region, or with events that reach no log group.
        """

    def raised_by(self, words: Iterable[str], *, of: Any) -> bool:
        """Whether an alarm with an action counts the events of a log group that name all the words.

        The pattern of a metric filter has to name them; how it joins them is not judged. `of` is the account, or a
        trail in code, of which the group that its events go to is asked, and what is declared taken as whole.
        """

    def told_by_rds(self, source: str, categories: Iterable[str], *, of: Any) -> bool:
        """Whether a subscription tells of all events of these categories, of every source of a type (`db-instance`)."""


class World(Protocol):
    """What a check may ask beside the properties of its own resource. All answers are properties of other resources."""

    iam: Iam
    network: Network
    secrets: Secrets
    versions: Versions
    entries: Entries
    alarms: Alarms

    def resolve(self, value: Any, type_name: str) -> Any:
        """The properties of the resource that a value (reference, id, ARN or name) points to.

        Absent value: `MISSING`. Not in the inventory: an `Unknown` that says so.
        """

    def about(self, properties: Any, type_name: str, *, by: str) -> list[Any]:
        """The resources of a type whose property at the dotted path `by` points to this one.

        An `Unknown` item stands for those that cannot be seen: with `some()` a known yes still decides.
        """

    def all(self, type_name: str, *, of: Any) -> list[Any]:
        """All resources of a type beside a resource; an `Unknown` item stands for what is out of sight.

        Beside means in its account and Region. A global one, such as the account, stands beside all: what each Region
        must have is asked of something that every Region has.
        """

    def in_sight(self, type_name: str, *, of: Any) -> list[Any]:
        """All resources of a type beside a resource; what is declared is taken as whole, as `about` takes it.

        For what attaches to it by a pattern, a tag or a text, which `about` cannot follow.
        """

    def fact(self, type_name: str, *, of: Any) -> Any:
        """The `Remit::*` fact of the account (and Region) of a resource.

        An `Unknown` where there is no account to ask.
        """

    def declared(self, properties: Any) -> bool:
        """Whether the resource was read from code, where what is written can be seen, rather than from an account."""

    def days_since(self, moment: Any, *, of: Any) -> int:
        """Whole days from a moment (ISO 8601) to the time at which the account of a resource was read.

        A replayed snapshot has the time of its scan. Code knows no time: undetermined.
        """

    def account_of(self, properties: Any) -> str | None:
        """The id of a resource's account; None of code that does not name it."""

    def region_of(self, properties: Any) -> str | Unknown:
        """The Region of a resource."""


class Needs:
    """What the chosen checks want read: resource types, `Remit::*` facts among them. Empty means everything."""

    __slots__ = ("types",)

    def __init__(self, types: Iterable[str] = ()) -> None:
        """`audit` computes them; `cli` passes them to the source."""
        self.types = frozenset(types)

    def wants(self, type_name: str) -> bool:
        """Whether a type is to be read."""
        return not self.types or type_name in self.types


class Page:
    """One answer of one API call. `body` is the parsed response, redacted; `error` is set instead when it failed.

    `error` holds `code`, `message` and `action` (the IAM action), as strings.
    """

    __slots__ = ("account", "body", "error", "operation", "parameters", "region", "service", "token")

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        *,
        account: str,
        region: str,
        service: str,
        operation: str,
        parameters: dict[str, Any],
        token: str = "",
        body: Any = None,
        error: dict[str, str] | None = None,
    ) -> None:
        """`token` is the continuation token that asked for this page, empty for the first."""
        self.account = account
        self.region = region
        self.service = service
        self.operation = operation
        self.parameters = parameters
        self.token = token
        self.body = body
        self.error = error


class Pages(Protocol):
    """Where a live source appends each page as it arrives, and replays it from.

    One code path for live, resumed, snapshot.
    """

    offline: bool
    """Whether nothing may be asked: a page that is not here is then Unknown ("not collected")."""

    def get(
        self, account: str, region: str, service: str, operation: str, parameters: dict[str, Any], token: str
    ) -> Page | None:
        """The page of that call, if it was read before and did not fail in passing (throttled, timed out, expired)."""

    def append(self, page: Page) -> None:
        """Keep the page, durably, before it is used. `RemitError` (exit 4) when it cannot be written."""
