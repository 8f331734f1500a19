"""One TLS context for all connections.

urllib3 reads the bundle of certificate authorities anew for every connection, 20 ms each with OpenSSL 3; a scan of all
Regions would spend half a minute on it. Verification stays on.
"""

from __future__ import annotations

import ssl
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


class OnceLoaded(ssl.SSLContext):
    """A context that loads each bundle once, however many connections ask for it."""

    def load_verify_locations(self, cafile: Any = None, capath: Any = None, cadata: Any = None) -> None:
        """As the original's; a second time with the same arguments does nothing."""
        with _lock:
            loaded: set[tuple[Any, Any, Any]] = self.__dict__.setdefault("loaded", set())
            if (cafile, capath, cadata) not in loaded:
                super().load_verify_locations(cafile, capath, cadata)
                loaded.add((cafile, capath, cadata))


_lock = Lock()


@cache
def shared_context() -> OnceLoaded:
    """The process's context: certificates required, host names checked, TLS 1.2 or newer."""
    context = OnceLoaded(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def share_tls(client: Any) -> None:
    """Make a botocore client use the shared context. Its connections are not open yet."""
    http = client._endpoint.http_session  # noqa: SLF001 — botocore has no public way
    http._get_ssl_context = shared_context  # noqa: SLF001 — for proxies, whose pools are made later
    http._manager.connection_pool_kw["ssl_context"] = shared_context()  # noqa: SLF001
