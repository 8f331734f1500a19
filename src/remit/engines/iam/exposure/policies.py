"""How far a resource's own policy opens it, and what beside the policy decides that in some services."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.arns import account_of, text_of
from remit.engines.iam.assets import bus_statement, grants_of, permission_policy, policies_of
from remit.engines.iam.documents import items
from remit.engines.iam.exposure.audience import Audience
from remit.engines.iam.exposure.elsewhere import Home
from remit.engines.iam.exposure.membership import is_outside
from remit.engines.iam.exposure.openings import ACCOUNT, AUTHENTICATED, PUBLIC, Opening, met, narrowed, unpublished
from remit.engines.iam.library import told_name
from remit.engines.iam.naming import NUMBER
from remit.engines.iam.organizations import RESOURCE_CONTROL
from remit.engines.iam.request import given, policy_of
from remit.engines.iam.services import UNDER_RESOURCE_CONTROL
from remit.engines.iam.truth import both, either, negate
from remit.model import MISSING, Cause, Obj, Reference, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from remit.engines.iam.document import Statement
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.exposure.elsewhere import Told
    from remit.engines.iam.request import Policy
    from remit.engines.iam.truth import Truth
    from remit.model import Resource

NOTHING: Told = MappingProxyType({})


class Subject(NamedTuple):
    """A resource that is asked about; `actions` are the telling ones, `anonymous` whether some need no credentials.

    Requests `without` these condition keys are asked about.
    """

    resource: Resource
    estate: Estate
    actions: tuple[str, ...]
    anonymous: bool
    without: tuple[str, ...] = ()

    @property
    def account(self) -> str | None:
        """The number of the resource's account; of code that of where it is deployed, if that is known."""
        letters = account_of(self.resource)
        found = text_of(self.estate.bindings.get(str(letters[0]), letters)) if len(letters) == 1 else text_of(letters)
        return found if NUMBER.fullmatch(found) else None

    @property
    def home(self) -> Home:
        """Its account and its organization."""
        found = self.estate.organization.id_of(self.resource)
        known = found if isinstance(found, str) else None
        return Home(self.account, known, lambda who: is_outside(self.estate, self.resource, who))

    def beside(self, type_name: str, by: str) -> Iterator[Any]:
        """The properties of the resources of a type that point here; a cause where there may be others."""
        return self.estate.pointers.to(self.resource, type_name, by)

    def audience(self, told: Told = NOTHING) -> Audience:
        """Whom to ask about, for any action of the service."""
        services = dict.fromkeys(f"{action.partition(':')[0]}:*" for action in self.actions)
        told = {**told, **dict.fromkeys((key.lower() for key in self.without), (None,))}
        return Audience((*self.actions, *services), anonymous=self.anonymous, home=self.home, told=told)


def by_policy(subject: Subject) -> Iterator[Opening]:
    """What the resource's policies let in."""
    yield from weighed(subject, policies_of(subject.resource))


def weighed(subject: Subject, policies: Any, told: Told = NOTHING) -> Iterator[Opening]:
    """What policies let in, less what the organization's resource control policies deny."""
    statements = statements_in(policies)
    if all(each.effect == "deny" for each in statements):
        return  # where nothing is allowed, nobody comes in
    denies, unread = controls(subject)
    found = subject.audience(told).openings([*statements, *denies])
    yield from narrowed(found, unread)


def statements_in(policies: Iterable[Policy]) -> list[Statement]:
    """The statements of all policies."""
    return [statement for policy in policies for statement in policy.statements]


def controls(subject: Subject) -> tuple[list[Statement], Truth]:
    """The Deny statements of resource control policies, and whether there may be others that were not read."""
    service = subject.actions[0].partition(":")[0] if subject.actions else ""
    organization = subject.estate.organization
    if service not in UNDER_RESOURCE_CONTROL or organization.manages(subject.resource.account):
        return [], False
    levels = organization.levels(RESOURCE_CONTROL, subject.resource)
    if isinstance(levels, Cause):
        return [], levels
    found = statements_in(policy for level in levels for policy in level)
    return [each for each in found if each.effect != "allow"], False


def by_key(subject: Subject) -> Iterator[Opening]:
    """A key: its policy, and grants, which no policy denies in advance.

    https://docs.aws.amazon.com/kms/latest/developerguide/grants.html.
    """
    yield from weighed(subject, (*policies_of(subject.resource), *grants_of(subject.resource)))


