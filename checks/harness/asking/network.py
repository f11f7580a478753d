"""Stand in for the network: no connection is made past httpx, and each try is noted.

A name of another host is found, as it would be by the network, at an address where nothing is.
"""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from checks.harness.fault import Place
from checks.harness.sources import Sources

NOTHING_AT = {socket.AF_INET6: "2001:db8::1"}  # of the addresses that are kept for examples
NOWHERE = "192.0.2.1"
INTERNET = (socket.AF_INET, socket.AF_INET6)
WEB = (80, 443, "80", "443", "http", "https")
NO_NETWORK = "there is no network while the checks run"

CONNECTS = "opens a connection with a call that blocks"
LOOKS_UP = "looks up the address of a host with a call that blocks"


class Connection(NamedTuple):
    """A try to open a connection without httpx, and the line that made it.

    `to_api` when it is to the host of the API; `host` is empty where only a number is known.
    """

    host: str
    port: object
    to_api: bool
    place: Place | None

    @property
    def is_web(self) -> bool:
        """Whether an API could answer there."""
        return self.port in WEB


class Network:
    """The connections that were tried since `begin`."""

    def __init__(self, sources: Sources, api: str):
        self.sources = sources
        self.api = urlsplit(api).hostname or ""
        self.begin()

    def begin(self) -> None:
        """Forget what was tried."""
        self.connections: list[Connection] = []

    def install(self, patch, notes: Callable[[str], bool]) -> None:
        """Hook into Python's sockets; let `notes` know what waits."""
        self._notes = notes
        look_up, connect = socket.getaddrinfo, socket.socket.connect
        send = socket.socket.sendto

        def guarded_look_up(host, port, family=0, *args, **kwargs):
            if is_a_name(host) and not is_here(host):
                self._notes(LOOKS_UP)
                host = NOTHING_AT.get(family, NOWHERE)
            return look_up(host, port, family, *args, **kwargs)

        def guarded_create(address, *_, **__):
            self._refuse(address)

        def guarded_connect(connecting, address):
            stream = connecting.family in INTERNET and connecting.type == socket.SOCK_STREAM
            blocks = connecting.gettimeout() != 0
            if not stream or (not blocks and is_here(address[0])):
                return connect(connecting, address)
            return self._refuse(address, blocks)

        def guarded_send(sending, content, *to):
            if sending.family not in INTERNET or is_here(to[-1][0]):
                return send(sending, content, *to)
            if is_a_name(to[-1][0]):
                self._notes(LOOKS_UP)
            return len(content)

        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        patch.setattr(socket, "create_connection", guarded_create)
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "sendto", guarded_send)
        for name in ("gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
            patch.setattr(socket, name, self._guarded(name, getattr(socket, name)))

    def _guarded(self, name: str, look_up):
        """Return a function in the place of `look_up`; it finds `NOWHERE`."""

        def guarded(host):
            if is_here(host) or not (is_a_name(host) or name == "gethostbyaddr"):
                return look_up(host)
            self._notes(LOOKS_UP)
            return NOWHERE if name == "gethostbyname" else (host, [], [NOWHERE])

        return guarded

    def _refuse(self, address: tuple, blocks: bool = True) -> None:
        """Note the try to connect to an address, and fail as without a network."""
        host, port = str(address[0]).lower(), address[1]
        name = "" if host in (NOWHERE, *NOTHING_AT.values()) else host
        place = self.sources.place_of_caller()
        self.connections.append(Connection(name, port, host == self.api, place))
        if blocks:
            self._notes(CONNECTS)
        raise OSError(NO_NETWORK)


def is_a_name(host) -> bool:
    """Say whether a host is given by a name, and not by its number."""
    try:
        ip_address(str(host).partition("%")[0])
    except ValueError:
        return bool(host)
    return False


def is_here(host) -> bool:
    """Say whether a host is this computer itself."""
    if is_a_name(host):
        return str(host) in ("localhost", socket.gethostname())
    return not host or ip_address(str(host).partition("%")[0]).is_loopback
