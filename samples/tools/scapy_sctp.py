"""Makes sctp.pcap in FOLDER with scapy: an association from its first chunk to its last, and chunks and parameters of many kinds.

    scapy_sctp.py FOLDER
"""

import socket
import struct
import sys

from scapy.layers.sctp import SCTP
from scapy.packet import Raw

from frames import CLIENT4, CLIENT6, to_client, to_server, to_server6, write

ASKER, ANSWERER = 40100, 40200
ASKER_TAG, ANSWERER_TAG = 0xAAAA0001, 0xBBBB0002
DATA, INIT, INIT_ACK, SACK, HEARTBEAT, HEARTBEAT_ACK, ABORT, SHUTDOWN, SHUTDOWN_ACK, ERROR = range(10)
COOKIE_ECHO, COOKIE_ACK, ECNE, CWR, SHUTDOWN_COMPLETE, AUTH = range(10, 16)
I_DATA, ASCONF_ACK, RECONFIG, PAD, FORWARD_TSN, ASCONF, I_FORWARD_TSN = 64, 128, 130, 132, 192, 193, 194
UNKNOWN = 63


def padded(data):
    return data + bytes(-len(data) % 4)


def chunk(kind, value=b"", flags=0):
    return padded(struct.pack(">BBH", kind, flags, 4 + len(value)) + value)


def tlv(kind, value=b""):
    """A parameter or an error cause, without the padding behind it."""
    return struct.pack(">HH", kind, 4 + len(value)) + value


def tlvs(*members):
    """All are padded but the last one, whose padding is the chunk's."""
    return b"".join(padded(member) for member in members[:-1]) + b"".join(members[-1:])


def numbers(form, *values):
    return struct.pack(">" + form, *values)


def asks(*chunks, tag=ANSWERER_TAG, over=to_server):
    return over() / SCTP(sport=ASKER, dport=ANSWERER, tag=tag) / Raw(b"".join(chunks))


def answers(*chunks, tag=ASKER_TAG):
    return to_client() / SCTP(sport=ANSWERER, dport=ASKER, tag=tag) / Raw(b"".join(chunks))


def data(tsn, text, stream=0, sequence=0, protocol=0, flags=3):
    return chunk(DATA, numbers("IHHI", tsn, stream, sequence, protocol) + text, flags)


def address4(text):
    return tlv(5, socket.inet_aton(text))


def address6(text):
    return tlv(6, socket.inet_pton(socket.AF_INET6, text))


def handshake():
    offers = tlvs(
        address4(CLIENT4), address6(CLIENT6), tlv(9, numbers("I", 5000)), tlv(12, numbers("HHH", 5, 6, 11)), tlv(0x8000), tlv(0x8002, bytes(range(32))),
        tlv(0x8003, bytes([ASCONF, ASCONF_ACK])), tlv(0x8004, numbers("HH", 3, 1)), tlv(0x8008, bytes([ASCONF, ASCONF_ACK, RECONFIG])), tlv(0xC000), tlv(0xC006, numbers("I", 7)),
    )
    yield asks(chunk(INIT, numbers("IIHHI", ASKER_TAG, 65536, 10, 2048, 1000) + offers), tag=0)
    cookie = bytes(range(40))
    accepts = tlvs(tlv(7, cookie), tlv(8, tlv(0x8001, numbers("I", 1))), tlv(0x8000), tlv(0xC000))
    yield answers(chunk(INIT_ACK, numbers("IIHHI", ANSWERER_TAG, 131072, 5, 10, 2000) + accepts))
    yield asks(chunk(COOKIE_ECHO, cookie), data(1000, b"with the cookie"))
    yield answers(chunk(COOKIE_ACK), chunk(SACK, numbers("IIHH", 1000, 131000, 0, 0)))


