"""Amazon AppStream 2.0.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appstream_fleet
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table

TABLES = (Table("aws_appstream_fleet", "AWS::AppStream::Fleet", ids={"name": "Ref", "arn": "Arn"}),)
