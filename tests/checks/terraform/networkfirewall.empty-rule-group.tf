# fail: none
resource "aws_networkfirewall_rule_group" "subject" {
  name     = "edge"
  type     = "STATELESS"
  capacity = 100

  rule_group {
    rules_source {
      stateless_rules_and_custom_actions {}
    }
  }
}
