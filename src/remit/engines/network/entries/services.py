"""Services with an address of their own, as data: what puts each on the internet, how it is spoken to, who signs in."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.network.blocks import Block, block_of
from remit.engines.network.entries.certificates import certificate_of
from remit.engines.network.entries.directory import leaves
from remit.engines.network.entries.firewalls import filtered
from remit.engines.network.entries.guards import is_broad
from remit.engines.network.entries.words import Door, Entry, Fact, fact
from remit.engines.network.packets import Spans, spans_of
from remit.model import Cause, Undetermined, every, or_default, some

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from remit.engines.network.entries.directory import Directory
    from remit.model import Resource

    Switch = Callable[[Any], object]

DOCS = "https://docs.aws.amazon.com/"


def always(_: Any) -> bool:
    """It has no other address."""
    return True


def untold(_: Any) -> bool:
    """Whether nodes have public addresses is decided by their subnet and groups of AWS's making: not modelled."""
    raise Undetermined(Cause("whether its primary node has a public address, and who gets in, is not modelled"))


def switched(default: bool) -> Switch:  # noqa: FBT001 — what AWS takes when the property is absent
    """`PubliclyAccessible`, with its default."""
    return lambda found: or_default(found["PubliclyAccessible"], default)


def transfers_openly(found: Any) -> bool:
    """A server is public, or has Elastic IPs in a VPC, where its security groups decide who gets in."""
    if or_default(found["EndpointType"], "PUBLIC") == "PUBLIC":
        return True
    if not found.EndpointDetails.AddressAllocationIds:
        return False
    raise Undetermined(Cause("whom the security groups of its addresses let in is not modelled"))


def are_broad(blocks: Any) -> bool:
    """Whether blocks of addresses together are more than a little of the internet."""
    told = [block_of(block) for block in blocks]
    known = [spans_of(block) for block in told if isinstance(block, Block)]
    if is_broad(reduce(or_, known, Spans())):
        return True
    doubt = next((each for each in told if isinstance(each, Cause)), None)
    if doubt is not None:
        raise Undetermined(doubt)
    return False


class Service(NamedTuple):
    """A type with an address: `is_public` reads the properties that give it one on the internet.

    `inside`: it stands in a VPC all the same, so routes and security groups count too. `sign_in` reads whether callers
    must prove who they are, `told` says how; `web_acl` and `certificate` are dotted paths. `port` None: the engine's,
    or several. `page` is where AWS says so.
    """

    page: str
    is_public: Switch
    protocol: str
    port: int | None = None
    inside: bool = False
    sign_in: Switch | None = None
    told: str = ""
    web_acl: str = ""
    certificate: str = ""
    encrypted: bool | None = True


def signed(_: Any) -> bool:
    """The service itself asks who calls, always."""
    return True


def kafka_signs_in(found: Any) -> bool:
    """Public access of MSK needs authentication; a cluster without it can have none."""
    ways = (
        lambda: found.ClientAuthentication.Sasl.Iam.Enabled,
        lambda: found.ClientAuthentication.Sasl.Scram.Enabled,
        lambda: found.ClientAuthentication.Tls.Enabled,
    )
    return some(lambda way: way(), ways) and not found.ClientAuthentication.Unauthenticated.Enabled


SQL = {"protocol": "TCP", "inside": True, "sign_in": signed, "told": "the database's own users", "encrypted": None}
"""A server reached by its own protocol: whether a connection is encrypted is up to client and parameters."""

