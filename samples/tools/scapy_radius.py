"""Makes radius-attributes.pcap in FOLDER with scapy: RADIUS packets of every code, and attributes of many kinds.

    scapy_radius.py FOLDER
"""

import hashlib
import hmac
import socket
import struct
import sys

from scapy.layers.inet import UDP
from scapy.packet import Raw

from frames import to_client, to_server, to_server6, write

SECRET = b"sample"
REQUEST, ACCEPT, REJECT, ACCOUNTING, ACCOUNTED, CHALLENGE, STATUS_SERVER = 1, 2, 3, 4, 5, 11, 12
DISCONNECT, DISCONNECT_ACK, DISCONNECT_NAK, COA, COA_ACK, COA_NAK = range(40, 46)
AUTHENTICATOR = bytes(range(16))
MESSAGE_AUTHENTICATOR = 80


def attribute(kind, value):
    """Text, bytes, or a number of four bytes."""
    data = value.encode() if isinstance(value, str) else struct.pack(">I", value) if isinstance(value, int) else value
    return bytes([kind, 2 + len(data)]) + data


def address4(text):
    return socket.inet_aton(text)


def address6(text):
    return socket.inet_pton(socket.AF_INET6, text)


def prefix6(length, text):
    """Only the bytes that the prefix needs."""
    return bytes([0, length]) + address6(text)[: (length + 7) // 8]


def vendor(number, *attributes):
    return attribute(26, struct.pack(">I", number) + b"".join(attributes))


def hidden(password):
    """RFC 2865 section 5.2, for a password of one block."""
    digest = hashlib.md5(SECRET + AUTHENTICATOR).digest()
    return bytes(a ^ b for a, b in zip(password.ljust(16, b"\0"), digest))


def packet(code, identifier, *attributes, signed=False):
    """With the authenticators that RFC 2865, 2866, 3579 and 5176 ask for."""
    body = b"".join(attributes) + (attribute(MESSAGE_AUTHENTICATOR, bytes(16)) if signed else b"")
    length = 20 + len(body)

    def whole(authenticator, content):
        return struct.pack(">BBH", code, identifier, length) + authenticator + content

    known = bytes(16) if code in (ACCOUNTING, DISCONNECT, COA) else AUTHENTICATOR
    if signed:
        body = body[:-16] + hmac.new(SECRET, whole(known, body), "md5").digest()
    if code not in (REQUEST, STATUS_SERVER):
        known = hashlib.md5(whole(known, body) + SECRET).digest()
    return whole(known, body)


def asks(code, identifier, *attributes, port=1812, over=to_server, **options):
    return over() / UDP(sport=40300, dport=port) / Raw(packet(code, identifier, *attributes, **options))


def answers(code, identifier, *attributes, port=1812, **options):
    return to_client() / UDP(sport=port, dport=40300) / Raw(packet(code, identifier, *attributes, **options))


def authentication():
    nas = attribute(4, address4("10.9.0.1")), attribute(5, 17), attribute(32, "nas.mpl.example"), attribute(61, 15), attribute(87, "eth0/17")
    stations = attribute(30, "02-00-00-00-09-02"), attribute(31, "02-00-00-00-09-01"), attribute(77, "CONNECT 1000Mbps")
    yield asks(REQUEST, 1, attribute(1, "alice"), attribute(2, hidden(b"open sesame")), *nas, *stations, attribute(6, 2), attribute(7, 1))
    yield answers(
        ACCEPT, 1, attribute(6, 2), attribute(7, 1), attribute(8, address4("10.9.4.1")), attribute(9, address4("255.255.255.0")), attribute(10, 0), attribute(11, "filter-1"),
        attribute(12, 1492), attribute(13, 1), attribute(18, "Hello, alice"), attribute(22, "10.9.5.0/24 10.9.4.254 1"), attribute(25, b"class\0\x01"), attribute(27, 3600), attribute(28, 600),
        attribute(29, 1), attribute(62, 2), attribute(85, 300), attribute(88, "pool-1"),
    )
    yield asks(REQUEST, 2, attribute(1, "bob"), attribute(3, b"\x07" + bytes(range(16))), attribute(60, bytes(range(16, 32))), signed=True)
    yield answers(REJECT, 2, attribute(18, "No, bob"), attribute(33, b"proxy 1"), attribute(33, b"proxy 2"), signed=True)
    yield asks(REQUEST, 3, attribute(1, "carol"), attribute(24, b"\0\x01state"), attribute(14, address4("10.9.0.9")), attribute(15, 0), attribute(16, 23), attribute(19, "555 0100"))
    yield answers(CHALLENGE, 3, attribute(18, "Number 42?"), attribute(24, b"\0\x02state"), attribute(76, 1), attribute(75, 3), attribute(27, 60), signed=True)
    yield asks(STATUS_SERVER, 4, signed=True)


def networks():
    """VLANs, tunnels, IPv6."""
    yield answers(
        ACCEPT, 5, attribute(64, b"\x01\0\0\x0d"), attribute(65, b"\x01\0\0\x06"), attribute(81, b"\x01" b"120"), attribute(83, b"\x01\0\0\x05"), attribute(64, b"\0\0\0\x03"), attribute(65, b"\0\0\0\x01"),
        attribute(56, b"\x31\0\0\x78"), attribute(58, b"2guests"), attribute(57, 1), attribute(59, bytes(range(0x30, 0x38))),
    )
    yield asks(REQUEST, 6, attribute(1, "dave"), attribute(95, address6("fd00:9::1")), attribute(96, bytes.fromhex("0000000000000901")), over=to_server6)
    yield answers(
        ACCEPT, 6, attribute(97, prefix6(64, "fd00:94::")), attribute(97, prefix6(128, "fd00:94::1")), attribute(97, prefix6(0, "::")), attribute(98, address6("fd00:9::9")), attribute(99, "fd00:95::/48 fd00:94::1 1"),
        attribute(100, "pool-6"), attribute(123, prefix6(56, "fd00:96::")), attribute(168, address6("fd00:94::7")), attribute(169, address6("fd00:9::53")), attribute(171, "delegated"), attribute(172, "stateful"),
    )


def vendors():
    yield answers(ACCEPT, 7, vendor(9, attribute(1, "shell:priv-lvl=15")), vendor(311, attribute(7, 1), attribute(8, 6)), vendor(32473, attribute(1, "an example")))


def accounting():
    session = attribute(1, "alice"), attribute(44, "0000001A"), attribute(50, "multi-1")
    yield asks(ACCOUNTING, 8, attribute(40, 1), *session, attribute(45, 1), attribute(41, 0), attribute(55, 1767225600), port=1813)
    yield answers(ACCOUNTED, 8, port=1813)
    yield asks(
        ACCOUNTING, 9, attribute(40, 2), *session, attribute(42, 123456), attribute(43, 654321), attribute(46, 61), attribute(47, 100), attribute(48, 200), attribute(49, 1), attribute(51, 1),
        attribute(52, 1), attribute(53, 0), port=1813,
    )
    yield answers(ACCOUNTED, 9, attribute(33, b"proxy"), port=1813)


def changes():
    yield asks(DISCONNECT, 10, attribute(1, "alice"), attribute(44, "0000001A"), port=3799)
    yield answers(DISCONNECT_ACK, 10, port=3799)
    yield asks(COA, 11, attribute(1, "alice"), attribute(11, "filter-2"), port=3799, signed=True)
    yield answers(COA_NAK, 11, attribute(101, 503), port=3799)
    yield asks(COA, 12, attribute(27, 60), port=3799)
    yield answers(COA_ACK, 12, port=3799)
    yield answers(DISCONNECT_NAK, 13, attribute(101, 404), port=3799)


def main():
    write(sys.argv[1], "radius-attributes.pcap", [*authentication(), *networks(), *vendors(), *accounting(), *changes()])


if __name__ == "__main__":
    main()
