"""AWS Global Accelerator, which answers in one Region for all: us-west-2.

https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html
"""

from __future__ import annotations

from remit.sources.aws.table import Call, Each, Table

TABLES = (
    Table(
        "AWS::GlobalAccelerator::Accelerator",
        Call(
            "globalaccelerator:ListAccelerators",
            "Accelerators[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="AcceleratorArn DnsName DualStackDnsName Enabled IpAddressType Name",
            fills={"IpAddresses": "IpSets[].IpAddresses[]"},
        ),
        (
            Call(
                "globalaccelerator:DescribeAcceleratorAttributes",
                "AcceleratorAttributes",
                bound={"AcceleratorArn": "AcceleratorArn"},
                same="FlowLogsEnabled FlowLogsS3Bucket FlowLogsS3Prefix",
            ),
        ),
        where="global",
        id="AcceleratorArn",
        arn="AcceleratorArn",
        name="Name",
        unique=True,
    ),
    Table(
        "AWS::GlobalAccelerator::Listener",
        Call(
            "globalaccelerator:ListListeners",
            "Listeners[]",
            fixed={"MaxResults": 100},
            bound={"AcceleratorArn": "^.AcceleratorArn"},
            more="NextToken",
            same="ClientAffinity ListenerArn PortRanges Protocol",
            fills={"AcceleratorArn": "^.AcceleratorArn"},
        ),
        where="global",
        within="AWS::GlobalAccelerator::Accelerator",
        id="ListenerArn",
        arn="ListenerArn",
        unique=True,
    ),
    Table(
        "AWS::GlobalAccelerator::EndpointGroup",
        Call(
            "globalaccelerator:ListEndpointGroups",
            "EndpointGroups[]",
            fixed={"MaxResults": 100},
            bound={"ListenerArn": "^.ListenerArn"},
            more="NextToken",
            same="EndpointGroupArn EndpointGroupRegion HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort"
            " HealthCheckProtocol PortOverrides ThresholdCount TrafficDialPercentage",
            fills={
                "ListenerArn": "^.ListenerArn",
                "EndpointConfigurations": Each(
                    "EndpointDescriptions",
                    {
                        "ClientIPPreservationEnabled": "ClientIPPreservationEnabled",
                        "EndpointId": "EndpointId",
                        "Weight": "Weight",
                    },
                ),
            },
        ),
        where="global",
        within="AWS::GlobalAccelerator::Listener",
        id="EndpointGroupArn",
        arn="EndpointGroupArn",
        unique=True,
        unread=("EndpointConfigurations.AttachmentArn",),
    ),
)
