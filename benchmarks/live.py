"""What reading a live account costs: calls, CPU per call, wall time, memory.

Run with the project's interpreter: `.venv/bin/python benchmarks/live.py [COPIES]`. A moto server in a process of its
own holds the estate of the tests (and COPIES more buckets, users and queues); each reading is a fresh process, so that
the figures are those of a command. moto itself takes 3 to 5 ms a call, which bounds the wall time and not the CPU.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

REGION = "eu-west-1"
GOALS = {"CPU ms a call, all in": 2.7, "CPU ms a client": 3.0, "RSS MB": 120}
"""The measured floor: shown, and nothing fails on a time."""
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "bench",
    "AWS_SECRET_ACCESS_KEY": "bench",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_EC2_METADATA_DISABLED": "true",
    "MOTO_EC2_LOAD_DEFAULT_AMIS": "false",
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
}


def serve(copies: int) -> None:
    """Be the server: print the address once the estate stands, then wait to be ended."""
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    from moto.server import ThreadedMotoServer

    from tests.sources.aws.estate import seed

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    seed(address, REGION)
    multiply(address, copies)
    print(address, flush=True)
    sys.stdin.read()


def multiply(address: str, copies: int) -> None:
    """More of what takes many calls each."""
    from botocore.session import Session

    session = Session()
    s3, iam, sqs = (session.create_client(name, endpoint_url=address) for name in ("s3", "iam", "sqs"))
    for number in range(copies):
        s3.create_bucket(Bucket=f"copy-{number}", CreateBucketConfiguration={"LocationConstraint": REGION})
        iam.create_user(UserName=f"copy-{number}")
        sqs.create_queue(QueueName=f"copy-{number}")


def read(folder: str) -> None:
    """Be one reading: print its figures as JSON."""
    from remit.model import Needs
    from remit.sources.aws import AwsTarget, collect
    from remit.store.snapshots import create

    calls: list[str] = []
    start = time.perf_counter()
    with create("bench", folder=Path(folder)) as pages:
        inventory = collect(
            AwsTarget(attempts=1), Needs(), pages, regions=[REGION], progress=lambda _, __, label: calls.append(label)
        )
    told = {
        "calls": len(calls),
        "resources": sum(1 for name in inventory.types() for _ in inventory.of_type(name)),
        "wall s": time.perf_counter() - start,
        "CPU s": time.process_time(),
        "CPU ms a call, all in": time.process_time() / len(calls) * 1000,
        "RSS MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(told))


def clients() -> None:
    """Be one making of all clients: print the CPU that each took."""
    from remit.sources.aws.client import Clients
    from remit.sources.aws.rate import Rate
    from remit.sources.aws.tables import allowed
    from remit.sources.aws.target import AwsTarget

    made = Clients(AwsTarget(), allowed(), rate=Rate(None), workers=16)
    made.get("sts", REGION)
    start = time.process_time()
    for service in allowed():
        made.get(service, REGION)
    print(
        json.dumps(
            {"clients": len(allowed()), "CPU ms a client": (time.process_time() - start) / len(allowed()) * 1000}
        )
    )


def process(words: list[str], **environment: str) -> dict[str, Any]:
    """The figures that a fresh process of this script prints."""
    done = subprocess.run(
        [sys.executable, __file__, *words],
        env={**os.environ, **ENVIRONMENT, **environment},
        stdout=subprocess.PIPE,
        check=True,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def main(copies: int) -> None:
    """Start the server, measure, print."""
    server = subprocess.Popen(
        [sys.executable, __file__, "serve", str(copies)],
        env={**os.environ, **ENVIRONMENT},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with server, tempfile.TemporaryDirectory() as folder:
        address = server.stdout.readline().strip() if server.stdout else ""
        where = {"AWS_ENDPOINT_URL": address, "XDG_CACHE_HOME": f"{folder}/cache"}
        show("first reading ever (models are cut and kept)", process(["read", folder], **where))
        for _ in range(3):
            show("reading", process(["read", folder], **where))
        show("clients", process(["clients"], **where))
        server.terminate()


def show(title: str, figures: dict[str, Any]) -> None:
    """One line a figure, beside its goal."""
    print(title)
    for name, value in figures.items():
        goal = f"   goal {GOALS[name]:g}" if name in GOALS else ""
        print(f"  {name:<24}{value:>10.2f}{goal}" if isinstance(value, float) else f"  {name:<24}{value:>10}{goal}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve", copies]:
            serve(int(copies))
        case ["read", folder]:
            read(folder)
        case ["clients"]:
            clients()
        case [copies]:
            main(int(copies))
        case _:
            main(0)
