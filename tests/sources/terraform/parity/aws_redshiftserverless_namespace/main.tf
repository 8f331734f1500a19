# types: aws_redshiftserverless_namespace aws_redshiftserverless_workgroup aws_redshiftserverless_snapshot
resource "aws_redshiftserverless_namespace" "sales" {
  namespace_name        = "sales"
  db_name               = "sales"
  admin_username        = "owner"
  manage_admin_password = true
  kms_key_id            = aws_kms_key.data.arn
  iam_roles             = ["arn:aws:iam::123456789012:role/loader"]
  default_iam_role_arn  = "arn:aws:iam::123456789012:role/loader"
  log_exports           = ["userlog", "connectionlog"]
}

resource "aws_redshiftserverless_workgroup" "analysts" {
  namespace_name       = aws_redshiftserverless_namespace.sales.id
  workgroup_name       = "analysts"
  base_capacity        = 32
  enhanced_vpc_routing = true
  publicly_accessible  = false
  subnet_ids           = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
  security_group_ids   = ["sg-0123456789abcdef0"]

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "true"
  }

  price_performance_target {
    enabled = true
    level   = 50
  }
}

resource "aws_redshiftserverless_snapshot" "before" {
  namespace_name   = aws_redshiftserverless_workgroup.analysts.namespace_name
  snapshot_name    = "before"
  retention_period = 30
}

resource "aws_kms_key" "data" {}
