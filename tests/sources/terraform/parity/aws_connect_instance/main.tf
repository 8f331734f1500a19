# types: aws_connect_instance aws_connect_instance_storage_config
resource "aws_connect_instance" "calls" {
  identity_management_type  = "SAML"
  instance_alias            = "shop"
  inbound_calls_enabled     = true
  outbound_calls_enabled    = false
  contact_flow_logs_enabled = true
}
resource "aws_connect_instance_storage_config" "recordings" {
  instance_id   = aws_connect_instance.calls.arn
  resource_type = "CALL_RECORDINGS"
  storage_config {
    storage_type = "S3"
    s3_config {
      bucket_name   = "recordings"
      bucket_prefix = "calls/"
      encryption_config {
        encryption_type = "KMS"
        key_id          = "arn:aws:kms:eu-central-1:123456789012:key/1"
      }
    }
  }
}
