"""The demo: the seed's e-commerce estate, deployed into a stand-in for AWS on this machine, and audited live."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.cli import outputs
from remit.demo.deploy import REGION, Deployment
from remit.demo.simulated import NOTHING
from remit.demo.stand_in import StandIn
from remit.model import Location, Needs, Note
from remit.reports import report
from remit.sources import aws, cloudformation
from remit.sources.cloudformation.options import Options
from remit.store import snapshots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.audit import Audit, Registry

TEMPLATE = Path(__file__).with_name("estate.yaml")
ACCOUNT = "123456789012"
NONE = frozenset(NOTHING)
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "demo",
    "AWS_SECRET_ACCESS_KEY": "demo",  # the stand-in takes any
    "AWS_DEFAULT_REGION": REGION,
    "AWS_EC2_METADATA_DISABLED": "true",
}


def run(files: Mapping[str, str]) -> int:
    """Deploy, audit, print the halves, write each file in its format.

    Exit code 0: what it finds is there on purpose. `RemitError` when a file cannot be written.
    """
    _tell("starting a stand-in for AWS on this machine, and deploying the e-commerce estate into it")
    registry = auditing.load()
    audit, _ = audited(registry)
    report("text").write(audit, registry, sys.stdout)
    for path, name in files.items():
        outputs.write_file(audit, registry, path, name)
        if name == "html":
            _tell(f"open {Path(path).resolve().as_uri()} in a browser")
    _tell(f"the same estate as code: remit scan {TEMPLATE}")
    return 0


def audited(registry: Registry) -> tuple[Audit, dict[str, str]]:
    """The demo's estate, audited as a live account; and for each resource of the template its id in the account."""
    with StandIn() as stand_in, _environment(stand_in.url), tempfile.TemporaryDirectory() as folder:
        made = deploy()
        _tell("reading the account")
        with snapshots.create("demo", folder=Path(folder)) as pages:
            inventory = aws.collect(aws.AwsTarget(attempts=3), Needs(), pages, regions=[REGION])
        told = f"simulated, because the stand-in does not answer them: {', '.join(sorted(stand_in.answered - NONE))}"
        told += f"; told as empty: {', '.join(sorted(stand_in.answered & NONE))}"
        inventory.notes.append(Note(told, level="warning", location=Location(detail="demo")))
        return auditing.run(inventory, registry, targets=("the demo's e-commerce estate",)), made


def deploy() -> dict[str, str]:
    """Make the template's resources in the stand-in that `AWS_ENDPOINT_URL` names; gives their ids by key."""
    from botocore.session import Session

    template = cloudformation.load([TEMPLATE], Options(region=REGION, account=ACCOUNT))
    session = Session()
    clients: dict[str, object] = {}

    def client(service: str) -> object:
        if service not in clients:
            clients[service] = session.create_client(service, region_name=REGION)
        return clients[service]

    deployment = Deployment(template, client)
    deployment.all()
    return {key: values["Ref"] for key, values in deployment.made.items()}


@contextmanager
def _environment(url: str) -> Iterator[None]:
    """The stand-in's address and credentials for the time of the demo; the user's own are put aside."""
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(
        CREDENTIALS
        | {"AWS_ENDPOINT_URL": url, "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    )
    logging.disable()  # what the stand-in lacks is told by the audit, not by its server
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        os.environ.clear()
        os.environ.update(before)


def _tell(text: str) -> None:
    sys.stderr.write(f"remit: {text}\n")
