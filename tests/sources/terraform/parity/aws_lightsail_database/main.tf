# types: aws_lightsail_database aws_lightsail_bucket aws_lightsail_lb_certificate aws_lightsail_static_ip
resource "aws_lightsail_database" "blog" {
  relational_database_name     = "blog"
  availability_zone            = "eu-central-1a"
  blueprint_id                 = "mysql_8_0"
  bundle_id                    = "micro_2_0"
  master_database_name         = "blog"
  master_username              = "owner"
  master_password              = "first-secret"
  backup_retention_enabled     = true
  preferred_backup_window      = "02:00-02:30"
  preferred_maintenance_window = "sun:04:00-sun:04:30"
  publicly_accessible          = true
  apply_immediately            = true
  skip_final_snapshot          = true

  tags = {
    Team = "blog"
  }
}

resource "aws_lightsail_bucket" "pictures" {
  name         = "pictures"
  bundle_id    = "small_1_0"
  force_delete = true
}

resource "aws_lightsail_lb_certificate" "blog_certificate" {
  name                      = "blog"
  lb_name                   = "front"
  domain_name               = "blog.example.com"
  subject_alternative_names = ["www.blog.example.com"]
}

resource "aws_lightsail_static_ip" "fixed" {
  name = "fixed"
}
