# types: aws_eks_cluster aws_eks_node_group aws_eks_addon aws_eks_fargate_profile aws_eks_access_entry aws_eks_access_policy_association aws_eks_pod_identity_association aws_eks_identity_provider_config
resource "aws_eks_cluster" "shop" {
  name                          = "shop"
  role_arn                      = aws_iam_role.runner.arn
  version                       = "1.34"
  enabled_cluster_log_types     = ["api", "audit"]
  bootstrap_self_managed_addons = false
  deletion_protection           = true
  force_update_version          = false

  vpc_config {
    subnet_ids              = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
    security_group_ids      = ["sg-0123456789abcdef0"]
    endpoint_private_access = true
    endpoint_public_access  = true
    public_access_cidrs     = ["192.0.2.0/24"]
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.data.arn
    }
  }

  kubernetes_network_config {
    ip_family         = "ipv4"
    service_ipv4_cidr = "10.100.0.0/16"

    elastic_load_balancing {
      enabled = true
    }
  }

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = false
  }

  compute_config {
    enabled       = true
    node_pools    = ["general-purpose"]
    node_role_arn = aws_iam_role.runner.arn
  }

  storage_config {
    block_storage {
      enabled = true
    }
  }

  upgrade_policy {
    support_type = "STANDARD"
  }

  zonal_shift_config {
    enabled = true
  }
}

resource "aws_eks_node_group" "workers" {
  cluster_name         = aws_eks_cluster.shop.name
  node_group_name      = "workers"
  node_role_arn        = aws_iam_role.runner.arn
  subnet_ids           = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  ami_type             = "AL2023_ARM_64_STANDARD"
  capacity_type        = "SPOT"
  disk_size            = 50
  instance_types       = ["m7g.large"]
  force_update_version = true

  labels = {
    pool = "workers"
  }

  scaling_config {
    desired_size = 3
    min_size     = 2
    max_size     = 6
  }

  remote_access {
    ec2_ssh_key               = "operators"
    source_security_group_ids = ["sg-0123456789abcdef0"]
  }

  taint {
    key    = "dedicated"
    value  = "shop"
    effect = "NO_SCHEDULE"
  }

  update_config {
    max_unavailable_percentage = 33
  }

  launch_template {
    id      = "lt-0123456789abcdef0"
    version = "4"
  }
}

resource "aws_eks_addon" "network" {
  cluster_name                = aws_eks_cluster.shop.name
  addon_name                  = "vpc-cni"
  addon_version               = "v1.20.0-eksbuild.1"
  resolve_conflicts_on_create = "OVERWRITE"
  service_account_role_arn    = aws_iam_role.runner.arn
  configuration_values        = "{\"enableNetworkPolicy\": \"true\"}"
  preserve                    = true
}

resource "aws_eks_fargate_profile" "quiet" {
  cluster_name           = aws_eks_cluster.shop.name
  fargate_profile_name   = "quiet"
  pod_execution_role_arn = aws_iam_role.runner.arn
  subnet_ids             = ["subnet-0aaaaaaaaaaaaaaaa"]

  selector {
    namespace = "quiet"

    labels = {
      pool = "quiet"
    }
  }
}

resource "aws_eks_access_entry" "operators" {
  cluster_name      = aws_eks_cluster.shop.name
  principal_arn     = "arn:aws:iam::123456789012:role/operators"
  kubernetes_groups = ["viewers"]
  type              = "STANDARD"
}

resource "aws_eks_access_policy_association" "operators_admin" {
  cluster_name  = aws_eks_cluster.shop.name
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
  principal_arn = "arn:aws:iam::123456789012:role/operators"

  access_scope {
    type       = "namespace"
    namespaces = ["shop"]
  }
}

resource "aws_eks_pod_identity_association" "front" {
  cluster_name    = aws_eks_cluster.shop.name
  namespace       = "shop"
  service_account = "front"
  role_arn        = aws_iam_role.runner.arn
}

resource "aws_eks_identity_provider_config" "people" {
  cluster_name = aws_eks_cluster.shop.name

  oidc {
    client_id                     = "kubernetes"
    identity_provider_config_name = "people"
    issuer_url                    = "https://login.example.com"
    username_claim                = "email"
    groups_claim                  = "groups"

    required_claims = {
      department = "shop"
    }
  }
}

resource "aws_kms_key" "data" {}

resource "aws_iam_role" "runner" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
