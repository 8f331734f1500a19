"""CloudFront: always on the internet; what its origins are, and whether they can be reached past it.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html and
private-content-vpc-origins.html beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.entries.balancers import BALANCER, CLASSIC, FUNCTION, LISTENER
from remit.engines.network.entries.certificates import certificate_of
from remit.engines.network.entries.directory import items, label_of, resolved
from remit.engines.network.entries.firewalls import filtered
from remit.engines.network.entries.words import Certificate, Door, Entry, Fact, Onward, asked, fact, unknown
from remit.engines.network.groups import spoken
from remit.engines.network.packets import ANY_PORTS, TCP, Ports
from remit.engines.network.places import INSTANCE
from remit.engines.network.rules import number_of
from remit.engines.network.topology import GROUP
from remit.model import MISSING, Cause, Obj, Undetermined, cause_of, every, is_known, or_default, some, unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.network.entries.directory import Directory
    from remit.model import Resource

DISTRIBUTION, VPC_ORIGIN = "AWS::CloudFront::Distribution", "AWS::CloudFront::VpcOrigin"
LIST, LIST_NAME = "AWS::EC2::PrefixList", "com.amazonaws.global.cloudfront.origin-facing"
BUCKET, URL, RECORD = "AWS::S3::Bucket", "AWS::Lambda::Url", "AWS::Route53::RecordSet"
AWS_NAMES = (".amazonaws.com", ".on.aws", ".awsapprunner.com", ".amazonaws.com.cn")
LOAD_BALANCERS = ".elb."
"""A name that AWS gives a load balancer holds it; other names of AWS's own are never a load balancer's."""

ORIGINS = (
    BALANCER,
    CLASSIC,
    BUCKET,
    URL,
    "AWS::ApiGateway::RestApi",
    "AWS::ApiGatewayV2::Api",
    "AWS::AppRunner::Service",
    "AWS::MediaPackage::OriginEndpoint",
    "AWS::MediaStore::Container",
    INSTANCE,
    FUNCTION,
)
"""What an origin's domain name may belong to. A function's URL is often named by the function alone."""

OPEN, ANY_DISTRIBUTION, HEADER, INSIDE = "open", "any distribution", "header", "VPC origin"
"""How an origin can be reached past its distribution: by everybody; through any distribution, of whatever account; only
with a header that the distribution adds; not at all, since it has no address on the internet."""


def entry_of(distribution: Resource, directory: Directory) -> Entry:
    """A distribution as an entry point."""
    config = distribution.properties.DistributionConfig
    public = fact(
        lambda: or_default(config.Enabled, default=False),
        "a distribution is open to the internet",
        "it is switched off",
    )
    door = Door(
        viewers_speak(config),
        443 if asked(lambda: takes_plain(config)) is False else None,
        viewer_tls(config),
        signs_in(config),
        viewer_certificate(config, directory),
        tuple(origins(config, directory)),
    )
    return Entry(distribution, public, (door,), filtered(config["WebACLId"], directory))


def behaviors(config: Any) -> list[Any]:
    """The default cache behavior and the others."""
    return [config["DefaultCacheBehavior"], *items(config["CacheBehaviors"])]


def takes_plain(config: Any) -> bool:
    """Whether viewers may come over plain HTTP and are served."""
    return some(lambda each: each.ViewerProtocolPolicy == "allow-all", behaviors(config))


def viewers_speak(config: Any) -> str:
    """The protocols that viewers are served over."""
    return "HTTPS" if asked(lambda: takes_plain(config)) is False else "HTTP or HTTPS"


def viewer_tls(config: Any) -> Fact:
    """Whether viewers' connections are always encrypted, and by which policy."""
    policy = config.ViewerCertificate.MinimumProtocolVersion
    told = f"TLS, policy {policy}" if isinstance(policy, str) else "TLS"
    return fact(lambda: not takes_plain(config), told, "viewers may come over plain HTTP")


def viewer_certificate(config: Any, directory: Directory) -> Certificate | None:
    """The certificate that viewers see; without one CloudFront's own."""
    shown = config["ViewerCertificate"]
    found = certificate_of(shown["AcmCertificateArn"], directory) or certificate_of(
        shown["IamCertificateId"], directory
    )
    if found is None and is_known(shown):
        return Certificate("", "*.cloudfront.net", "Amazon")
    return found


