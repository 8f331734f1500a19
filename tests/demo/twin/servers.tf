# Web servers: one as it should be, one forgotten.

data "aws_iam_policy_document" "assume" {
  for_each = toset(["ec2", "lambda"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "reads_images" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${module.images_bucket.arn}/*"]
  }
}

resource "aws_iam_role" "web_role" {
  name               = "${local.name}-web"
  assume_role_policy = data.aws_iam_policy_document.assume["ec2"].json
}

resource "aws_iam_role_policy" "reads_images" {
  name   = "reads-images"
  role   = aws_iam_role.web_role.id
  policy = data.aws_iam_policy_document.reads_images.json
}

resource "aws_iam_instance_profile" "web_profile" {
  name = "${local.name}-web"
  role = aws_iam_role.web_role.name
}

resource "aws_instance" "web_server_a" {
  ami                    = var.image
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.subnet["private-a"].id
  vpc_security_group_ids = [aws_security_group.web_group.id]
  iam_instance_profile   = aws_iam_instance_profile.web_profile.name

  metadata_options {
    http_tokens                 = "required"
    http_endpoint               = "enabled"
    http_put_response_hop_limit = 1
  }

  tags = { Name = "web-a" }
}

resource "aws_instance" "web_server_b" {
  ami                    = var.image
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.subnet["public-a"].id
  vpc_security_group_ids = [aws_security_group.bastion_group.id]

  metadata_options {
    http_tokens                 = "optional"
    http_endpoint               = "enabled"
    http_put_response_hop_limit = 2
  }

  tags = { Name = "web-b" }
}

resource "aws_ebs_volume" "volume" {
  for_each = {
    images  = { encrypted = true }
    scratch = { encrypted = false }
  }

  availability_zone = var.network.zones["a"]
  size              = 20
  encrypted         = each.value.encrypted
}
