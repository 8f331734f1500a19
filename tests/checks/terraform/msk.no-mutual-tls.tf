# pass: certificates
resource "aws_msk_cluster" "subject" {
  cluster_name = "orders"
  client_authentication {
    tls {
      certificate_authority_arns = ["arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1"]
    }
  }
}

# ---
# undetermined: decided by a parameter that has no value
variable "authorities" {}

resource "aws_msk_cluster" "subject" {
  cluster_name = "orders"
  client_authentication {
    tls {
      certificate_authority_arns = var.authorities
    }
  }
}
