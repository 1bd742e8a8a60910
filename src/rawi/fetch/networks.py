"""Looks up host names, and keeps away from this machine and from private networks."""

import ipaddress
import queue
import socket
import threading

from rawi.errors import FetchError, Refused, TryLater
from rawi.fetch.limits import Deadline

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 networks whose addresses stand for IPv4 ones: what they lead to decides.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.IPv6Network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_MOST_ADDRESSES = 32
_SECONDS = 20.0


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet, whatever it is wrapped in.

    >>> [is_public(one) for one in ("8.8.8.8", "127.0.0.1", "10.1.2.3", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False, False]
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if "%" in address:
        return False  # an address with a zone is one of the local link
    return all(_is_open(one) for one in (found, *_wrapped(found)))


def _is_open(address: _Address) -> bool:
    closed = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64 or address.ipv4_mapped is not None:
            return True  # it is open exactly if the address inside is
        closed = closed or address.is_site_local or address in _LOCAL_NAT64 or address in _COMPATIBLE
    return address.is_global and not closed and not address.is_link_local


def _wrapped(address: _Address) -> tuple[_Address, ...]:
    """Give the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(one for one in inner if one is not None)


def look_up(host: str, port: int, deadline: Deadline) -> tuple[str, ...]:
    """Give all addresses of a host, in the order of the system's preference.

    The lookup of the system knows no limit of time, so it runs beside and is waited for no longer
    than the deadline allows.
    """
    found: queue.Queue[list[str] | OSError | UnicodeError] = queue.Queue()

    def ask() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.put([str(info[4][0]) for info in infos])
        except (OSError, UnicodeError) as error:
            found.put(error)

    threading.Thread(target=ask, daemon=True, name="rawi-look-up").start()
    try:
        answer = found.get(timeout=min(deadline.left(), _SECONDS))
    except queue.Empty as error:
        raise TryLater(f"the name {host} was not found in time; try again later.") from error
    if isinstance(answer, OSError):
        raise TryLater(f"the name {host} was not found ({answer.strerror or answer}).") from answer
    if isinstance(answer, UnicodeError):
        raise FetchError(f"{host} is no usable name; correct the address.") from answer
    return tuple(dict.fromkeys(answer))[:_MOST_ADDRESSES]


def checked(host: str, addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Give the addresses back if all are public; raise Refused if any is not.

    A name with one public and one private address is a trick to get at the private one.
    """
    closed = [address for address in addresses if not is_public(address)]
    if closed:
        raise Refused(
            f"{host} leads to {closed[0]}, an address of this machine or a private network; "
            "nothing is fetched there."
        )
    return addresses
