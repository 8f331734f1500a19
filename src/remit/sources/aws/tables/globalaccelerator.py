"""AWS Global Accelerator, which answers in one Region for all: us-west-2.

https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html
"""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

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
)
