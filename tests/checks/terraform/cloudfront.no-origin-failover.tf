# pass: two in a group
resource "aws_cloudfront_distribution" "subject" {
  enabled = true

  origin_group {
    origin_id = "both"

    failover_criteria {
      status_codes = [503]
    }

    member {
      origin_id = "here"
    }

    member {
      origin_id = "there"
    }
  }
}
# ---
# undetermined: a parameter
variable "groups" {}

resource "aws_cloudfront_distribution" "subject" {
  enabled = true

  dynamic "origin_group" {
    for_each = var.groups

    content {
      origin_id = origin_group.value
    }
  }
}
