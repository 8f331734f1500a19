# types: aws_vpc_ipam aws_vpc_ipam_pool aws_vpc_ipam_pool_cidr aws_ec2_subnet_cidr_reservation

resource "aws_vpc_ipam" "plan" {
  description = "Plan"
  tier        = "free"
  cascade     = true

  operating_regions {
    region_name = "eu-central-1"
  }
}

resource "aws_vpc_ipam_pool" "pool" {
  address_family                    = "ipv4"
  ipam_scope_id                     = aws_vpc_ipam.plan.private_default_scope_id
  locale                            = "eu-central-1"
  allocation_default_netmask_length = 24

  allocation_resource_tags = {
    team = "harbour"
  }
}

resource "aws_vpc_ipam_pool_cidr" "range" {
  ipam_pool_id = aws_vpc_ipam_pool.pool.id
  cidr         = "10.0.0.0/8"
}

resource "aws_subnet" "front" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}

resource "aws_ec2_subnet_cidr_reservation" "kept" {
  subnet_id        = aws_subnet.front.id
  cidr_block       = "10.0.1.240/28"
  reservation_type = "explicit"
  description      = "Kept"
}
