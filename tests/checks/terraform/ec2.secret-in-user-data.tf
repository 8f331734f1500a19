# pass: where it is deployed to is no secret
data "aws_region" "here" {}

resource "aws_instance" "subject" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m7g.large"
  user_data     = "aws --region ${data.aws_region.here.name} s3 ls"
}