def talk():
    yield asks(data(1001, b"one", stream=1), data(1002, b"two!", stream=1, sequence=1, flags=0x0B))
    yield asks(data(1004, b"not in order", flags=7, protocol=53), over=to_server6)
    yield answers(chunk(SACK, numbers("IIHHHHHHI", 1002, 130000, 2, 1, 2, 2, 4, 5, 1001)))
    yield asks(data(1005, b"begins ", stream=2, flags=2), data(1006, b"goes on ", stream=2, flags=0), data(1007, b"ends", stream=2, flags=1))
    yield asks(chunk(HEARTBEAT, tlv(1, b"path 1 at 12:00")))
    yield answers(chunk(HEARTBEAT_ACK, tlv(1, b"path 1 at 12:00")))
    yield answers(chunk(ECNE, numbers("I", 1002)))
    yield asks(chunk(CWR, numbers("I", 1002)))
    yield asks(chunk(FORWARD_TSN, numbers("IHHHH", 1010, 1, 2, 2, 0)))
    yield asks(chunk(UNKNOWN, b"what?"))
    yield asks(chunk(PAD, bytes(5)), chunk(AUTH, numbers("HH", 0, 1) + bytes(range(20))))
    yield asks(chunk(I_DATA, numbers("IHHII", 1011, 1, 0, 1, 51) + b"interleaved", 3))
    yield asks(chunk(I_FORWARD_TSN, numbers("IHHIHHI", 1012, 1, 0, 1, 2, 1, 3)))


def changes():
    yield asks(chunk(RECONFIG, tlvs(tlv(13, numbers("IIIHHH", 5, 6, 1012, 1, 2, 3)), tlv(14, numbers("IH", 7, 4)))))
    yield answers(chunk(RECONFIG, tlvs(tlv(16, numbers("II", 5, 1)), tlv(16, numbers("IIII", 7, 1, 2000, 1013)))))
    yield asks(chunk(RECONFIG, tlvs(tlv(15, numbers("I", 8)), tlv(17, numbers("IHH", 9, 3, 0)))))
    yield asks(chunk(RECONFIG, tlv(18, numbers("IHH", 10, 4, 0))))
    first = address4(CLIENT4)
    yield asks(chunk(ASCONF, numbers("I", 1) + tlvs(first, tlv(0xC001, numbers("I", 11) + address4("10.9.0.3")), tlv(0xC002, numbers("I", 12) + address6("fd00:9::3")), tlv(0xC004, numbers("I", 13) + first))))
    yield answers(chunk(ASCONF_ACK, numbers("I", 1) + tlvs(tlv(0xC005, numbers("I", 11)), tlv(0xC003, numbers("I", 12) + tlv(0xA0, tlv(0xC002, numbers("I", 12) + first))))))


def ends():
    yield answers(chunk(ERROR, tlvs(tlv(1, numbers("HH", 99, 0)), tlv(6, chunk(77, b"abcd")))))
    yield answers(chunk(ERROR, tlv(8, tlv(0x8123, b"\1\2\3\4"))))
    yield answers(chunk(ERROR, tlv(3, numbers("I", 250000))))
    yield answers(chunk(ABORT, tlv(2, numbers("IHH", 2, 7, 12))))
    yield answers(chunk(ABORT, tlv(4)))
    yield answers(chunk(ABORT, tlv(9, numbers("I", 1011))))
    yield answers(chunk(ABORT, tlvs(tlv(12, b"tired"), tlv(13, b"rude")), 1))
    yield answers(chunk(ABORT, tlvs(tlv(10), tlv(7), tlv(0x105, numbers("H", 3)))))
    yield asks(chunk(ABORT))
    yield asks(chunk(SHUTDOWN, numbers("I", 2000)))
    yield answers(chunk(SHUTDOWN_ACK))
    yield asks(chunk(SHUTDOWN_COMPLETE))


def main():
    write(sys.argv[1], "sctp.pcap", [*handshake(), *talk(), *changes(), *ends()])


if __name__ == "__main__":
    main()