def signs_in(config: Any) -> Fact:
    """Whether every behavior asks viewers for a signed URL or cookie, or the distribution for a certificate.

    Code at the edge may ask as well; what it does cannot be seen.
    """
    if asked(lambda: config.ViewerMtlsConfig.Mode == "required") is True:
        return Fact(holds=True, told="viewers show a certificate")
    signed = fact(
        lambda: every(lambda each: each.TrustedKeyGroups or each.TrustedSigners, behaviors(config)),
        "viewers need signed URLs or cookies",
        "viewers need not prove who they are",
    )
    code = asked(
        lambda: some(lambda each: each.LambdaFunctionAssociations or each.FunctionAssociations, behaviors(config))
    )
    if signed.holds is False and code is not False:
        return Fact(None, "code at the edge may ask who viewers are")
    return signed


def origins(config: Any, directory: Directory) -> Iterator[Onward]:
    """The origins that behaviors lead to."""
    aimed = [each["TargetOriginId"] for each in behaviors(config)]
    used = {each for each in aimed if isinstance(each, str)}
    known = all(isinstance(each, str) for each in aimed)
    for group in items(config.OriginGroups["Items"]):
        used |= {
            each["OriginId"]
            for each in items(group.Members["Items"])
            if isinstance(each["OriginId"], str) and group["Id"] in used
        }
    for origin in items(config["Origins"]):
        if not isinstance(origin, Obj):
            yield Onward(None, "origins that are not known", doubt=cause_of(origin).reason)
        elif not known or not isinstance(origin["Id"], str) or origin["Id"] in used:
            yield origin_of(origin, config, directory)


def origin_of(origin: Obj, config: Any, directory: Directory) -> Onward:
    """One origin as the next hop."""
    inside = origin["VpcOriginConfig"]
    via: tuple[str, ...] = ()
    settings = origin["CustomOriginConfig"]
    found = called(origin["DomainName"], directory)
    if inside != MISSING if is_known(inside) else False:
        vpc_origin = directory.find(inside["VpcOriginId"], VPC_ORIGIN)
        if isinstance(vpc_origin, Cause) or vpc_origin is None:
            settings, found = Obj({}), vpc_origin
        else:
            settings, via = vpc_origin.properties["VpcOriginEndpointConfig"], (vpc_origin.key,)
            found = directory.find(settings["Arn"], BALANCER, INSTANCE)
    protocol, port, transit = speaks(settings, config, plain=settings == MISSING if is_known(settings) else False)
    known = None if isinstance(found, Cause) else found
    label = label_of(known) if known else named(origin["DomainName"])
    doubt = found.reason if isinstance(found, Cause) else directory.doubt(known) if known else ""
    return Onward(known, label, protocol, port, transit, via, "VPC origin" if via else "internet", doubt)


def called(domain: Any, directory: Directory) -> Resource | Cause | None:
    """What an origin's domain name leads to: its own, or by way of a record of Route 53.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html.
    """
    found = directory.find(domain, *ORIGINS)
    if not isinstance(found, Cause) or not isinstance(domain, str):
        return found
    for record in directory.of_type(RECORD):
        name = record.properties["Name"]
        if isinstance(name, str) and resolved(name) == resolved(domain):
            values = (record.properties.AliasTarget["DNSName"], *items(record.properties["ResourceRecords"]))
            led = [directory.find(value, *ORIGINS) for value in values]
            return next((one for one in led if one is not None and not isinstance(one, Cause)), found)
    return Cause(unread(directory.inventory, domain, RECORD, *ORIGINS))


def named(domain: Any) -> str:
    """An origin's host, where it is known."""
    return domain if isinstance(domain, str) else "an origin that is not in sight"