SERVICES: dict[str, Service] = {
    "AWS::AppRunner::Service": Service(
        f"{DOCS}apprunner/latest/dg/network-pl.html",
        lambda found: or_default(found.NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible, default=True),
        "HTTPS",
        443,
        web_acl="WebACLAssociation.WebACLArn",
    ),
    "AWS::AppSync::Api": Service(
        f"{DOCS}appsync/latest/eventapi/configure-event-api-auth.html",
        always,
        "HTTPS",
        443,
        sign_in=lambda found: every(lambda one: one.AuthType != "API_KEY", found.EventConfig.ConnectionAuthModes),
        told="its authorization modes",
        web_acl="WebACLAssociation.WebACLArn",
    ),
    "AWS::Amplify::App": Service(
        f"{DOCS}amplify/latest/userguide/access-control.html",
        always,
        "HTTPS",
        443,
        sign_in=lambda found: found.BasicAuthConfig.EnableBasicAuth,
        told="a password that all share",
        web_acl="WebACLAssociation.WebACLArn",
    ),
    "AWS::Cognito::UserPool": Service(
        f"{DOCS}cognito/latest/developerguide/cognito-userpools-server-contract-reference.html",
        always,
        "HTTPS",
        443,
        sign_in=signed,
        told="it is where users sign in",
        web_acl="WebACLAssociation.WebACLArn",
    ),
    "AWS::IoT::DomainConfiguration": Service(
        f"{DOCS}iot/latest/developerguide/iot-custom-endpoints-configurable.html",
        lambda found: or_default(found["DomainConfigurationStatus"], "ENABLED") == "ENABLED",
        "TLS",
        None,
        sign_in=signed,
        told="devices show certificates or tokens",
        certificate="ServerCertificateArns",
    ),
    "AWS::Transfer::Server": Service(
        f"{DOCS}transfer/latest/userguide/create-server-in-vpc.html",
        transfers_openly,
        "SFTP",
        22,
        sign_in=signed,
        told="its identity provider",
        certificate="Certificate",
    ),
    "AWS::EKS::Cluster": Service(
        f"{DOCS}eks/latest/userguide/cluster-endpoint.html",
        lambda found: (
            or_default(found.ResourcesVpcConfig.EndpointPublicAccess, default=True)
            and (
                not found.ResourcesVpcConfig.PublicAccessCidrs or are_broad(found.ResourcesVpcConfig.PublicAccessCidrs)
            )
        ),
        "HTTPS",
        443,
        sign_in=signed,
        told="IAM and the cluster's own rules",
    ),
    "AWS::OpenSearchService::Domain": Service(
        f"{DOCS}opensearch-service/latest/developerguide/vpc.html",
        lambda found: not found.VPCOptions.SubnetIds,
        "HTTPS",
        443,
        certificate="DomainEndpointOptions.CustomEndpointCertificateArn",
    ),
    "AWS::RDS::DBInstance": Service(
        f"{DOCS}AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
        switched(default=True),  # absent, the subnets of the group decide, which the reach engine knows
        **SQL,  # type: ignore[arg-type]
    ),
    "AWS::Neptune::DBInstance": Service(
        f"{DOCS}neptune/latest/userguide/neptune-public-endpoints.html",
        switched(default=False),
        **SQL,  # type: ignore[arg-type]
    ),
    "AWS::Redshift::Cluster": Service(
        f"{DOCS}redshift/latest/mgmt/rs-ra3-publicly-accessible.html",
        switched(default=False),
        **SQL,  # type: ignore[arg-type]
    ),
    "AWS::RedshiftServerless::Workgroup": Service(
        f"{DOCS}redshift/latest/mgmt/serverless-connecting.html",
        switched(default=False),
        **SQL,  # type: ignore[arg-type]
    ),
    "AWS::AmazonMQ::Broker": Service(
        f"{DOCS}amazon-mq/latest/developer-guide/using-amazon-mq-securely.html",
        switched(default=False),
        **SQL,  # type: ignore[arg-type]
    ),
    "AWS::DMS::ReplicationInstance": Service(
        f"{DOCS}dms/latest/APIReference/API_CreateReplicationInstance.html",
        switched(default=True),
        **SQL,  # type: ignore[arg-type]
    ),
    "AWS::Timestream::InfluxDBInstance": Service(
        f"{DOCS}timestream/latest/developerguide/timestream-for-influx-getting-started-creating-db-instance.html",
        switched(default=False),
        **SQL,  # type: ignore[arg-type]
    ),
    "AWS::MSK::Cluster": Service(
        f"{DOCS}msk/latest/developerguide/public-access.html",
        lambda found: found.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type == "SERVICE_PROVIDED_EIPS",
        "TLS",
        None,
        inside=True,
        sign_in=kafka_signs_in,
        told="Kafka clients sign in",
    ),
    "AWS::Lightsail::Instance": Service(
        f"{DOCS}lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html",
        lambda found: (
            not found.Networking.Ports
            or some(
                lambda port: not port.Cidrs or are_broad(port.Cidrs),
                found.Networking.Ports,
            )
        ),
        "TCP",
        None,
        encrypted=None,
    ),
    "AWS::Lightsail::Database": Service(
        f"{DOCS}lightsail/latest/userguide/amazon-lightsail-configuring-database-public-mode.html",
        switched(default=False),
        "TCP",
        None,
        sign_in=signed,
        told="the database's own users",
        encrypted=None,
    ),
    "AWS::Lightsail::Container": Service(
        f"{DOCS}lightsail/latest/userguide/amazon-lightsail-container-services.html",
        lambda found: found.ContainerServiceDeployment.PublicEndpoint and not found.IsDisabled,
        "HTTPS",
        443,
    ),
    "AWS::Lightsail::LoadBalancer": Service(
        f"{DOCS}lightsail/latest/userguide/understanding-lightsail-load-balancers.html",
        always,
        "HTTP or HTTPS",
        None,
        encrypted=None,
    ),
    "AWS::Lightsail::Distribution": Service(
        f"{DOCS}lightsail/latest/userguide/amazon-lightsail-content-delivery-network-distributions.html",
        lambda found: or_default(found["IsEnabled"], default=True),
        "HTTP or HTTPS",
        None,
        encrypted=None,
    ),
    "AWS::EC2::ClientVpnEndpoint": Service(
        f"{DOCS}vpn/latest/clientvpn-admin/client-authentication.html",
        always,
        "TLS",
        443,
        sign_in=signed,
        told="VPN clients sign in",
        certificate="ServerCertificateArn",
    ),
    "AWS::EC2::VerifiedAccessEndpoint": Service(
        f"{DOCS}verified-access/latest/ug/verified-access-endpoints.html",
        always,
        "HTTPS",
        443,
        sign_in=signed,
        told="users of a trust provider, by policy",
        certificate="DomainCertificateArn",
    ),
    "AWS::SageMaker::NotebookInstance": Service(
        f"{DOCS}sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
        always,
        "HTTPS",
        443,
        sign_in=signed,
        told="IAM signs the address of a session",
    ),
    "AWS::AppStream::Stack": Service(
        f"{DOCS}appstream2/latest/developerguide/user-connections-to-appstream2.html",
        always,
        "HTTPS",
        443,
        sign_in=signed,
        told="users of its pool or identity provider",
    ),
    "AWS::EMR::Cluster": Service(
        f"{DOCS}emr/latest/ManagementGuide/emr-connect-master-node.html",
        untold,
        "TCP",
        None,
        encrypted=None,
    ),
    "AWS::WorkSpaces::Workspace": Service(
        f"{DOCS}workspaces/latest/adminguide/workspaces-port-requirements.html",
        always,
        "HTTPS",
        443,
        sign_in=signed,
        told="users of its directory",
    ),
}


