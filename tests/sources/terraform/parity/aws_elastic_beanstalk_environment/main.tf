# types: aws_elastic_beanstalk_environment aws_elastic_beanstalk_application aws_elastic_beanstalk_application_version aws_elastic_beanstalk_configuration_template
resource "aws_elastic_beanstalk_application" "shop" {
  name        = "shop"
  description = "the shop"

  appversion_lifecycle {
    service_role          = aws_iam_role.keeper.arn
    max_count             = 100
    delete_source_from_s3 = true
  }
}

resource "aws_elastic_beanstalk_environment" "live" {
  name                = "live"
  application         = aws_elastic_beanstalk_application.shop.id
  solution_stack_name = "64bit Amazon Linux 2023 v4.5.0 running Python 3.13"
  tier                = "WebServer"
  cname_prefix        = "shop"
  version_label       = "v7"

  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "true"
  }

  setting {
    namespace = "aws:autoscaling:scheduledaction"
    resource  = "nightly"
    name      = "MinSize"
    value     = "1"
  }

  tags = {
    Team = "shop"
  }
}

resource "aws_elastic_beanstalk_application_version" "seventh" {
  name        = "v7"
  application = aws_elastic_beanstalk_application.shop.id
  description = "seventh"
  bucket      = "artifacts"
  key         = "v7.zip"
}

resource "aws_elastic_beanstalk_configuration_template" "usual" {
  name                = "usual"
  application         = aws_elastic_beanstalk_application.shop.id
  solution_stack_name = "64bit Amazon Linux 2023 v4.5.0 running Python 3.13"

  setting {
    namespace = "aws:elasticbeanstalk:healthreporting:system"
    name      = "SystemType"
    value     = "enhanced"
  }
}

resource "aws_iam_role" "keeper" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
