data "aws_iam_policy_document" "exports" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${module.exports_bucket.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

module "images_bucket" {
  source = "./modules/bucket"

  name      = "images"
  versioned = true
  algorithm = "AES256"
  tls_only  = true
  logging   = { images = module.logs_bucket.id }
}

module "exports_bucket" {
  source = "./modules/bucket"

  name   = "exports"
  closed = false
  policy = [data.aws_iam_policy_document.exports.json]
}

module "logs_bucket" {
  source = "./modules/bucket"

  name = "logs"
}
