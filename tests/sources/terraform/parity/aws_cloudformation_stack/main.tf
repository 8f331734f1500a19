resource "aws_cloudformation_stack" "network" {
  name               = "network"
  template_url       = "https://templates.s3.amazonaws.com/network.yaml"
  timeout_in_minutes = 30
  notification_arns  = ["arn:aws:sns:eu-central-1:123456789012:stacks"]
  capabilities       = ["CAPABILITY_IAM"]
  on_failure         = "ROLLBACK"

  parameters = {
    Cidr = "10.0.0.0/16"
  }

  tags = {
    Team = "network"
  }
}
