"""Load balancers: who may come in by which listener, and which targets its rules lead to.

https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html and the guides of the other kinds
beside it. What a target's security groups see hangs on client IP preservation:
https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.network.entries.certificates import certificate_of, fact_of_tls
from remit.engines.network.entries.directory import items, label_of
from remit.engines.network.entries.firewalls import filtered
from remit.engines.network.entries.words import Door, Entry, Fact, Onward, asked, unknown
from remit.engines.network.places import INSTANCE, SCALING
from remit.engines.network.rules import number_of
from remit.model import Cause, Obj, cause_of, every, or_default, some

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.network.entries.directory import Directory
    from remit.model import Resource

ELB = "AWS::ElasticLoadBalancingV2::"
BALANCER, LISTENER, TARGETS = f"{ELB}LoadBalancer", f"{ELB}Listener", f"{ELB}TargetGroup"
CLASSIC = "AWS::ElasticLoadBalancing::LoadBalancer"
FUNCTION, ALIAS, SERVICE = "AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::ECS::Service"
ENCRYPTED = ("HTTPS", "TLS", "SSL", "QUIC")
TRANSPORT = {"UDP": "udp", "QUIC": "udp"}
"""Protocols of listeners that are no TCP."""

SIGN_IN = {
    "authenticate-cognito": "AuthenticateCognitoConfig",
    "authenticate-oidc": "AuthenticateOidcConfig",
    "jwt-validation": "JwtValidationConfig",
}
"""Actions that ask who somebody is: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html."""

KEPT = ("UDP", "TCP_UDP", "QUIC", "TCP_QUIC")
"""Protocols of target groups that always keep the client's address."""


def entry_of(balancer: Resource, directory: Directory) -> Entry:
    """A load balancer of version 2 as an entry point."""
    listeners, doubt = directory.pointing(balancer, LISTENER, "LoadBalancerArn")
    doors = tuple(opened(door_of(listener, balancer, directory), balancer, directory) for listener in listeners)
    if doubt is not None:
        beyond = Onward(None, "what another listener leads to", doubt=doubt.reason)
        more = opened(Door("", None, unknown(doubt), onward=(beyond,)), balancer, directory)
        closed = more.public is not None and more.public.holds is False
        doors += (more if closed else more._replace(public=unknown(doubt)),)
    groups = directory.guards.groups(balancer)
    public = reached(doors)
    return Entry(balancer, public, doors, web_acl_of(balancer, directory), groups)


def kind_of(balancer: Resource) -> Any:
    """`application`, `network` or `gateway`; application unless told: API_CreateLoadBalancer."""
    return or_default(balancer.properties["Type"], "application")


def web_acl_of(balancer: Resource, directory: Directory) -> Fact | None:
    """Whether a web ACL stands in front; only application load balancers can have one."""
    if asked(lambda: kind_of(balancer) == "application") is False:
        return None
    return filtered(balancer.properties.WebACLAssociation.WebACLArn, directory)


def reached(doors: tuple[Door, ...]) -> Fact:
    """Whether the internet can open one of its doors."""
    told = [door.public for door in doors if door.public is not None]
    for holds in (True, None):
        found = next((each for each in told if each.holds is holds), None)
        if found is not None:
            return found
    return told[0] if told else Fact(holds=False, told="it has no listener")


def opened(door: Door, balancer: Resource, directory: Directory) -> Door:
    """A door with whether the internet can use it: by scheme, security groups, routes and network ACLs.

    https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html.
    """
    scheme = asked(lambda: or_default(balancer.properties["Scheme"], "internet-facing") == "internet-facing")
    if scheme is False:
        return door._replace(public=Fact(holds=False, told="it is internal"))
    if asked(lambda: kind_of(balancer) == "gateway") is True:
        return door._replace(public=Fact(holds=False, told="routes lead to it, it has no address"))
    found = directory.guards.everybody(balancer, door.port, TRANSPORT.get(door.protocol, "tcp"))
    return door._replace(public=unknown(scheme) if isinstance(scheme, Cause) and found.holds is not False else found)


