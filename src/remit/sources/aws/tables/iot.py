"""AWS IoT Core."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::IoT::Policy",
        Call(
            "iot:ListPolicies",
            "policies[]",
            fixed={"pageSize": 250},
            more="nextMarker>marker",
            fills={"Arn": "policyArn", "Id": "policyName", "PolicyName": "policyName"},
        ),
        (Call("iot:GetPolicy", bound={"policyName": "policyName"}, fills={"PolicyDocument": "policyDocument"}),),
        id="policyName",
        arn="policyArn",
        name="policyName",
        tags="@tagging",
    ),
)
