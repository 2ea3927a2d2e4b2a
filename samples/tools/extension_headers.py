"""Sends ICMPv6 echo requests and UDP behind every kind of IPv6 extension header, from SOURCE to DESTINATION.

    extension_headers.py SOURCE DESTINATION
"""

import socket
import struct
import sys

HOP_BY_HOP, ROUTING, FRAGMENT, ICMPV6, NO_NEXT, DESTINATION, UDP = 0, 43, 44, 58, 59, 60, 17


def internet_checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF


class Sender:
    def __init__(self, source, destination):
        self.source = socket.inet_pton(socket.AF_INET6, source)
        self.target = socket.inet_pton(socket.AF_INET6, destination)
        self.destination = destination
        self.socket = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_RAW)
        self.sequence = 0

    def with_checksum(self, protocol, message, at):
        pseudo = self.source + self.target + struct.pack("!II", len(message), protocol)
        return message[:at] + struct.pack("!H", internet_checksum(pseudo + message)) + message[at + 2 :]

    def echo(self):
        self.sequence += 1
        message = struct.pack("!BBHHH", 128, 0, 0, 0x6D70, self.sequence) + b"extension headers"
        return self.with_checksum(ICMPV6, message, 2)

    def datagram(self):
        payload = b"to the discard port"
        return self.with_checksum(UDP, struct.pack("!HHHH", 40000, 9, 8 + len(payload), 0) + payload, 6)

    def send(self, headers, protocol, payload):
        """headers: (type, content after the next-header byte) from the outermost inwards."""
        chain = b""
        following = [kind for kind, _ in headers[1:]] + [protocol]
        for (_, content), after in zip(headers, following):
            chain += bytes([after]) + content
        first = headers[0][0] if headers else protocol
        body = chain + payload
        packet = struct.pack("!IHBB", 6 << 28 | 0x12345, len(body), first, 64) + self.source + self.target + body
        self.socket.sendto(packet, (self.destination, 0))


def options(kind, *content):
    """A hop-by-hop or destination options header, padded to a multiple of 8 bytes."""
    data = b"".join(content)
    missing = -(2 + len(data)) % 8
    if missing == 1:
        data += b"\0"
    elif missing > 1:
        data += bytes([1, missing - 2]) + b"\0" * (missing - 2)
    return kind, bytes([(2 + len(data)) // 8 - 1]) + data


def main():
    to = Sender(sys.argv[1], sys.argv[2])
    router_alert = b"\x05\x02\0\0"
    tunnel_limit = b"\x04\x01\x04"
    experiment = b"\x1e\x04test"  # RFC 4727: for experiments, skipped by who does not know it
    segments = to.target + to.source
    segment_routing = ROUTING, bytes([4, 4, 0, 1, 0, 0, 0]) + segments  # RFC 8754: at its last segment
    source_route = ROUTING, bytes([2, 0, 0]) + b"\0" * 4 + to.target  # RFC 5095 forbids to act on it, not to skip it

    to.send([options(HOP_BY_HOP)], ICMPV6, to.echo())
    to.send([options(HOP_BY_HOP, router_alert)], ICMPV6, to.echo())
    to.send([options(DESTINATION, tunnel_limit, experiment)], ICMPV6, to.echo())
    to.send([options(DESTINATION, b"\0\0\0")], UDP, to.datagram())
    to.send([options(HOP_BY_HOP, router_alert), options(DESTINATION, experiment)], ICMPV6, to.echo())
    to.send([source_route], ICMPV6, to.echo())
    to.send([segment_routing], ICMPV6, to.echo())
    to.send([options(HOP_BY_HOP), options(DESTINATION), source_route, options(DESTINATION, experiment)], UDP, to.datagram())
    message = to.echo()
    for offset, more in ((0, 1), (16, 0)):
        part = message[offset : offset + 16] if more else message[offset:]
        fragment = FRAGMENT, struct.pack("!BHI", 0, offset | more, 0xFEEDBEEF)
        to.send([options(HOP_BY_HOP), fragment], ICMPV6, part)
    to.send([], NO_NEXT, b"")
    to.send([options(DESTINATION, b"\xc3\x00")], ICMPV6, to.echo())  # unknown, "tell the sender": parameter problem
    to.send([], 253, b"for experiments")  # unknown next header: parameter problem


if __name__ == "__main__":
    main()
