"""APIs: REST, HTTP and WebSocket APIs of API Gateway, GraphQL APIs of AppSync, and the URLs of functions.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html,
https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html,
https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.entries.balancers import ALIAS, BALANCER, FUNCTION, LISTENER
from remit.engines.network.entries.certificates import certificate_of, fact_of_tls
from remit.engines.network.entries.directory import items, label_of
from remit.engines.network.entries.distributions import ORIGINS
from remit.engines.network.entries.firewalls import filtered
from remit.engines.network.entries.words import Door, Entry, Fact, Onward, asked, fact, unknown
from remit.engines.network.rules import number_of
from remit.model import MISSING, Cause, Obj, PartialString, Undetermined, is_known, or_default, some

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.network.entries.directory import Directory
    from remit.model import Resource

URL = "AWS::Lambda::Url"
REST, METHOD, STAGE, DOMAIN = (f"AWS::ApiGateway::{name}" for name in ("RestApi", "Method", "Stage", "DomainName"))
HTTP, ROUTE, INTEGRATION, DOMAIN_2 = (
    f"AWS::ApiGatewayV2::{each}" for each in ("Api", "Route", "Integration", "DomainName")
)
LINK, LINK_2 = "AWS::ApiGateway::VpcLink", "AWS::ApiGatewayV2::VpcLink"
GRAPHQL, SOURCE = "AWS::AppSync::GraphQLApi", "AWS::AppSync::DataSource"
DATABASE_CLUSTER, TABLE, DOMAIN_OF_SEARCH = (
    "AWS::RDS::DBCluster",
    "AWS::DynamoDB::Table",
    "AWS::OpenSearchService::Domain",
)
CALL = "call"
BEYOND = "what it passes requests to is not told in a way that can be read"


def rest_of(api: Resource, directory: Directory) -> Entry:
    """A REST API: on the internet unless it is private, or only its own address led to it and that is switched off."""
    properties = api.properties
    domains, more = rest_domains(api, directory)
    public = fact(
        lambda: not is_private(properties) and is_addressed(properties, domains, more),
        "it has an address on the internet",
        "it is private, or its address is switched off",
    )
    methods, doubt = directory.pointing(api, METHOD, "RestApiId")
    written = doubt is not None or any(is_present(properties[name]) for name in ("Body", "BodyS3Location"))
    onward = [one for method in methods for one in rest_onward(method, directory)]
    onward += unread(written, onward)
    stages, _ = directory.pointing(api, STAGE, "RestApiId")
    door = api_door(api, rest_sign_in(properties, methods, written=written), domains, onward, directory)
    return Entry(api, public, (door,), rest_acl(stages, directory))


def rest_domains(api: Resource, directory: Directory) -> tuple[list[Resource], Cause | None]:
    """The domain names that lead to a REST API, by either kind of mapping; an account tells of each name twice.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html.
    """
    older, unsure = directory.pointing(api, DOMAIN, "BasePathMappings.RestApiId")
    newer, doubt = directory.pointing(api, DOMAIN_2, "ApiMappings.ApiId")
    told = {domain_of(each) for each in older}
    return [*older, *(each for each in newer if domain_of(each) not in told)], unsure or doubt


def domain_of(domain: Resource) -> str:
    """The domain name that a resource is for; its key where that is not known."""
    name = domain.properties["DomainName"]
    return name if isinstance(name, str) else domain.key


def is_private(properties: Any) -> bool:
    """Whether only VPC endpoints lead to an API; an API is edge-optimized unless told."""
    return some(lambda kind: kind == "PRIVATE", properties.EndpointConfiguration.Types)


def is_addressed(properties: Any, domains: list[Resource], more: Cause | None) -> bool:
    """Whether an API has an address: its own unless that is switched off, or that of a domain name that leads to it."""
    if domains or not properties.DisableExecuteApiEndpoint:
        return True
    if more is not None:
        raise Undetermined(more)
    return False


def rest_acl(stages: list[Resource], directory: Directory) -> Fact:
    """Whether a web ACL stands before every stage: the worst of them counts."""
    if not stages:
        return Fact(None, "no stage of it was read")
    told = [filtered(stage.properties.WebACLAssociation.WebACLArn, directory) for stage in stages]
    return next(each for holds in (False, None, True) for each in told if each.holds is holds)


def rest_sign_in(properties: Any, methods: list[Resource], *, written: bool) -> Fact:
    """Whether every method asks who calls. What a definition in the body says is not read here."""
    policy = " beside its resource policy" if is_known(properties["Policy"]) and properties["Policy"] != MISSING else ""
    open_ = asked(lambda: some(is_open_method, methods))
    if open_ is True:
        return (
            Fact(None, "its resource policy alone decides who calls")
            if policy
            else Fact(holds=False, told="a method asks nobody who they are")
        )
    if written or isinstance(open_, Cause) or not methods:
        return Fact(
            None, open_.reason if isinstance(open_, Cause) else "how its methods ask who calls is not told here"
        )
    return Fact(holds=True, told=f"every method asks who calls{policy}")


def is_open_method(method: Resource) -> bool:
    """Whether a method answers everybody; browsers ask OPTIONS before they sign in."""
    kind = or_default(method.properties["AuthorizationType"], "NONE")
    return bool(kind == "NONE" and method.properties.HttpMethod != "OPTIONS")


def rest_onward(method: Resource, directory: Directory) -> Iterator[Onward]:
    """Where a method's integration leads."""
    integration = method.properties["Integration"]
    if not isinstance(integration, Obj) or asked(lambda: integration.Type == "MOCK") is True:
        return
    link = directory.find(integration["ConnectionId"], LINK, LINK_2)
    if isinstance(link, (Cause, type(None))):
        yield called(integration["Uri"], method, directory)
        return
    for target in directory.all(
        [integration["IntegrationTarget"], *items(link.properties["TargetArns"])], BALANCER, LISTENER
    ):
        yield linked(target, integration["Uri"], (method.key, link.key), directory)


