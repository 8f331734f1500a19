# pass[all]: on
resource "aws_guardduty_detector_feature" "runtime" {
  detector_id = aws_guardduty_detector.subject.id
  name        = "RUNTIME_MONITORING"
  status      = "ENABLED"
}

resource "aws_guardduty_detector" "subject" {
  enable = true
}
# ---
# pass[ec2]: with the agent
resource "aws_guardduty_detector_feature" "runtime" {
  detector_id = aws_guardduty_detector.subject.id
  name        = "RUNTIME_MONITORING"
  status      = "ENABLED"

  additional_configuration {
    name   = "EC2_AGENT_MANAGEMENT"
    status = "ENABLED"
  }
}

resource "aws_guardduty_detector" "subject" {
  enable = true
}
# ---
# undetermined[all]: a parameter
variable "status" {}

resource "aws_guardduty_detector_feature" "runtime" {
  detector_id = aws_guardduty_detector.subject.id
  name        = "RUNTIME_MONITORING"
  status      = var.status

  additional_configuration {
    name   = "EC2_AGENT_MANAGEMENT"
    status = "ENABLED"
  }
}

resource "aws_guardduty_detector" "subject" {
  enable = true
}
