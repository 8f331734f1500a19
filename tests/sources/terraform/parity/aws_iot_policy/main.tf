# types: aws_iot_policy aws_iot_policy_attachment aws_iot_certificate aws_iot_thing aws_iot_thing_principal_attachment aws_iot_role_alias aws_iot_authorizer
resource "aws_iot_policy" "sensors" {
  name = "sensors"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iot:Connect", "iot:Publish"]
      Resource = "*"
    }]
  })

  tags = {
    Team = "lab"
  }
}

resource "aws_iot_policy_attachment" "door_may" {
  policy = aws_iot_policy.sensors.name
  target = aws_iot_certificate.door_certificate.arn
}

resource "aws_iot_certificate" "door_certificate" {
  active = true
  csr    = "-----BEGIN CERTIFICATE REQUEST-----"
}

resource "aws_iot_certificate" "foreign" {
  active          = false
  certificate_pem = "-----BEGIN CERTIFICATE-----"
  ca_pem          = "-----BEGIN CERTIFICATE-----"
}

resource "aws_iot_thing" "door" {
  name = "door"

  attributes = {
    Floor = "2"
  }
}

resource "aws_iot_thing_principal_attachment" "door_is" {
  thing     = aws_iot_thing.door.name
  principal = aws_iot_certificate.door_certificate.arn
}

resource "aws_iot_role_alias" "uploads" {
  alias               = "uploads"
  role_arn            = aws_iam_role.uploads_role.arn
  credential_duration = 3600
}

resource "aws_iot_authorizer" "tokens" {
  name                    = "tokens"
  authorizer_function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:tokens"
  signing_disabled        = false
  status                  = "ACTIVE"
  token_key_name          = "token"
  enable_caching_for_http = true

  token_signing_public_keys = {
    First = "-----BEGIN PUBLIC KEY-----"
  }
}

resource "aws_iam_role" "uploads_role" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
