"""Databases of Lightsail are not public.

Why: in public mode everybody on the internet can try passwords and exploits on the database.

Fix: set `PubliclyAccessible: false`; instances of the same Region still reach it. Takes effect within minutes;
clients outside lose their way.

Links:
- https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-configuring-database-data-import-mode.html
- https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-databases.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.lightsail import Database

META = Meta(
    type="AWS::Lightsail::Database",
    duty="network-controls",
    severity="high",
    also=("lightsail_database_public",),
    controls=("AC-3", "AC-4", "SC-7"),
)


def run(database: Database) -> Result:
    return expect(not database.PubliclyAccessible, "the whole internet can reach it")


EXAMPLES = """
# pass: not by default
Type: AWS::Lightsail::Database
Properties: {RelationalDatabaseName: shop, MasterUsername: shop}
---
# fail: public
Type: AWS::Lightsail::Database
Properties: {RelationalDatabaseName: shop, MasterUsername: shop, PubliclyAccessible: true}
---
# undetermined: a parameter
Type: AWS::Lightsail::Database
Properties: {RelationalDatabaseName: shop, MasterUsername: shop, PubliclyAccessible: !Ref Public}
"""
