"""Calls of functions are recorded.

Why: a trail records who changes a function, not who calls it, unless it is told to. What a stolen credential had a
function do stays unseen.

Fix: give a trail an event selector with `AWS::Lambda::Function` and `arn:aws:lambda`, or the function's ARN. Data
events are billed; nothing is interrupted.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
- https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    needs=("AWS::CloudTrail::Trail",),
    duty="logging-monitoring",
    severity="low",
    also=("awslambda_function_invoke_api_operations_cloudtrail_logging_enabled",),
    controls=("AU-2", "AU-3", "AU-12"),
)

KIND = "AWS::Lambda::Function"
FREE = ("eventCategory", "resources.type")


def run(function: Function, world: World) -> Result:
    if not function.Arn:
        return not_applicable("a trail of the account decides, which a template does not show")

    def records(trail: Any) -> bool:
        selectors = [*trail.EventSelectors, *trail.AdvancedEventSelectors]
        return bool(trail.IsLogging) and some(lambda each: takes(each, function.Arn), selectors)

    return expect(some(records, world.all("AWS::CloudTrail::Trail", of=function)), "no trail records who calls it")


def takes(selector: Any, arn: Any) -> bool:
    fields = selector.FieldSelectors
    if not fields:
        chosen = [data for data in selector.DataResources if data.Type == KIND]
        return some(lambda data: some(lambda one: covers(one, arn), data.Values), chosen)
    named = some(lambda field: field.Field == "resources.type" and KIND in field.Equals, fields)
    return named and every(lambda field: leaves_open(field, arn), fields)


def leaves_open(field: Any, arn: Any) -> bool:
    return bool(field.Field in FREE or (field.Field == "resources.ARN" and arn in field.Equals))


def covers(value: Any, arn: Any) -> bool:
    return bool(value == arn or value.endswith(":lambda"))


EXAMPLES = """
# pass: all functions
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      EventSelectors: [{DataResources: [{Type: AWS::Lambda::Function, Values: ["arn:aws:lambda"]}]}]
  Subject: {Type: AWS::Lambda::Function, Properties: {Arn: "arn:aws:lambda:eu-west-1:123456789012:function:orders"}}
Closed: true
---
# fail: no trail
Type: AWS::Lambda::Function
Properties: {Arn: "arn:aws:lambda:eu-west-1:123456789012:function:orders"}
Closed: true
---
# undetermined: whether the trail is running could not be read
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: !Ref Refused
      EventSelectors: [{DataResources: [{Type: AWS::Lambda::Function, Values: ["arn:aws:lambda"]}]}]
  Subject: {Type: AWS::Lambda::Function, Properties: {Arn: "arn:aws:lambda:eu-west-1:123456789012:function:orders"}}
Closed: true
---
# not-applicable: declared
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
"""
