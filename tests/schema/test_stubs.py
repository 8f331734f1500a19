"""With the stubs, mypy accepts what a check may do with properties and refuses what it may not."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools import stubs

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
from remit.model import entries, or_default, some
from stubs_here.ec2 import SecurityGroup
from stubs_here.lambda_here import Function
from stubs_here.rds import DBInstance
from stubs_here.remit_iam import RootUser
from stubs_here.s3 import Bucket

def check(db: DBInstance, group: SecurityGroup, bucket: Bucket, function: Function, root: RootUser) -> object:
    return """

ALLOWED = [
    "db.StorageEncrypted",
    "db.Endpoint.Address == 'x'",
    "or_default(db.BackupRetentionPeriod, 1) < 7",
    "[rule.CidrIp for rule in group.SecurityGroupIngress if rule.CidrIp == '0.0.0.0/0']",
    "not bucket.VersioningConfiguration or bucket.VersioningConfiguration.Status == 'Enabled'",
    "bucket.BucketPolicy.PolicyDocument.Statement",
    "some(lambda point: point.Status == 'COMPLETED', db.RecoveryPoints)",
    "entries(function.Environment.Variables)",
    "'x' in or_default(db.Engine, '') and 'error' in db.EnableCloudwatchLogsExports",
    "root.MfaEnabled and db.VPCSecurityGroups",
]
REFUSED = {
    "db.StorageEncrypte": "attr-defined",
    "db.Endpoint.Adress": "attr-defined",
    "[rule.CidrIpv4 for rule in group.SecurityGroupIngress]": "attr-defined",
    "bucket.BucketPolicy.Bucket": "attr-defined",
    "db.BackupRetentionPeriod < 7": "operator",
    "db.BackupRetentionPeriod + 1": "operator",
    "db.Engine.startswith('aurora')": "operator",
    "group.SecurityGroupIngress[0]": "index",
    "or_default(db.Iops, 'none') + 1": "operator",
}


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Expression → the codes of what mypy has against it."""
    folder = tmp_path_factory.mktemp("typed")
    write_stubs(folder / "stubs_here")
    files = {folder / f"case_{n}.py": text for n, text in enumerate([*ALLOWED, *REFUSED])}
    for file, text in files.items():
        file.write_text(HEAD + text + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", *map(str, files)]
    path = os.pathsep.join([str(folder), str(stubs.SOURCE.parent)])
    done = subprocess.run(
        command, env={**os.environ, "MYPYPATH": path}, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    found = dict.fromkeys(files.values(), "")
    for line in done.stdout.splitlines()[:-1]:
        name, _, rest = line.partition(":")
        assert folder / name in files, line
        if " error: " in rest:
            found[files[folder / name]] += rest[rest.rindex("[") :]
    return found


def write_stubs(folder: Path) -> None:
    folder.mkdir()
    for name, text in stubs.build(["ec2", "lambda_", "rds", "remit_iam", "s3"]).items():
        target = name.replace("lambda_.", "lambda_here.")
        (folder / target).write_text(text.replace("remit.schema.stubs", "stubs_here"), encoding="utf-8")


@pytest.mark.parametrize("expression", ALLOWED)
def test_what_a_check_may_do_is_accepted(expression: str, reported: dict[str, str]) -> None:
    assert reported[expression] == ""


@pytest.mark.parametrize(("expression", "code"), REFUSED.items(), ids=REFUSED)
def test_what_a_check_may_not_do_is_refused(expression: str, code: str, reported: dict[str, str]) -> None:
    assert f"[{code}]" in reported[expression]


def test_a_namespace_that_does_not_exist_is_named() -> None:
    with pytest.raises(SystemExit, match="nowhere"):
        stubs.build(["nowhere"])