def door_of(listener: Resource, balancer: Resource, directory: Directory) -> Door:
    """A listener: what it speaks, whom it signs in, and where it leads."""
    properties = listener.properties
    protocol = properties["Protocol"]
    port = number_of(properties["Port"])
    sets = action_sets(properties)
    return Door(
        protocol if isinstance(protocol, str) else "",
        port if isinstance(port, int) else None,
        fact_of_tls(protocol, ENCRYPTED, properties["SslPolicy"]),
        signs_in(sets, properties),
        certificate_of(properties.Certificates, directory),
        tuple(onward([each for actions in sets for each in actions], balancer, directory)),
        (listener.key,),
    )


def action_sets(properties: Any) -> list[list[Any]]:
    """The actions of a listener, then those of each of its rules: one set decides about a request."""
    rules = items(properties["Rules"])
    return [
        items(properties["DefaultActions"]),
        *(items(rule["Actions"] if isinstance(rule, Obj) else rule) for rule in rules),
    ]


def signs_in(sets: list[list[Any]], properties: Any) -> Fact:
    """Whether everybody whose request is passed on is asked who they are: by an action or by a client's certificate."""
    if asked(lambda: properties.MutualAuthentication.Mode == "verify") is True:
        return Fact(holds=True, told="clients show a certificate")
    none = asked(lambda: not some(lambda actions: some(asks, actions), sets))
    if none is True:
        return Fact(holds=False, told="the listener signs nobody in")
    found = asked(lambda: every(lambda actions: not some(forwards, actions) or some(asks, actions), sets))
    if isinstance(found, Cause):
        return unknown(found)
    return Fact(found, "the listener signs users in" if found else "it signs in, and lets strangers pass as well")


def forwards(action: Any) -> bool:
    """Whether an action passes requests on."""
    return bool(action.Type == "forward")


def asks(action: Any) -> bool:
    """Whether an action asks who somebody is and lets nobody else pass: API_AuthenticateCognitoActionConfig."""
    return action.Type in SIGN_IN and action[SIGN_IN[action.Type]].OnUnauthenticatedRequest != "allow"


def onward(actions: list[Any], balancer: Resource, directory: Directory) -> Iterator[Onward]:
    """Where the forward actions lead."""
    seen: set[str] = set()
    for action in actions:
        if not isinstance(action, Obj):
            yield Onward(None, "an action that is not known", doubt=cause_of(action).reason)
            continue
        named = [action["TargetGroupArn"]] + [
            each["TargetGroupArn"] if isinstance(each, Obj) else each
            for each in items(action.ForwardConfig.TargetGroups)
        ]
        for value in named:
            group = directory.find(value, TARGETS)
            if isinstance(group, Cause):
                yield Onward(None, "a target group that is not in sight", doubt=group.reason)
            elif group is not None and group.key not in seen:
                seen.add(group.key)
                yield from targets_of(group, balancer, directory)


def targets_of(group: Resource, balancer: Resource, directory: Directory) -> Iterator[Onward]:
    """The targets of a group: those listed, and the services and scaling groups that register themselves."""
    found = False
    for onward_ in (*listed(group, balancer, directory), *registered(group, balancer, directory)):
        found = True
        yield onward_
    if not found:
        cause = Cause("no target is registered where it can be read")
        yield passing(None, f"targets of {label_of(group)}", group, balancer, doubt=cause.reason)


def listed(group: Resource, balancer: Resource, directory: Directory) -> Iterator[Onward]:
    """The targets that a group lists: instances, functions, load balancers, addresses."""
    for target in items(group.properties["Targets"]):
        id_ = target["Id"] if isinstance(target, Obj) else target
        port = number_of(target["Port"]) if isinstance(target, Obj) else None
        found = directory.find(id_, INSTANCE, FUNCTION, ALIAS, BALANCER)
        if isinstance(found, Cause):
            label = id_ if isinstance(id_, str) else f"a target of {label_of(group)}"
            yield passing(None, label, group, balancer, port, doubt=found.reason)
        elif found is not None:
            yield passing(found, label_of(found), group, balancer, port, doubt=directory.doubt(found))


