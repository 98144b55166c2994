"""Which web addresses may be fetched, and which machine they lead to."""

from __future__ import annotations

import ipaddress
import re
import socket

import httpx

from index.errors import Unreadable, UserMistake

_HOST = re.compile(rb"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")


def checked(address: str) -> httpx.URL:
    """``address`` parsed, if it is a complete http or https address."""
    try:
        url = httpx.URL(address.strip())
        port = url.port
    except (httpx.InvalidURL, ValueError) as error:
        raise UserMistake(f"网址“{address[:100]}”格式不对", english="not a valid address") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise UserMistake(
            f"只支持 http 和 https 网址：“{address[:100]}”",
            english="only http and https addresses are fetched",
        )
    if url.userinfo:
        raise UserMistake(
            "网址中不能带用户名和密码", english="the address must not carry a user name or password"
        )
    if (port is not None and not 0 < port < 65536) or not _HOST.fullmatch(url.raw_host):
        raise UserMistake(f"网址“{address[:100]}”格式不对", english="not a valid address")
    return url


def resolved(url: httpx.URL, *, allow_loopback: bool) -> list[str]:
    """The public addresses of the host, most preferred first; refused if any is not public.

    Raises:
        UserMistake: one of the addresses lies in a private network.
        Unreadable: the host has no address.
    """
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(url.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreadable(
            f"找不到网站“{url.host}”", remedy="请检查网址和网络", english=f"cannot resolve '{url.host}'"
        ) from error
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not is_allowed(address, allow_loopback=allow_loopback):
            raise _private(url.host)
    return list(dict.fromkeys(addresses))


def is_allowed(address: str, *, allow_loopback: bool) -> bool:
    try:
        number = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if "%" in address:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        if inner is None and number in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is not None:
            number = inner
    if number.is_loopback:
        return allow_loopback
    return number.is_global and not number.is_multicast and not number.is_reserved


def _private(host: str) -> UserMistake:
    return UserMistake(
        f"“{host}”指向内部网络，已拒绝访问",
        remedy="只能取公开网站上的文件",
        english=f"'{host}' leads into a private network; refused",
    )
