"""Record the demo's twin as Terraform sees it: `python -m tools.twin_recordings write PLUGINS`, or `check PLUGINS`.

`tests/demo/twin/` is planned and applied by the real provider, against a stand-in for AWS on this machine: no account
is asked, and nothing is made but files. The plan and the state that it leaves become `tests/demo/twin_plan.json.gz` and
`tests/demo/twin_state.json.gz`, without what differs from run to run. `check` compares the plan only: ids in the state
are made up anew each time. Takes about five minutes, most of it the provider's waiting for CloudFront.

`PLUGINS` is a folder laid out as a mirror of providers that holds hashicorp/aws 5.100 (`terraform providers mirror`
makes one). Without it, or without `terraform` on the path, nothing is done, and the reason is told.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TESTS = Path(__file__).parent.parent / "tests/demo"
REGION = "eu-west-1"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "recorder",
    "AWS_SECRET_ACCESS_KEY": "recorder",  # the stand-in takes any
    "AWS_EC2_METADATA_DISABLED": "true",
}
SECRET = json.dumps({"password": "never-to-be-shown"})
"""What the databases' secrets hold. The tests look for it in everything that is written."""

VARYING = ("timestamp", "terraform_version", "relevant_attributes")
LINEAGE = VERSION = "00000000-0000-0000-0000-000000000000"
SECRET_ARN = re.compile(r"(:secret:[\w/]+-)\w{6}\b")
TIME = re.compile(r"\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| ?\+0000(?: UTC)?)?")
BACKUPS = re.compile(r"/2015-02-01/file-systems/[^/]+/backup-policy\Z")
LOGGING = re.compile(r"logging=?\Z")


def build(plugins: Path) -> dict[str, bytes]:
    """The plan and the state, by file name. `SystemExit` with what Terraform says when it refuses."""
    with tempfile.TemporaryDirectory() as folder, stand_in() as url:
        root = Path(folder) / "twin"
        shutil.copytree(TESTS / "twin", root)
        _pack(root / "mailer.zip")
        run = _Terraform(root, url)
        run("init", "-input=false", f"-plugin-dir={plugins}")
        secrets = _client("secretsmanager", url)
        secrets.create_secret(Name="shop/reports", SecretString=SECRET, ClientRequestToken=VERSION)
        run("plan", "-out=plan")
        plan = run("show", "-json", "plan")
        run("apply", "-auto-approve", "-target=aws_secretsmanager_secret.orders_secret")
        secrets.put_secret_value(SecretId="shop/orders", SecretString=SECRET, ClientRequestToken=VERSION)
        run("apply", "-auto-approve")
        state = (root / "terraform.tfstate").read_text(encoding="utf-8")
    return {"twin_plan.json.gz": _steady(plan, url), "twin_state.json.gz": _steady(state, url)}


class _Terraform:
    """Runs commands in a root module. Neither a configuration of the user nor variables of the shell reach them."""

    def __init__(self, root: Path, url: str) -> None:
        self._root = root
        empty = root.parent / "terraformrc"
        empty.touch()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TF_", "AWS_"))}
        own = {"TF_CLI_CONFIG_FILE": str(empty), "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
        self._environment = {**kept, **own, **CREDENTIALS, "AWS_ENDPOINT_URL": url}

    def __call__(self, *arguments: str) -> str:
        """What the command writes."""
        command = ["terraform", f"-chdir={self._root}", *arguments]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=self._environment)
        if done.returncode:
            raise SystemExit(done.stderr)
        return done.stdout


@contextmanager
def stand_in() -> Iterator[str]:
    """A stand-in for AWS on a free port of the loopback address; gives its URL."""
    import logging
    from threading import Thread

    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    application = _keeping(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, application, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        with _databases_told_apart():
            yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()


@contextmanager
def _databases_told_apart() -> Iterator[None]:
    """Moto gives all databases the same resource id, and the provider asks for a database by it."""
    from unittest.mock import patch

    from moto.rds.models import DBInstance

    made = DBInstance.__init__

    def init(self: Any, *arguments: Any, **named: Any) -> None:
        made(self, *arguments, **named)
        self.dbi_resource_id = f"db-{self.db_instance_identifier.upper():0>26}"

    with patch.object(DBInstance, "__init__", init):
        yield


def _keeping(moto: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Moto, and before it two settings that are told as they were set.

    It lacks the backup policy of a file system, and refuses access logs to a bucket whose policy does not expect them.
    """
    kept: dict[str, bytes] = {}

    def answer(environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environment["PATH_INFO"]
        if not BACKUPS.search(path) and not LOGGING.match(environment["QUERY_STRING"]):
            return moto(environment, start)
        if environment["REQUEST_METHOD"] == "PUT":
            kept[path] = environment["wsgi.input"].read(int(environment["CONTENT_LENGTH"]))
        elif path not in kept:
            return moto(environment, start)
        start("200 OK", [("Content-Type", "application/json" if BACKUPS.search(path) else "application/xml")])
        return [kept[path]]

    return answer


def _client(service: str, url: str) -> Any:
    from botocore.session import Session

    return Session().create_client(
        service,
        region_name=REGION,
        endpoint_url=url,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    )


def _pack(archive: Path) -> None:
    """The code of the function that sends mails."""
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("index.py", "def handler(event, context):\n    return None\n")


def _steady(text: str, url: str) -> bytes:
    """The document without what varies, and packed the same way each time."""
    host = url.removeprefix("http://")
    told = SECRET_ARN.sub(r"\1AbCdEf", TIME.sub("2026-01-01T00:00:00Z", text))
    document = json.loads(told.replace(host, "aws.invalid"))
    _scrub(document)
    return gzip.compress(json.dumps(document, indent=1, sort_keys=True).encode(), mtime=0)


def _scrub(document: Any) -> None:
    """Take the varying entries out, in place; a state file keeps what makes it one."""
    for name in VARYING if isinstance(document, dict) else ():
        document.pop(name, None)
    if isinstance(document, dict) and "lineage" in document:
        document |= {"lineage": LINEAGE, "terraform_version": "recorded"}
    for each in document.values() if isinstance(document, dict) else document if isinstance(document, list) else ():
        _scrub(each)


def _reason(plugins: Path | None) -> str:
    """Why nothing can be recorded here; empty when it can."""
    if shutil.which("terraform") is None:
        return "there is no `terraform` on the path"
    if plugins is None or not any(plugins.glob("*/hashicorp/aws/5.100*")):
        return "no folder of plugins that holds hashicorp/aws 5.100 is named"
    return ""


def main(arguments: list[str]) -> int:
    """Exit code 0 when all is as it should be or nothing can be done, 1 for a stale plan, 2 for wrong usage."""
    if arguments[:1] not in (["write"], ["check"]) or len(arguments) > 2:  # noqa: PLR2004 — a mode and a folder
        sys.stderr.write(f"{__doc__}\n")
        return 2
    plugins = Path(arguments[1]).resolve() if len(arguments) > 1 else None
    reason = _reason(plugins)
    if reason or plugins is None:
        sys.stderr.write(f"skipped: {reason}\n")
        return 0
    made = build(plugins)
    if arguments[0] == "write":
        for name, packed in made.items():
            (TESTS / name).write_bytes(packed)
        return 0
    if gzip.decompress((TESTS / "twin_plan.json.gz").read_bytes()) == gzip.decompress(made["twin_plan.json.gz"]):
        return 0
    sys.stderr.write("stale: run `python -m tools.twin_recordings write PLUGINS` and commit the result\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