def entry_of(resource: Resource, directory: Directory) -> Entry:
    """A service's resource as an entry point."""
    service = SERVICES[resource.type]
    properties = resource.properties
    port = service.port if service.port or not service.inside else directory.guards.port(resource)
    door = Door(
        service.protocol,
        port,
        told_transit(service),
        None
        if service.sign_in is None
        else fact(lambda: service.sign_in(properties), service.told, "it asks nobody, or a key alone"),  # type: ignore[misc]
        certificate_at(service, properties, directory),
    )
    acl = filtered(at(properties, service.web_acl), directory) if service.web_acl else None
    groups = directory.guards.groups(resource)
    return Entry(resource, reached(resource, service, port, directory), (door,), acl, groups)


def told_transit(service: Service) -> Fact:
    """Whether connections are encrypted, as far as the service itself decides."""
    if service.encrypted is None:
        return Fact(None, "client and server agree on it")
    return Fact(service.encrypted, "TLS")


def at(properties: Any, path: str) -> Any:
    """The property at a dotted path."""
    for name in path.split("."):
        properties = properties[name]
    return properties


def certificate_at(service: Service, properties: Any, directory: Directory) -> Any:
    """The certificate that a service is given."""
    values = list(leaves(properties, service.certificate.split("."))) if service.certificate else []
    return certificate_of(values, directory) if values else None


def reached(resource: Resource, service: Service, port: int | None, directory: Directory) -> Fact:
    """Whether the internet reaches it: the switch, and in a VPC an address, a route and a security group too."""
    switch = fact(
        lambda: service.is_public(resource.properties),
        "it has an address on the internet",
        "it has no address on the internet",
    )
    if switch.holds is False or not service.inside:
        return switch
    found = directory.guards.everybody(resource, port)
    return switch if switch.holds is None and found.holds is not False else found
