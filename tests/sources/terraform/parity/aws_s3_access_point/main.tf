# types: aws_s3_access_point aws_s3control_access_point_policy aws_s3_account_public_access_block aws_s3_directory_bucket

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_s3_bucket" "shared" {
  bucket = "harbour-shared"
}

resource "aws_s3_access_point" "readers" {
  name              = "readers"
  bucket            = aws_s3_bucket.shared.id
  account_id        = "123456789012"
  bucket_account_id = "123456789012"

  public_access_block_configuration {
    restrict_public_buckets = false
  }
  vpc_configuration {
    vpc_id = aws_vpc.harbour.id
  }
  tags = {
    team = "harbour"
  }
}

resource "aws_s3control_access_point_policy" "readers" {
  access_point_arn = aws_s3_access_point.readers.arn
  policy           = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_s3_account_public_access_block" "account" {
  block_public_acls  = true
  ignore_public_acls = true
}

resource "aws_s3_directory_bucket" "fast" {
  bucket        = "fast--euc1-az1--x-s3"
  force_destroy = true

  location {
    name = "euc1-az1"
  }
}