def at_path(path: str) -> Callable[[Subject], Iterator[Opening]]:
    """A reader of a policy at another place than usual; lists on the way are walked."""

    def read(subject: Subject) -> Iterator[Opening]:
        found: list[Any] = [subject.resource.properties]
        for name in path.split("."):
            found = [each for value in found for each in items(value[name])]
        name = f"the policy of {told_name(subject.resource)}"
        for document in found:
            yield from weighed(subject, [policy_of(name, document, subject.resource.key)])

    return read


def by_parameter(subject: Subject) -> Iterator[Opening]:
    """A parameter, which can be shared in the advanced tier only.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-shared-parameters.html.
    """
    tier = subject.resource.properties["Tier"]
    standard = True if is_known(tier) and tier == MISSING else is_value(tier, "Standard")
    yield from narrowed(by_policy(subject), standard)


def by_permissions(subject: Subject) -> Iterator[Opening]:
    """Permissions that the service makes statements of."""
    name = f"a permission of {told_name(subject.resource)}"
    permissions = items(subject.resource.properties["Permissions"])
    yield from weighed(subject, [permission_policy(name, organized(each)) for each in permissions])


def organized(permission: Any) -> Any:
    """A layer's permission in the words of a function's:
    https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html.
    """  # noqa: D205
    if not isinstance(permission, Obj) or "OrganizationId" not in tuple(permission):
        return permission
    return Obj({**permission.__dict__, "PrincipalOrgID": permission["OrganizationId"]})


def by_default_bus(subject: Subject) -> Iterator[Opening]:
    """A policy that names no event bus, or `default`, is one of the account's own, and others of it may deny.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html.
    """
    own, denies = subject.resource, []
    for each in subject.estate.library.of_type(own.type) if is_of_default_bus(own) is True else ():
        if each is not own and each.scope == own.scope and is_of_default_bus(each) is True:
            found = bus_policy(each)
            denies += [found._replace(statements=tuple(one for one in found.statements if one.effect == "deny"))]
    yield from weighed(subject, [bus_policy(own), *denies])


def is_of_default_bus(policy: Resource) -> Truth:
    """Whether a policy is one of the account's default bus."""
    return either(is_value(policy.properties["EventBusName"], each) for each in (MISSING, "default"))


def bus_policy(resource: Resource) -> Policy:
    """What such a policy says."""
    return policy_of(f"the policy {told_name(resource)}", Obj({"Statement": bus_statement(resource.properties)}))


# Functions


def by_function(subject: Subject) -> Iterator[Opening]:
    """A function's policy: who calls it directly, and who by a URL, which may ask for no signature."""
    policies = list(policies_of(subject.resource))
    urls = list(subject.beside("AWS::Lambda::Url", "TargetFunctionArn"))
    yield from weighed(subject._replace(anonymous=False), policies, DIRECTLY)
    for kind in ("NONE", "AWS_IAM"):
        there = either(each if isinstance(each, Cause) else is_value(each["AuthType"], kind) for each in urls)
        yield from narrowed(by_url(subject, policies, kind), negate(there))


def by_url(subject: Subject, policies: Sequence[Policy], kind: str) -> Iterator[Opening]:
    """Who may call by a URL of a kind. Newer URLs need both permissions, older ones the first alone.

    https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html.
    """
    told: Told = {AUTH_TYPE: (given(kind),), BY_URL: (given("true"),)}
    doors = []
    for action in ("lambda:InvokeFunctionUrl", "lambda:InvokeFunction"):
        audience = Audience((action,), anonymous=kind == "NONE", home=subject.home, told=told)
        doors.append(list(audience.openings(statements_in(policies))))
    yield from met(*doors)
    yield from (each._replace(truth=both((each.truth, MADE_WHEN))) for each in doors[0])


AUTH_TYPE, BY_URL = "lambda:functionurlauthtype", "lambda:invokedviafunctionurl"
DIRECTLY: Told = MappingProxyType({AUTH_TYPE: (None,), BY_URL: (None, given("false"))})
MADE_WHEN = Cause(
    "a URL made since October 2025 needs a permission for lambda:InvokeFunction too, an older one does not"
)


def is_value(value: Any, wanted: object) -> Truth:
    """Whether a property has a value."""
    return cause_of(value) if not is_known(value) else value == wanted


# Places that networks reach


