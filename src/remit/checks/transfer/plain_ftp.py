"""File transfer servers do not speak FTP.

Why: FTP sends passwords and files in the clear.

Fix: take `FTP` out of `Protocols`: `[SFTP]` or `[FTPS]`. It takes effect without interruption; FTP clients are
refused.

Links:
- https://docs.aws.amazon.com/transfer/latest/userguide/create-server-ftp.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.transfer import Server

META = Meta(
    type="AWS::Transfer::Server",
    duty="transit-encryption",
    severity="medium",
    also=(
        "Transfer.2",
        "config:transfer-family-server-no-ftp",
        "CKV_AWS_357",
        "transfer_server_in_transit_encryption_enabled",
    ),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(server: Server) -> Result:
    # Absent: SFTP (page of AWS::Transfer::Server, Protocols).
    return expect(not some(lambda protocol: protocol == "FTP", server.Protocols), "it speaks FTP")


EXAMPLES = """
# pass: SFTP
Type: AWS::Transfer::Server
Properties: {Protocols: [SFTP]}
---
# pass: the default
Type: AWS::Transfer::Server
Properties: {Domain: S3}
---
# fail: FTP
Type: AWS::Transfer::Server
Properties: {Protocols: [SFTP, FTP]}
---
# undetermined: decided by a parameter that has no value
Type: AWS::Transfer::Server
Properties: {Protocols: !Ref Protocols}
"""
