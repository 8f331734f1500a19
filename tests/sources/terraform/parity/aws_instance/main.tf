# types: aws_instance aws_spot_instance_request aws_launch_template aws_key_pair aws_placement_group aws_ec2_host

resource "aws_key_pair" "operator" {
  key_name   = "operator"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIexample operator"
}

resource "aws_placement_group" "close" {
  name         = "close"
  strategy     = "cluster"
}

resource "aws_ec2_host" "own_host" {
  availability_zone = "eu-central-1a"
  instance_type     = "m5.large"
  host_recovery     = "on"
}

resource "aws_iam_role" "server" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_instance_profile" "server_profile" {
  role = aws_iam_role.server.name
}

resource "aws_security_group" "servers" {
  description = "Servers"
}

resource "aws_vpc" "harbour" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.harbour.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_kms_key" "disks" {}

resource "aws_network_interface" "prepared" {
  subnet_id = aws_subnet.front.id
}

resource "aws_instance" "web" {
  ami                                  = "ami-0123456789abcdef0"
  instance_type                        = "t3.large"
  availability_zone                    = "eu-central-1a"
  subnet_id                            = aws_subnet.front.id
  vpc_security_group_ids               = [aws_security_group.servers.id]
  associate_public_ip_address          = true
  private_ip                           = "10.0.1.20"
  ipv6_addresses                       = ["2001:db8::20"]
  iam_instance_profile                 = aws_iam_instance_profile.server_profile.name
  key_name                             = aws_key_pair.operator.key_name
  placement_group                      = aws_placement_group.close.id
  tenancy                              = "dedicated"
  monitoring                           = true
  ebs_optimized                        = true
  hibernation                          = false
  source_dest_check                    = false
  disable_api_termination              = true
  disable_api_stop                     = true
  instance_initiated_shutdown_behavior = "terminate"
  user_data                            = "#!/bin/sh\necho harbour\n"
  user_data_replace_on_change          = true
  get_password_data                    = false

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }
  root_block_device {
    volume_size = 20
    volume_type = "gp3"
    encrypted   = true
    throughput  = 200
    kms_key_id  = aws_kms_key.disks.arn
  }
  ebs_block_device {
    device_name           = "/dev/sdf"
    volume_size           = 100
    volume_type           = "io2"
    iops                  = 3000
    delete_on_termination = false
    snapshot_id           = "snap-0123456789abcdef0"
  }
  ephemeral_block_device {
    device_name  = "/dev/sdg"
    virtual_name = "ephemeral0"
  }
  ephemeral_block_device {
    device_name = "/dev/sdh"
    no_device   = true
  }
  credit_specification {
    cpu_credits = "unlimited"
  }
  cpu_options {
    core_count       = 1
    threads_per_core = 1
  }
  enclave_options {
    enabled = true
  }
  private_dns_name_options {
    enable_resource_name_dns_a_record = true
    hostname_type                     = "ip-name"
  }
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }

  tags = {
    Name = "web"
  }
  volume_tags = {
    Name = "web-disk"
  }
}

resource "aws_instance" "templated" {
  user_data_base64 = base64encode("hello")

  launch_template {
    id = aws_launch_template.server_template.id
  }
  network_interface {
    device_index         = 0
    network_interface_id = aws_network_interface.prepared.id
  }
}

resource "aws_instance" "hosted" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m5.large"
  host_id       = aws_ec2_host.own_host.id

  launch_template {
    name    = "other"
    version = "3"
  }
  primary_network_interface {
    network_interface_id = aws_network_interface.prepared.id
  }
}

resource "aws_spot_instance_request" "cheap" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "c5.large"
  spot_price           = "0.03"
  wait_for_fulfillment = true

  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_launch_template" "server_template" {
  name                   = "servers"
  description            = "Second version"
  image_id               = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  key_name               = aws_key_pair.operator.key_name
  ebs_optimized          = "true"
  update_default_version = true
  vpc_security_group_ids = [aws_security_group.servers.id]
  user_data              = base64encode("#!/bin/sh\n")

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size           = 30
      encrypted             = "true"
      delete_on_termination = "true"
      kms_key_id            = aws_kms_key.disks.arn
      throughput            = 150
    }
  }
  block_device_mappings {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }
  iam_instance_profile {
    arn = aws_iam_instance_profile.server_profile.arn
  }
  instance_market_options {
    market_type = "spot"
    spot_options {
      max_price = "0.05"
    }
  }
  instance_requirements {
    memory_mib {
      min = 2048
    }
    vcpu_count {
      min = 2
      max = 4
    }
    cpu_manufacturers = ["intel", "amd"]
  }
  license_specification {
    license_configuration_arn = "arn:aws:license-manager:eu-central-1:123456789012:license-configuration:lic-1"
  }
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "enabled"
  }
  monitoring {
    enabled = true
  }
  network_interfaces {
    associate_public_ip_address = "false"
    delete_on_termination       = "true"
    subnet_id                   = aws_subnet.front.id
    security_groups             = [aws_security_group.servers.id]
    ipv4_addresses              = ["10.0.1.30"]
    ipv4_address_count          = 2
    ipv6_addresses              = ["2001:db8::30"]
    device_index                = 0
  }
  placement {
    tenancy = "dedicated"
  }
  tag_specifications {
    resource_type = "instance"
    tags = {
      team = "harbour"
    }
  }

  tags = {
    kind = "template"
  }
}