def http_of(api: Resource, directory: Directory) -> Entry:
    """An HTTP or WebSocket API: always on the internet while its own address or a domain leads to it."""
    properties = api.properties
    domains, more = directory.pointing(api, DOMAIN_2, "ApiMappings.ApiId")
    public = fact(
        lambda: is_addressed(properties, domains, more),
        "it has an address on the internet",
        "its address is switched off, and no domain leads to it",
    )
    routes, doubt = directory.pointing(api, ROUTE, "ApiId")
    integrations, others = directory.pointing(api, INTEGRATION, "ApiId")
    doubts = doubt is not None or others is not None
    written = doubts or any(is_present(properties[name]) for name in ("Body", "BodyS3Location"))
    onward = [http_onward(each, directory) for each in integrations]
    if is_present(properties["Target"]):
        onward.append(called(properties["Target"], api, directory))
    onward += unread(written, onward)
    door = api_door(api, http_sign_in(properties, routes, written=written), domains, onward, directory)
    return Entry(api, public, (door,))


def is_present(value: Any) -> bool:
    """Whether a property is there, whatever it is."""
    return not is_known(value) or value != MISSING


def http_sign_in(properties: Any, routes: list[Resource], *, written: bool) -> Fact:
    """Whether every route asks who calls; one that says nothing does not. A quick-created API has an open route."""
    if is_present(properties["Target"]):
        return Fact(holds=False, told="a quickly made API asks nobody")
    if asked(lambda: properties["ProtocolType"] == "WEBSOCKET") is True:  # only connecting is authorized there
        routes = [each for each in routes if asked(lambda route=each: route.properties["RouteKey"] == "$connect")]  # type: ignore[misc]
    open_ = asked(
        lambda: some(lambda route: or_default(route.properties["AuthorizationType"], "NONE") == "NONE", routes)
    )
    if open_ is True:
        return Fact(holds=False, told="a route asks nobody who they are")
    if written or isinstance(open_, Cause) or not routes:
        return Fact(None, open_.reason if isinstance(open_, Cause) else "how its routes ask who calls is not told here")
    return Fact(holds=True, told="every route asks who calls")


