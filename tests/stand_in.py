"""A stand-in for the real API: an HTTPS server behind a proxy, so that the app's own code asks it.

The app under test is given HTTPS_PROXY and SSL_CERT_FILE and asks the real address; the proxy
answers itself, with a certificate that was made for this run.
"""

import asyncio
import json
import ssl
import threading
from pathlib import Path

import trustme


class StandIn:
    """Answer every HTTPS request with `payload`; `held` answers wait until `release` is called."""

    def __init__(self, host: str, payload: dict, folder: Path):
        authority = trustme.CA()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(host).configure_cert(self.context)
        self.certificate = folder / "authority.pem"
        authority.cert_pem.write_to_path(str(self.certificate))
        self.payload = payload
        self.port = 0
        self.waiting = 0
        self.loop = asyncio.new_event_loop()
        self.gate = asyncio.Event()
        self.gate.set()
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> "StandIn":
        self.server = self.loop.run_until_complete(
            asyncio.start_server(self._answer, "127.0.0.1", 0)
        )
        self.port = self.server.sockets[0].getsockname()[1]
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()

    def hold(self) -> None:
        self.loop.call_soon_threadsafe(self.gate.clear)

    def release(self) -> None:
        self.loop.call_soon_threadsafe(self.gate.set)

    def environment(self) -> dict[str, str]:
        """Return what makes httpx come here."""
        return {
            "HTTPS_PROXY": f"http://127.0.0.1:{self.port}",
            "SSL_CERT_FILE": str(self.certificate),
        }

    def _serve(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")  # CONNECT host:443
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await writer.drain()
        await writer.start_tls(self.context)
        await reader.readuntil(b"\r\n\r\n")
        self.waiting += 1
        await self.gate.wait()
        body = json.dumps(self.payload).encode()
        head = f"HTTP/1.1 200 OK\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()
