# types: aws_kms_key aws_kms_external_key aws_kms_replica_key aws_kms_replica_external_key aws_kms_alias aws_kms_key_policy

resource "aws_kms_key" "data" {
  description                        = "Data"
  customer_master_key_spec           = "SYMMETRIC_DEFAULT"
  key_usage                          = "ENCRYPT_DECRYPT"
  deletion_window_in_days            = 10
  enable_key_rotation                = true
  rotation_period_in_days            = 180
  is_enabled                         = false
  multi_region                       = true
  bypass_policy_lockout_safety_check = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })

  tags = {
    team = "harbour"
  }
}

resource "aws_kms_alias" "data_alias" {
  name          = "alias/data"
  target_key_id = aws_kms_key.data.key_id
}

resource "aws_kms_key" "in_hardware" {
  custom_key_store_id = "cks-1234567890abcdef0"
}

resource "aws_kms_key" "outside" {
  custom_key_store_id = "cks-1234567890abcdef1"
  xks_key_id          = "their-key"
}

resource "aws_kms_key_policy" "in_hardware" {
  key_id = aws_kms_key.in_hardware.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_kms_external_key" "imported" {
  description             = "Imported"
  deletion_window_in_days = 7
  enabled                 = true
  key_material_base64     = "aGlkZGVu"
  valid_to                = "2030-01-01T00:00:00Z"
}

resource "aws_kms_replica_key" "elsewhere" {
  description             = "There"
  primary_key_arn         = aws_kms_key.data.arn
  deletion_window_in_days = 8
  enabled                 = true
  policy                  = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_kms_replica_external_key" "elsewhere_too" {
  primary_key_arn     = aws_kms_external_key.imported.arn
  key_material_base64 = "aGlkZGVu"
}
