# fail[s3-data-events]: switched off
resource "aws_guardduty_detector_feature" "objects" {
  detector_id = aws_guardduty_detector.subject.id
  name        = "S3_DATA_EVENTS"
  status      = "DISABLED"
}

resource "aws_guardduty_detector" "subject" {
  enable = true
}
# ---
# undetermined[s3-data-events]: a parameter
variable "status" {}

resource "aws_guardduty_detector_feature" "objects" {
  detector_id = aws_guardduty_detector.subject.id
  name        = "S3_DATA_EVENTS"
  status      = var.status
}

resource "aws_guardduty_detector" "subject" {
  enable = true
}