def speaks(settings: Any, config: Any, *, plain: bool) -> tuple[str, int | None, Fact]:
    """Protocol, port and encryption to an origin. A bucket is asked as the viewer asks (`plain`: no settings)."""
    policy = "match-viewer" if plain else or_default(settings["OriginProtocolPolicy"], "match-viewer")
    if not is_known(policy):
        return "", None, unknown(cause_of(policy))
    secure = asked(lambda: policy == "https-only" or (policy == "match-viewer" and not takes_plain(config)))
    ports = [number_of(settings["HTTPPort"]) or 80, number_of(settings["HTTPSPort"]) or 443]
    if isinstance(secure, Cause):
        return "", None, unknown(secure)
    port = ports[1] if secure else ports[0]
    if not secure and policy == "match-viewer":
        return "HTTP or HTTPS", None, Fact(holds=False, told="in the clear when the viewer comes so")
    told = Fact(secure, "TLS" if secure else "in the clear")
    return "HTTPS" if secure else "HTTP", port if isinstance(port, int) else None, told


def grade(origin: Obj, target: Entry, directory: Directory, *, inside: bool) -> tuple[str, Fact]:
    """How a load balancer behind a distribution can be reached past it: a grade, and whether it can.

    An empty grade is not known, or that nobody can.
    """
    guarded = asked(lambda: asks_for_header(origin, target.resource, directory))
    if guarded is True:
        return HEADER, Fact(holds=False, told="it passes on only what carries a header that the distribution adds")
    if isinstance(guarded, Cause) and target.public.holds is not False:
        return "", unknown(guarded)
    if target.public.holds:
        return OPEN, Fact(holds=True, told="everybody on the internet can reach it past the distribution")
    if asked(lambda: target.resource.properties.Scheme == "internal") is True:
        return INSIDE if inside else "", Fact(holds=False, told="it is internal")
    if names_cloudfront(target.resource, directory):
        return ANY_DISTRIBUTION, Fact(holds=True, told="its security group admits everybody's distributions")
    return "", target.public


def is_elsewhere(domain: Any) -> bool:
    """Whether a domain name is surely no load balancer's: AWS gave it to something else."""
    return isinstance(domain, str) and domain.endswith(AWS_NAMES) and LOAD_BALANCERS not in domain


def asks_for_header(origin: Obj, balancer: Resource, directory: Directory) -> bool:
    """Whether every listener forwards only what carries a header that the origin's settings add."""
    sent = {each.HeaderName.lower() for each in origin.OriginCustomHeaders}
    listeners, doubt = directory.pointing(balancer, LISTENER, "LoadBalancerArn")
    if not sent or not listeners:
        return False
    if doubt is not None:
        raise Undetermined(doubt)
    return every(lambda listener: is_guarded(listener.properties, sent), listeners)


def is_guarded(listener: Any, sent: set[str]) -> bool:
    """Whether a listener forwards by default to nobody, and by its rules only with one of the headers."""
    if some(lambda action: action.Type == "forward", listener.DefaultActions):
        return False
    forwarding = [rule for rule in listener.Rules if some(lambda action: action.Type == "forward", rule.Actions)]
    return every(lambda rule: some(lambda one: wants_header(one, sent), rule.Conditions), forwarding)


def wants_header(condition: Any, sent: set[str]) -> bool:
    """Whether a condition of a rule is about one of the headers."""
    if condition.Field != "http-header":
        return False
    return condition.HttpHeaderConfig.HttpHeaderName.lower() in sent


def names_cloudfront(balancer: Resource, directory: Directory, port: int | None = None) -> bool:
    """Whether a security group's rule for a port names the prefix list of CloudFront's addresses, known by its name."""
    wanted = ANY_PORTS if port is None else Ports.of(TCP, port, port)
    groups = directory.all(balancer.properties["SecurityGroups"], GROUP)
    rules = [
        rule
        for each in groups
        if not isinstance(each, Cause)
        for rule in items(each.properties["SecurityGroupIngress"])
    ]
    told = [(rule, *spoken(rule)) for rule in rules if isinstance(rule, Obj)]
    fitting = [rule for rule, ports, doubt in told if doubt is None and ports & wanted]
    lists = [directory.find(rule["SourcePrefixListId"], LIST) for rule in fitting]
    names = [each.properties["PrefixListName"] for each in lists if each is not None and not isinstance(each, Cause)]
    return any(isinstance(name, str) and name == LIST_NAME for name in names)
