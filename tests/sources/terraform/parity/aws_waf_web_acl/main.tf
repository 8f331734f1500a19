# types: aws_waf_web_acl aws_wafregional_web_acl aws_waf_rule aws_wafregional_rule aws_wafregional_web_acl_association
resource "aws_waf_rule" "bots" {
  name        = "bots"
  metric_name = "bots"
  predicates {
    data_id = "11111111-2222-3333-4444-555555555555"
    negated = false
    type    = "IPMatch"
  }
}
resource "aws_waf_web_acl" "global" {
  name        = "global"
  metric_name = "global"
  default_action {
    type = "ALLOW"
  }
  rules {
    action {
      type = "BLOCK"
    }
    priority = 1
    rule_id  = aws_waf_rule.bots.id
    type     = "REGULAR"
  }
}
resource "aws_wafregional_rule" "bots_here" {
  name        = "bots-here"
  metric_name = "botsHere"
  predicate {
    data_id = "11111111-2222-3333-4444-555555555556"
    negated = true
    type    = "IPMatch"
  }
}
resource "aws_wafregional_web_acl" "here" {
  name        = "here"
  metric_name = "here"
  default_action {
    type = "BLOCK"
  }
  rule {
    action {
      type = "ALLOW"
    }
    priority = 2
    rule_id  = aws_wafregional_rule.bots_here.id
  }
}
resource "aws_wafregional_web_acl_association" "shop" {
  resource_arn = aws_lb.shop.arn
  web_acl_id   = aws_wafregional_web_acl.here.id
}
resource "aws_lb" "shop" {
  name = "shop"
}
