# types: aws_ebs_volume aws_volume_attachment aws_ebs_snapshot aws_ebs_snapshot_copy aws_ebs_snapshot_import aws_snapshot_create_volume_permission aws_ami aws_ami_copy aws_ami_from_instance aws_ami_launch_permission aws_ebs_encryption_by_default aws_ec2_serial_console_access aws_ebs_default_kms_key aws_ebs_snapshot_block_public_access aws_ec2_image_block_public_access aws_ec2_allowed_images_settings aws_ec2_instance_metadata_defaults

resource "aws_kms_key" "disks" {}

resource "aws_instance" "server" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_ebs_volume" "data" {
  availability_zone    = "eu-central-1a"
  size                 = 40
  type                 = "io2"
  iops                 = 1000
  multi_attach_enabled = true
  encrypted            = true
  kms_key_id           = aws_kms_key.disks.arn
  final_snapshot       = true

  tags = {
    Name = "data"
  }
}

resource "aws_ebs_volume" "restored" {
  availability_zone = "eu-central-1a"
  snapshot_id       = aws_ebs_snapshot.of_data.id
}

resource "aws_volume_attachment" "data" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.data.id
  instance_id = aws_instance.server.id
}

resource "aws_ebs_snapshot" "of_data" {
  volume_id    = aws_ebs_volume.data.id
  description  = "Before the update"
  storage_tier = "archive"
}

resource "aws_snapshot_create_volume_permission" "partner" {
  snapshot_id = aws_ebs_snapshot.of_data.id
  account_id  = "210987654321"
}

resource "aws_ebs_snapshot_copy" "copied" {
  source_snapshot_id = aws_ebs_snapshot.of_data.id
  source_region      = "eu-west-1"
  encrypted          = "true"
  kms_key_id         = aws_kms_key.disks.arn
}

resource "aws_ebs_snapshot_import" "brought" {
  description = "From elsewhere"
  disk_container {
    format = "VHD"
    url    = "s3://harbour-images/disk.vhd"
  }
}

resource "aws_ami" "golden" {
  name                = "golden"
  virtualization_type = "hvm"
  root_device_name    = "/dev/xvda"
  imds_support        = "v2.0"

  ebs_block_device {
    device_name = "/dev/xvda"
    snapshot_id = aws_ebs_snapshot.of_data.id
    volume_size = 40
  }
}

resource "aws_ami_launch_permission" "everyone" {
  image_id = aws_ami.golden.id
  group    = "all"
}

resource "aws_ami_launch_permission" "partner" {
  image_id   = aws_ami.golden.id
  account_id = "210987654321"
}

resource "aws_ami_copy" "silver" {
  name              = "silver"
  source_ami_id     = aws_ami.golden.id
  source_ami_region = "eu-west-1"
}

resource "aws_ami_from_instance" "bronze" {
  name               = "bronze"
  source_instance_id = aws_instance.server.id
  deprecation_time   = "2030-01-01T00:00:00Z"
}

resource "aws_ebs_encryption_by_default" "on" {}

resource "aws_ebs_default_kms_key" "own" {
  key_arn = aws_kms_key.disks.arn
}

resource "aws_ebs_snapshot_block_public_access" "blocked" {
  state = "block-all-sharing"
}

resource "aws_ec2_image_block_public_access" "blocked_too" {
  state = "block-new-sharing"
}

resource "aws_ec2_serial_console_access" "closed" {
  enabled = false
}

resource "aws_ec2_allowed_images_settings" "audited" {
  state = "audit-mode"
}

resource "aws_ec2_instance_metadata_defaults" "tokens" {
  http_tokens                 = "required"
  http_put_response_hop_limit = -1
  http_endpoint               = "no-preference"
}