def http_onward(integration: Resource, directory: Directory) -> Onward:
    """Where an integration leads: a function, a listener through a VPC link, an address, a service of AWS."""
    properties = integration.properties
    link = directory.find(properties["ConnectionId"], LINK_2)
    if link is None or isinstance(link, Cause):
        return called(properties["IntegrationUri"], integration, directory)
    target = directory.find(properties["IntegrationUri"], LISTENER, BALANCER)
    via = (integration.key, link.key)
    secure = properties.TlsConfig.ServerNameToVerify
    if target is None or isinstance(target, Cause):
        return Onward(None, "what a VPC link leads to", via=via, doubt=target.reason if target else BEYOND)
    return linked(target, "https://" if asked(lambda: secure) is True else MISSING, via, directory)


def linked(target: Resource | Cause, uri: Any, via: tuple[str, ...], directory: Directory) -> Onward:
    """A load balancer behind a VPC link, or one of its listeners."""
    if isinstance(target, Cause):
        return Onward(None, "what a VPC link leads to", via=via, doubt=target.reason)
    if target.type != LISTENER:
        scheme = scheme_of(uri)
        return Onward(
            target,
            label_of(target),
            scheme.upper(),
            None,
            fact_of_tls(scheme or MISSING, ("HTTPS",)),
            via,
            "link",
            directory.doubt(target),
        )
    balancer = directory.find(target.properties["LoadBalancerArn"], BALANCER)
    protocol, port = target.properties["Protocol"], number_of(target.properties["Port"])
    known = None if isinstance(balancer, Cause) else balancer
    return Onward(
        known,
        label_of(known) if known else "a load balancer that is not in sight",
        protocol if isinstance(protocol, str) else "",
        port if isinstance(port, int) else None,
        fact_of_tls(protocol, ("HTTPS", "TLS")),
        via,
        "link",
        balancer.reason if isinstance(balancer, Cause) else directory.doubt(known) if known else BEYOND,
    )


def called(uri: Any, by: Resource, directory: Directory) -> Onward:
    """What an integration's address means: a function by its ARN in the path, else a host."""
    function = function_in(uri, directory)
    if function is not None:
        return Onward(function, label_of(function), via=(by.key,), source=CALL, doubt=directory.doubt(function))
    found = directory.find(uri, *ORIGINS)
    scheme = scheme_of(uri)
    transit = fact_of_tls(scheme, ("HTTPS",)) if scheme else None
    if isinstance(found, Cause) or found is None:
        label = uri if isinstance(uri, str) else "what an integration calls"
        return Onward(
            None, label, scheme.upper(), None, transit, (by.key,), "internet", BEYOND if found is None else found.reason
        )
    return Onward(found, label_of(found), scheme.upper(), None, transit, (by.key,), "internet", directory.doubt(found))


def function_in(uri: Any, directory: Directory) -> Resource | None:
    """The function whose invocation an address is: `…:path/2015-03-31/functions/ARN/invocations`, or the ARN itself."""
    if isinstance(uri, PartialString):
        found = directory.find(uri, FUNCTION, ALIAS)
    elif isinstance(uri, str) and "/functions/" in uri:
        found = directory.find(uri.partition("/functions/")[2].removesuffix("/invocations"), FUNCTION, ALIAS)
    else:
        found = directory.find(uri, FUNCTION, ALIAS)
    return found if found is not None and not isinstance(found, Cause) else None


def scheme_of(uri: Any) -> str:
    """`http` or `https` where an address begins with it."""
    text = uri.parts[0] if isinstance(uri, PartialString) else uri
    scheme, mark, _ = text.partition("://") if isinstance(text, str) else ("", "", "")
    return scheme.lower() if mark else ""


def unread(more: bool, onward: list[Onward]) -> list[Onward]:  # noqa: FBT001 — whether there is more
    """What stands for targets that are not told here."""
    return [Onward(None, "what its definition names", doubt=BEYOND)] if more or not onward else []


