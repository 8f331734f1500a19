"""AWS WAF Classic, global and regional: web ACLs and rules.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/waf_web_acl
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

RULES = Block("Rules", drop="override_action type")
"""What CloudFormation has no word for: a rule's kind, and that a group of rules only counts."""

TABLES = (
    # CloudFormation's types have no tags, and no word for where an ACL logs to.
    Table("aws_waf_web_acl", "AWS::WAF::WebACL", {"rules": RULES}, drop="logging_configuration tags"),
    Table("aws_wafregional_web_acl", "AWS::WAFRegional::WebACL", {"rule": RULES}, drop="logging_configuration tags"),
    Table("aws_wafregional_web_acl_association", "AWS::WAFRegional::WebACLAssociation"),
    Table("aws_waf_rule", "AWS::WAF::Rule", drop="tags"),
    Table("aws_wafregional_rule", "AWS::WAFRegional::Rule", drop="tags"),
)
