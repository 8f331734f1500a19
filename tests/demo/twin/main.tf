# The demo's estate (src/remit/demo/estate.yaml), said in Terraform: the same facts, right and wrong alike.
# What the template leaves to the service, and the provider would do otherwise, is written here.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

data "aws_caller_identity" "current" {}

locals {
  name    = "shop"
  account = data.aws_caller_identity.current.account_id
}