def api_door(api: Resource, sign_in: Fact, domains: list[Resource], onward: list[Onward], directory: Directory) -> Door:
    """The one door of an API: HTTPS alone, by its custom domain's certificate or AWS's own.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html.
    """
    policy: Any = api.properties["SecurityPolicy"]
    certificate = None
    for domain in domains:
        shown = domain.properties
        for value in (
            shown["CertificateArn"],
            shown["RegionalCertificateArn"],
            *items(shown["DomainNameConfigurations"]),
        ):
            certificate = certificate or certificate_of(value, directory)
        policy = shown["SecurityPolicy"] if policy is MISSING else policy
    unique = {(one.target.key if one.target else one.label, one.port): one for one in onward}
    told = fact_of_tls("HTTPS", ("HTTPS",), policy)
    return Door("HTTPS", 443, told, sign_in, certificate, tuple(unique.values()), tuple(each.key for each in domains))


def graphql_of(api: Resource, directory: Directory) -> Entry:
    """A GraphQL API: on the internet unless its visibility is private, which is decided when it is made."""
    properties = api.properties
    public = fact(
        lambda: or_default(properties["Visibility"], "GLOBAL") != "PRIVATE",
        "it has an address on the internet",
        "only VPC endpoints lead to it",
    )
    ways = [properties, *items(properties["AdditionalAuthenticationProviders"])]
    keyed = asked(lambda: some(lambda way: way.AuthenticationType == "API_KEY", ways))
    told = {True: "whoever has its API key may call it", False: "callers sign in"}
    sign_in = unknown(keyed) if isinstance(keyed, Cause) else Fact(not keyed, told[keyed])
    sources, doubt = directory.pointing(api, SOURCE, "ApiId")
    onward = [source_of(each, directory) for each in sources] + (
        [Onward(None, "its data sources", doubt=doubt.reason)] if doubt else []
    )
    acl = filtered(properties.WebACLAssociation.WebACLArn, directory)
    return Entry(api, public, (Door("HTTPS", 443, Fact(holds=True, told="TLS"), sign_in, None, tuple(onward)),), acl)


def source_of(source: Resource, directory: Directory) -> Onward:
    """What a data source stands for."""
    properties = source.properties
    values = (
        (properties.LambdaConfig["LambdaFunctionArn"], (FUNCTION, ALIAS)),
        (properties.DynamoDBConfig["TableName"], (TABLE,)),
        (properties.RelationalDatabaseConfig.RdsHttpEndpointConfig["DbClusterIdentifier"], (DATABASE_CLUSTER,)),
        (properties.OpenSearchServiceConfig["Endpoint"], (DOMAIN_OF_SEARCH,)),
        (properties.HttpConfig["Endpoint"], ORIGINS),
    )
    for value, types in values:
        found = directory.find(value, *types)
        if isinstance(found, Cause):
            return Onward(
                None, value if isinstance(value, str) else label_of(source), via=(source.key,), doubt=found.reason
            )
        if found is not None:
            over = "internet" if types is ORIGINS else CALL
            return Onward(found, label_of(found), via=(source.key,), source=over, doubt=directory.doubt(found))
    return Onward(None, label_of(source), via=(source.key,), doubt=BEYOND)


def url_of(url: Resource, directory: Directory) -> Entry:
    """A function's URL: always on the internet; IAM signs callers in, or nobody does."""
    properties = url.properties
    target = directory.find(properties["TargetFunctionArn"], FUNCTION, ALIAS)
    known = None if isinstance(target, Cause) else target
    label = label_of(known) if known else "a function that is not in sight"
    onward = Onward(known, label, source=CALL, doubt=directory.doubt(known) if known else BEYOND)
    sign_in = fact(lambda: properties["AuthType"] == "AWS_IAM", "callers sign with IAM", "it asks nobody")
    door = Door("HTTPS", 443, Fact(holds=True, told="TLS"), sign_in, None, (onward,))
    return Entry(url, Fact(holds=True, told="a function URL is open to the internet"), (door,))