def registered(group: Resource, balancer: Resource, directory: Directory) -> Iterator[Onward]:
    """ECS services and scaling groups that name the target group."""
    for type_name, path in ((SERVICE, "LoadBalancers.TargetGroupArn"), (SCALING, "TargetGroupARNs")):
        found, doubt = directory.pointing(group, type_name, path)
        for each in found:
            yield passing(each, label_of(each), group, balancer, doubt=directory.doubt(each))
        if doubt is not None:
            yield passing(None, "what registers itself", group, balancer, doubt=doubt.reason)


def passing(
    target: Resource | None, label: str, group: Resource, balancer: Resource, port: Any = None, doubt: str = ""
) -> Onward:
    """One target as the next hop."""
    properties = group.properties
    protocol = properties["Protocol"]
    own = port if isinstance(port, int) else number_of(properties["Port"])
    is_call = asked(lambda: properties["TargetType"] == "lambda") is True
    transit = None if is_call else fact_of_tls(protocol, ENCRYPTED)
    kept = asked(lambda: keeps_client(properties, balancer))
    return Onward(
        target,
        label,
        "" if is_call else protocol if isinstance(protocol, str) else "",
        own if isinstance(own, int) and not is_call else None,
        transit,
        (group.key,),
        "call" if is_call else "entry" if kept is False else "client" if kept is True else "either",
        doubt,
    )


def keeps_client(group: Any, balancer: Resource) -> bool:
    """Whether targets see the client's address: a network load balancer's, by default those of instances and UDP."""
    if kind_of(balancer) != "network":
        return False
    protocol = or_default(group["Protocol"], "TCP")
    if protocol in KEPT:
        return True
    for attribute in group.TargetGroupAttributes:
        if attribute.Key == "preserve_client_ip.enabled":
            return bool(attribute.Value == "true")
    return bool(or_default(group["TargetType"], "instance") == "instance")


def classic_of(balancer: Resource, directory: Directory) -> Entry:
    """A Classic Load Balancer as an entry point: its targets are instances, named or of a scaling group."""
    made = (classic_door(listener, balancer, directory) for listener in items(balancer.properties["Listeners"]))
    doors = tuple(opened(door, balancer, directory) for door in made)
    groups = directory.guards.groups(balancer)
    return Entry(balancer, reached(doors), doors, None, groups)


def classic_door(listener: Any, balancer: Resource, directory: Directory) -> Door:
    """A listener of a Classic Load Balancer: AWS::ElasticLoadBalancing::LoadBalancer Listeners."""
    if not isinstance(listener, Obj):
        return Door("", None, unknown(cause_of(listener)))
    protocol = listener["Protocol"]
    port, inside = number_of(listener["LoadBalancerPort"]), number_of(listener["InstancePort"])
    beyond = or_default(
        listener["InstanceProtocol"],
        {"HTTPS": "HTTP", "SSL": "TCP"}.get(protocol, protocol) if isinstance(protocol, str) else "",
    )
    values = items(balancer.properties["Instances"])
    found = [directory.find(value, INSTANCE) for value in values]
    found += directory.pointing(balancer, SCALING, "LoadBalancerNames")[0]
    targets = tuple(
        Onward(
            None if isinstance(each, Cause) else each,
            "an instance that is not in sight" if isinstance(each, Cause) else label_of(each),
            beyond.upper() if isinstance(beyond, str) else "",
            inside if isinstance(inside, int) else None,
            fact_of_tls(beyond, ENCRYPTED),
            doubt=each.reason if isinstance(each, Cause) else directory.doubt(each),
        )
        for each in found
        if each is not None
    )
    return Door(
        protocol.upper() if isinstance(protocol, str) else "",
        port if isinstance(port, int) else None,
        fact_of_tls(protocol, ENCRYPTED),
        Fact(holds=False, told="the listener signs nobody in"),
        certificate_of([listener], directory, "SSLCertificateId"),
        targets,
    )
