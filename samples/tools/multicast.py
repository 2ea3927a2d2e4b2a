"""Joins groups with lists of sources, which makes the kernel report them: `multicast.py INTERFACE`; asks for names in multicast DNS: `multicast.py INTERFACE NAME...`."""
import socket
import struct
import sys
import time

MDNS = ("224.0.0.251", 5353)
JOIN_SOURCE = 39  # IP_ADD_SOURCE_MEMBERSHIP
BLOCK_SOURCE = 38
JOIN_SOURCE6 = 46  # MCAST_JOIN_SOURCE_GROUP


def address6(text):
    return struct.pack("=HHI16sI", socket.AF_INET6, 0, 0, socket.inet_pton(socket.AF_INET6, text), 0).ljust(128, b"\0")


def join(interface):
    four = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for group, source in (("232.9.9.1", "10.9.0.2"), ("232.9.9.1", "10.9.0.3"), ("232.9.9.2", "10.9.0.2")):
        pieces = [socket.inet_aton(text) for text in (group, "10.9.0.1", source)]
        four.setsockopt(socket.IPPROTO_IP, JOIN_SOURCE, b"".join(pieces))
    six = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    index = socket.if_nametoindex(interface)
    for source in ("fd00:9::2", "fd00:9::3"):
        request = struct.pack("@I4x", index) + address6("ff35::99") + address6(source)
        six.setsockopt(socket.IPPROTO_IPV6, JOIN_SOURCE6, request)
    time.sleep(2)


def ask(names):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    sock.bind(("10.9.0.1", 5353))
    for unicast in (0, 0x8000):
        message = struct.pack(">6H", 0, 0, len(names), 0, 0, 0)
        for name in names:
            for label in name.split("."):
                message += bytes([len(label)]) + label.encode()
            message += b"\0" + struct.pack(">HH", 12, 1 | unicast)
        sock.sendto(message, MDNS)
        time.sleep(0.5)


if len(sys.argv) == 2:
    join(sys.argv[1])
else:
    ask(sys.argv[2:])
