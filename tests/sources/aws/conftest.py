"""A moto server for the live source, and pages kept in memory."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING, Any

import pytest

from remit.model import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

REGION = "eu-west-1"
ACCOUNT = "123456789012"

SETTINGS = {
    "MOTO_EC2_LOAD_DEFAULT_AMIS": "false",
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
}


class MemoryPages:
    """`Pages` in memory. `log` is every page in the order in which it came."""

    def __init__(self, *, offline: bool = False) -> None:
        self.offline = offline
        self.log: list[Page] = []
        self._pages: dict[str, Page] = {}

    def get(self, *key: Any) -> Page | None:
        return self._pages.get(json.dumps(key, sort_keys=True))

    def append(self, page: Page) -> None:
        key = (page.account, page.region, page.service, page.operation, page.parameters, page.token)
        copy = Page(**json.loads(json.dumps({name: getattr(page, name) for name in Page.__slots__})))
        self._pages[json.dumps(key, sort_keys=True)] = copy
        self.log.append(copy)


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """The address of a moto server with the estate in it."""
    os.environ.update(SETTINGS)
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    from moto.server import ThreadedMotoServer

    from tests.sources.aws.estate import seed

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    seed(f"http://{host}:{port}", REGION)
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def aws(endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An environment whose credentials and endpoint lead to the estate."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    return endpoint
