# types: aws_lakeformation_data_lake_settings aws_lakeformation_resource aws_lakeformation_lf_tag
resource "aws_lakeformation_data_lake_settings" "lake" {
  admins                                = ["arn:aws:iam::123456789012:role/lake", "arn:aws:iam::123456789012:user/ada"]
  read_only_admins                      = ["arn:aws:iam::123456789012:role/audit"]
  allow_external_data_filtering         = true
  allow_full_table_external_data_access = false
  external_data_filtering_allow_list    = ["210987654321"]
  authorized_session_tag_value_list     = ["Amazon EMR"]
  trusted_resource_owners               = ["123456789012"]

  create_database_default_permissions {
    permissions = ["ALL"]
    principal   = "IAM_ALLOWED_PRINCIPALS"
  }

  create_table_default_permissions {
    permissions = ["SELECT", "ALTER"]
    principal   = "arn:aws:iam::123456789012:role/lake"
  }
}

resource "aws_lakeformation_resource" "bucket" {
  arn                     = "arn:aws:s3:::lake"
  role_arn                = "arn:aws:iam::123456789012:role/lake"
  hybrid_access_enabled   = true
  use_service_linked_role = false
  with_federation         = false
}

resource "aws_lakeformation_lf_tag" "level" {
  key    = "level"
  values = ["open", "secret"]
}
