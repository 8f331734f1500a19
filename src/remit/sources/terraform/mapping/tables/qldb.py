"""Amazon QLDB."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table

TABLES = (
    Table("aws_qldb_ledger", "AWS::QLDB::Ledger", ids={"name": "Ref"}),
    Table("aws_qldb_stream", "AWS::QLDB::Stream", ids={"id": "Id"}),
)
