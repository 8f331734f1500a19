"""A moto server with the estate in it, and what was read from it once."""

from __future__ import annotations

import logging
import os
import urllib.request
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from remit.sources.aws import AwsTarget, collect
from tests.sources.aws.recorded import EVERYTHING, REGION, MemoryPages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sources.aws.made import Account

SETTINGS = {
    "MOTO_ACM_VALIDATION_WAIT": "86400",  # else a certificate is issued after a minute, before or after it is read
    "MOTO_EC2_LOAD_DEFAULT_AMIS": "false",  # else a thousand images and snapshots count as the account's own
    "MOTO_IAM_LOAD_MANAGED_POLICIES": "true",
}


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """The address of a moto server with the estate in it; its random ids are the same each time.

    What moto does not answer, the demo's layer in front of it does.
    """
    os.environ.update(SETTINGS)
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    from remit.demo.stand_in import Layer
    from tests.sources.aws.estate import seed

    layer = Layer(DomainDispatcherApplication(create_backend_app), set())
    layer.refused = ""
    server = make_server("127.0.0.1", 0, layer, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    urllib.request.urlopen(urllib.request.Request(f"{address}/moto-api/seed?a=42", method="POST")).close()  # noqa: S310
    seed(address, REGION)
    yield address
    server.shutdown()


def lead_to(address: str, cache: str, patch: pytest.MonkeyPatch) -> None:
    """Credentials and endpoint of the environment lead to the estate, and nothing of this machine's does."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        patch.delenv(name)
    patch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    patch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    patch.setenv("AWS_DEFAULT_REGION", REGION)
    patch.setenv("AWS_ENDPOINT_URL", address)
    patch.setenv("AWS_CONFIG_FILE", "/nowhere")
    patch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    patch.setenv("XDG_CACHE_HOME", cache)


@pytest.fixture
def aws(endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The environment of a scan of the estate."""
    lead_to(endpoint, str(tmp_path_factory.getbasetemp() / "cache"), monkeypatch)
    return endpoint


@pytest.fixture(scope="session")
def estate(endpoint: str, tmp_path_factory: pytest.TempPathFactory) -> MemoryPages:
    """All pages of the estate, read once from moto. Not to be changed."""
    pages = MemoryPages()
    with pytest.MonkeyPatch.context() as patch:
        lead_to(endpoint, str(tmp_path_factory.getbasetemp() / "cache"), patch)
        collect(AwsTarget(attempts=3), EVERYTHING, pages, regions=[REGION])
    pages.offline = True
    return pages


@pytest.fixture(scope="session")
def account(endpoint: str, estate: MemoryPages, tmp_path_factory: pytest.TempPathFactory) -> Account:
    """What the cases make. After the estate was read: moto draws some ids when they are read, and its are to stay."""
    from tests.sources.aws.made import Account

    assert estate.log
    with pytest.MonkeyPatch.context() as patch:
        lead_to(endpoint, str(tmp_path_factory.getbasetemp() / "cache"), patch)
        return Account(endpoint)
