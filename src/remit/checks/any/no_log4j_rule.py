"""Web ACLs stop Log4Shell and other known bad input.

Why: one line in a header takes over a server with an old Log4j (CVE-2021-44228). Scanners still try it everywhere.

Fix: add `AWSManagedRulesKnownBadInputsRuleSet` as a `ManagedRuleGroupStatement`. No price beyond the rule's; count
before you block.

Note: a web ACL is asked, and so is what stands behind one: distributions, load balancers, stages, GraphQL APIs. That
nothing stands before them is for the checks of each that ask for a web ACL.

Links:
- https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

ACL = "AWS::WAFv2::WebACL"
META = Meta(
    type=(
        ACL,
        "AWS::CloudFront::Distribution",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "AWS::ApiGateway::Stage",
        "AWS::AppSync::GraphQLApi",
    ),
    needs=(ACL,),
    duty="network-controls",
    severity="medium",
    also=("CKV_AWS_192", "CKV2_AWS_47", "CKV2_AWS_76", "CKV2_AWS_77", "CKV2_AWS_78"),
    controls=("SI-2", "SI-3", "SC-7"),
)


KNOWN = "AWSManagedRulesKnownBadInputsRuleSet"
LOG4J = "Log4JRCE"


def run(resource: Any, world: World) -> Result:
    attached = resource.DistributionConfig.WebACLId or resource.WebACLAssociation.WebACLArn
    acl = world.resolve(attached, ACL) or resource
    if not some(bool, (acl.Rules, acl.DefaultAction, acl.Scope)):
        return not_applicable("no web ACL stands before it")
    return expect(some(stops_it, acl.Rules), "no rule stops Log4Shell")


def stops_it(rule: Any) -> bool:
    group = rule.Statement.ManagedRuleGroupStatement
    if group.Name != KNOWN or "Count" in rule.OverrideAction:
        return False
    return not some(lambda each: LOG4J in each.Name, [*group.RuleActionOverrides, *group.ExcludedRules])


EXAMPLES = """
# pass: AWS's rules
Type: AWS::WAFv2::WebACL
Properties:
  Scope: REGIONAL
  Rules:
    - Name: known
      Priority: 0
      OverrideAction: {None: {}}
      Statement: {ManagedRuleGroupStatement: {VendorName: AWS, Name: AWSManagedRulesKnownBadInputsRuleSet}}
---
# fail: they only count
Type: AWS::WAFv2::WebACL
Properties:
  Scope: REGIONAL
  Rules:
    - Name: known
      Priority: 0
      OverrideAction: {Count: {}}
      Statement: {ManagedRuleGroupStatement: {VendorName: AWS, Name: AWSManagedRulesKnownBadInputsRuleSet}}
---
# fail: the rules of what stands before a distribution
Resources:
  Acl: {Type: AWS::WAFv2::WebACL, Properties: {Scope: CLOUDFRONT, DefaultAction: {Allow: {}}}}
  Shop:
    Type: AWS::CloudFront::Distribution
    Properties: {DistributionConfig: {Enabled: true, WebACLId: !GetAtt Acl.Arn}}
---
# not-applicable: nothing stands before it
Type: AWS::ElasticLoadBalancingV2::LoadBalancer
Properties: {Scheme: internal}
---
# undetermined: a parameter
Type: AWS::WAFv2::WebACL
Properties: {Scope: REGIONAL, Rules: !Ref Rules}
"""
