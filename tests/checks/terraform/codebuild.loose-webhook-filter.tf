# pass: anchored
resource "aws_codebuild_webhook" "push" {
  project_name = aws_codebuild_project.subject.name

  filter_group {
    filter {
      type    = "ACTOR_ACCOUNT_ID"
      pattern = "^123456$"
    }
  }
}

resource "aws_codebuild_project" "subject" {
  name         = "web"
  service_role = "role"
}
# ---
# fail: open at both ends
resource "aws_codebuild_webhook" "push" {
  project_name = aws_codebuild_project.subject.name

  filter_group {
    filter {
      type    = "ACTOR_ACCOUNT_ID"
      pattern = "123456"
    }
  }
}

resource "aws_codebuild_project" "subject" {
  name         = "web"
  service_role = "role"
}
# ---
# undetermined: a parameter
variable "pattern" {}

resource "aws_codebuild_webhook" "push" {
  project_name = aws_codebuild_project.subject.name

  filter_group {
    filter {
      type    = "ACTOR_ACCOUNT_ID"
      pattern = var.pattern
    }
  }
}

resource "aws_codebuild_project" "subject" {
  name         = "web"
  service_role = "role"
}
