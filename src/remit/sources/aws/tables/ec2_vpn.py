"""Amazon EC2: what opens a VPC to others, by VPN or as a service, and what keeps it from the internet."""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Pick, Table
from remit.sources.aws.transforms import names

ALL = {"MaxResults": 1000}

TABLES = (
    Table(
        "AWS::EC2::VPCEndpointService",
        Call(
            "ec2:DescribeVpcEndpointServiceConfigurations",
            "ServiceConfigurations[]",
            fixed=ALL,
            more="NextToken",
            same="AcceptanceRequired GatewayLoadBalancerArns NetworkLoadBalancerArns"
            " PayerResponsibility PrivateDnsName PrivateDnsNameConfiguration ServiceId"
            " SupportedIpAddressTypes",
            fills={"SupportedRegions": "SupportedRegions[].Region"},
        ),
        (
            Call(
                "ec2:DescribeVpcEndpointServicePermissions",
                "AllowedPrincipals[].Principal",
                fixed=ALL,
                bound={"ServiceId": "ServiceId"},
                more="NextToken",
                fills={"AllowedPrincipals": "@"},
            ),
        ),
        id="ServiceId",
        arn="arn:{partition}:ec2:{region}:{account}:vpc-endpoint-service/{id}",
        tags="Tags",
        unique=True,
    ),
    Table(
        "AWS::EC2::ClientVpnEndpoint",
        Call(
            "ec2:DescribeClientVpnEndpoints",
            "ClientVpnEndpoints[]",
            fixed=ALL,
            more="NextToken",
            same="ClientCidrBlock ClientConnectOptions ClientLoginBannerOptions"
            " ClientRouteEnforcementOptions ConnectionLogOptions Description"
            " DevicePostureOptions DisconnectOnSessionTimeout DnsServers EndpointIpAddressType"
            " SecurityGroupIds ServerCertificateArn SessionTimeoutHours SplitTunnel"
            " TrafficIpAddressType TransitGatewayConfiguration TransportProtocol VpcId VpnPort",
            fills={
                "Id": "ClientVpnEndpointId",
                "AuthenticationOptions": Each(
                    "AuthenticationOptions",
                    {
                        "Type": "Type",
                        "ActiveDirectory": "ActiveDirectory",
                        "FederatedAuthentication": "FederatedAuthentication",
                        "MutualAuthentication": Pick(
                            "MutualAuthentication", {"ClientRootCertificateChainArn": "ClientRootCertificateChain"}
                        ),
                    },
                ),
            },
        ),
        (
            Call(
                "ec2:DescribeClientVpnAuthorizationRules",
                "AuthorizationRules[]",
                fixed=ALL,
                bound={"ClientVpnEndpointId": "ClientVpnEndpointId"},
                more="NextToken",
                fills={
                    "AuthorizationRules": Each(
                        "@",
                        {
                            "AccessGroupId": "GroupId",
                            "AuthorizeAllGroups": "AccessAll",
                            "Description": "Description",
                            "TargetNetworkCidr": "DestinationCidr",
                        },
                    )
                },
            ),
        ),
        id="ClientVpnEndpointId",
        arn="arn:{partition}:ec2:{region}:{account}:client-vpn-endpoint/{id}",
        unique=True,
        spent=("TagSpecifications",),
        unread=(
            "AuthorizationRules.Id",
            "DevicePostureOptions.Enabled",
        ),
    ),
    Table(
        "AWS::EC2::VPNConnection",
        Call(
            "ec2:DescribeVpnConnections",
            "VpnConnections[]",
            same="CustomerGatewayId TransitGatewayId Type VpnConcentratorId VpnConnectionId VpnGatewayId Routes",
            fills={
                **names(
                    "Options",
                    "EnableAcceleration LocalIpv4NetworkCidr LocalIpv6NetworkCidr OutsideIpAddressType"
                    " RemoteIpv4NetworkCidr RemoteIpv6NetworkCidr StaticRoutesOnly"
                    " TransportTransitGatewayAttachmentId TunnelBandwidth TunnelInsideIpVersion",
                ),
                "VpnTunnelOptionsSpecifications": "Options.TunnelOptions",
            },
        ),
        id="VpnConnectionId",
        arn="arn:{partition}:ec2:{region}:{account}:vpn-connection/{id}",
        tags="Tags",
        keeps=lambda known: known.get("State") != "deleted",
        unique=True,
    ),
    Table(
        "AWS::EC2::VPCBlockPublicAccessOptions",
        Call(
            "ec2:DescribeVpcBlockPublicAccessOptions",
            "VpcBlockPublicAccessOptions",
            fills={
                "AccountId": "AwsAccountId",
                "ExclusionsAllowed": "ExclusionsAllowed",
                "InternetGatewayBlockMode": "InternetGatewayBlockMode",
            },
        ),
        id="@account",
    ),
    Table(
        "AWS::EC2::SpotFleet",
        Call(
            "ec2:DescribeSpotFleetRequests",
            "SpotFleetRequestConfigs[]",
            fixed=ALL,
            more="NextToken",
            fills={"Id": "SpotFleetRequestId", "SpotFleetRequestConfigData": "SpotFleetRequestConfig"},
        ),
        id="SpotFleetRequestId",
        arn="arn:{partition}:ec2:{region}:{account}:spot-fleet-request/{id}",
        keeps=lambda known: not str(known.get("SpotFleetRequestState", "")).startswith("cancelled"),
        unique=True,
    ),
)
