# types: aws_dms_endpoint aws_dms_replication_instance aws_dms_replication_subnet_group aws_dms_replication_task aws_dms_certificate aws_dms_event_subscription aws_dms_s3_endpoint
resource "aws_dms_replication_instance" "mover" {
  replication_instance_id      = "mover"
  replication_instance_class   = "dms.t3.medium"
  allocated_storage            = 50
  allow_major_version_upgrade  = false
  apply_immediately            = true
  auto_minor_version_upgrade   = true
  availability_zone            = "eu-central-1a"
  engine_version               = "3.5.4"
  kms_key_arn                  = aws_kms_key.moving.arn
  multi_az                     = false
  network_type                 = "IPV4"
  preferred_maintenance_window = "sun:04:00-sun:05:00"
  publicly_accessible          = true
  replication_subnet_group_id  = aws_dms_replication_subnet_group.private.id
  vpc_security_group_ids       = ["sg-0123456789abcdef0"]

  tags = {
    Team = "data"
  }
}

resource "aws_dms_replication_subnet_group" "private" {
  replication_subnet_group_id          = "private"
  replication_subnet_group_description = "Not reached from outside"
  subnet_ids                           = ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"]
}

resource "aws_dms_endpoint" "orders" {
  endpoint_id     = "orders"
  endpoint_type   = "source"
  engine_name     = "postgres"
  certificate_arn = aws_dms_certificate.authority.certificate_arn
  database_name   = "orders"
  server_name     = "orders.example.com"
  port            = 5432
  ssl_mode        = "verify-full"
  username        = "reader"
  password        = "first-secret"
  kms_key_arn     = aws_kms_key.moving.arn

  postgres_settings {
    capture_ddls     = true
    heartbeat_enable = true
    slot_name        = "dms"
  }
}

resource "aws_dms_endpoint" "stream" {
  endpoint_id   = "stream"
  endpoint_type = "target"
  engine_name   = "kafka"

  kafka_settings {
    broker            = "broker.example.com:9092"
    topic             = "orders"
    security_protocol = "sasl-ssl"
    sasl_username     = "dms"
    sasl_password     = "second-secret"
    message_format    = "json"
  }
}

resource "aws_dms_certificate" "authority" {
  certificate_id  = "orders"
  certificate_pem = "-----BEGIN CERTIFICATE-----"
}

resource "aws_dms_replication_task" "copy" {
  replication_task_id       = "orders"
  migration_type            = "full-load-and-cdc"
  replication_instance_arn  = aws_dms_replication_instance.mover.replication_instance_arn
  source_endpoint_arn       = aws_dms_endpoint.orders.endpoint_arn
  target_endpoint_arn       = aws_dms_endpoint.stream.endpoint_arn
  table_mappings            = "{\"rules\": []}"
  replication_task_settings = "{\"Logging\": {\"EnableLogging\": true}}"
  start_replication_task    = true
}

resource "aws_dms_event_subscription" "failures" {
  name             = "failures"
  enabled          = true
  event_categories = ["failure"]
  source_type      = "replication-task"
  source_ids       = ["orders"]
  sns_topic_arn    = "arn:aws:sns:eu-central-1:123456789012:moving"
}

resource "aws_kms_key" "moving" {}

resource "aws_dms_s3_endpoint" "lake" {
  endpoint_id                       = "lake"
  endpoint_type                     = "target"
  bucket_name                       = "lake"
  bucket_folder                     = "orders"
  service_access_role_arn           = "arn:aws:iam::123456789012:role/dms"
  kms_key_arn                       = aws_kms_key.moving.arn
  encryption_mode                   = "SSE_KMS"
  server_side_encryption_kms_key_id = aws_kms_key.moving.arn
  data_format                       = "parquet"
  parquet_version                   = "parquet-2-0"
  rfc_4180                          = false

  tags = {
    Team = "data"
  }
}