def by_mount(subject: Subject) -> Iterator[Opening]:
    """A file system. Whoever reaches a mount target is in the network, which the policy does not decide.

    https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html.
    """
    told: Told = {"elasticfilesystem:accessedviamounttarget": (None, given("false"))}
    yield from weighed(subject, policies_of(subject.resource), told)


def by_domain(subject: Subject) -> Iterator[Opening]:
    """A search domain: in a VPC the public does not reach it, and users of its own may be asked for.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html and fgac.html beside it.
    """
    properties = subject.resource.properties
    options = properties["VPCOptions"]
    inside = cause_of(options) if not is_known(options) else bool(items(options["SubnetIds"]))
    security = properties["AdvancedSecurityOptions"]
    asks = both((truth_of(security["Enabled"]), negate(truth_of(security["AnonymousAuthEnabled"]))))
    for each in unpublished(by_policy(subject), inside):
        yield each if asks is False else each._replace(truth=both((each.truth, ITS_USERS)))


ITS_USERS = Cause("the domain asks for users of its own, and whom it takes for them is not read")


def truth_of(value: Any) -> Truth:
    """A boolean property; absent is false."""
    return cause_of(value) if not is_known(value) else bool(value)


def by_api(subject: Subject) -> Iterator[Opening]:
    """A REST API: its policy, the kind of its endpoint, and what its methods ask for.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html. A private one is
    called through VPC endpoints, in any account that its policy lets in.
    """
    properties = subject.resource.properties
    private = either(is_value(each, "PRIVATE") for each in items(properties["EndpointConfiguration"]["Types"]))
    unsigned, signed = either_method(subject, asks_nobody), either_method(subject, asks_for_signature)
    if is_known(properties["Policy"]) and properties["Policy"] == MISSING:
        everybody = Opening(PUBLIC, "anyone", subject.actions[0], properties, "it has no policy, and lets anyone call")
        yield from narrowed([everybody], either((private, negate(unsigned))))
        return
    found = narrowed(by_policy(subject), either((private, negate(unsigned))), to=AUTHENTICATED)
    yield from narrowed(found, negate(either((unsigned, signed))))


def either_method(subject: Subject, asks: Callable[[Any], Truth]) -> Truth:
    """Whether one of an API's methods asks for what is meant, as far as they are told one by one."""
    properties = subject.resource.properties
    for name in ("Body", "BodyS3Location", "CloneFrom"):
        if not is_known(properties[name]) or properties[name] != MISSING:
            return Cause("what its methods ask for stands in an OpenAPI document, which is not weighed")
    methods = subject.beside("AWS::ApiGateway::Method", "RestApiId")
    return either(each if isinstance(each, Cause) else asks(each) for each in methods)


def asks_for_signature(method: Any) -> Truth:
    """Whether a method asks who calls by IAM, which the users of an authorizer are not asked for."""
    return is_value(method["AuthorizationType"], "AWS_IAM")


def asks_nobody(method: Any) -> Truth:
    """Whether a method lets anyone call it; an API key is no credential. Preflight requests carry none by design.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html.
    """
    preflight = is_value(method["HttpMethod"], "OPTIONS")
    return both((is_value(method["AuthorizationType"], "NONE"), negate(preflight)))


def by_pool(subject: Subject) -> Iterator[Opening]:
    """An identity pool gives guests the role that is attached for them, if it takes guests.

    https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html.
    """
    properties = subject.resource.properties
    role = properties["RoleAttachment"]["Roles"]
    if is_known(role) and isinstance(role, Obj):
        role = role["unauthenticated"]
    has_role: Truth = cause_of(role) if not is_known(role) and not isinstance(role, Reference) else role != MISSING
    truth = both((truth_of(properties["AllowUnauthenticatedIdentities"]), has_role))
    if truth is not False:
        yield Opening(PUBLIC, "anyone", subject.actions[0], properties, "guests get credentials of its role", truth)


def by_design(subject: Subject) -> Iterator[Opening]:
    """What is published by its very kind."""
    yield Opening(PUBLIC, "anyone", subject.actions[0], subject.resource.properties, "it is public by design")


def by_services(subject: Subject) -> Iterator[Opening]:
    """An authorization policy of VPC Lattice counts only where the service asks for IAM; without, networks decide.

    https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html. Callers come from VPCs of the network.
    """
    asks = is_value(subject.resource.properties["AuthType"], "AWS_IAM")
    yield from narrowed(by_policy(subject), negate(asks), to=ACCOUNT)
