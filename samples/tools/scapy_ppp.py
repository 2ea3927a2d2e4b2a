"""Makes ppp.pcap in FOLDER: what two ends of a PPP link agree on before they send packets, and after, over PPP over Ethernet.

    scapy_ppp.py FOLDER
"""

import hashlib
import socket
import struct
import sys

from scapy.layers.inet import ICMP, IP
from scapy.layers.l2 import Ether
from scapy.layers.ppp import PPPoE
from scapy.packet import Raw

from frames import CLIENT, SERVER, write

SESSION = 0x1234
IP_PROTOCOL, IPCP, ATCP, IPV6CP, LCP, PAP, LQR, CHAP, EAP = 0x0021, 0x8021, 0x8029, 0x8057, 0xC021, 0xC023, 0xC025, 0xC223, 0xC227
REQUEST, ACK, NAK, REJECT, TERMINATE, TERMINATED, CODE_REJECT = range(1, 8)
PROTOCOL_REJECT, ECHO, ECHO_REPLY, DISCARD, IDENTIFICATION, REMAINING = range(8, 14)
CHALLENGE, RESPONSE, SUCCESS, FAILURE = range(1, 5)
MAGIC_HERE, MAGIC_THERE = bytes.fromhex("1a2b3c4d"), bytes.fromhex("5e6f7081")


def frame(sent_by_client, protocol, payload):
    ends = (CLIENT, SERVER) if sent_by_client else (SERVER, CLIENT)
    inside = struct.pack(">H", protocol) + payload
    return Ether(src=ends[0], dst=ends[1], type=0x8864) / PPPoE(sessionid=SESSION, len=len(inside)) / Raw(inside)


def here(protocol, payload):
    return frame(True, protocol, payload)


def there(protocol, payload):
    return frame(False, protocol, payload)


def control(code, identifier, data=b""):
    return struct.pack(">BBH", code, identifier, 4 + len(data)) + data


def option(kind, value=b""):
    return bytes([kind, 2 + len(value)]) + value


def text(value):
    return bytes([len(value)]) + value


def address(name):
    return socket.inet_aton(name)


def link():
    """The link comes up: a refusal, a better wish, agreement."""
    wish = option(1, b"\x05\xd4") + option(5, MAGIC_HERE) + option(7) + option(8)
    yield here(LCP, control(REQUEST, 1, option(2, b"\0\x0a\0\0") + wish))
    yield there(LCP, control(REJECT, 1, option(2, b"\0\x0a\0\0") + option(7) + option(8)))
    yield here(LCP, control(REQUEST, 2, option(1, b"\x05\xdc") + option(5, MAGIC_HERE)))
    yield there(LCP, control(NAK, 2, option(1, b"\x05\xd4")))
    yield here(LCP, control(REQUEST, 3, option(1, b"\x05\xd4") + option(5, MAGIC_HERE)))
    yield there(LCP, control(ACK, 3, option(1, b"\x05\xd4") + option(5, MAGIC_HERE)))
    ours = option(1, b"\x05\xd4") + option(3, struct.pack(">HB", CHAP, 5)) + option(5, MAGIC_THERE)
    yield there(LCP, control(REQUEST, 1, ours))
    yield here(LCP, control(ACK, 1, ours))


def challenge():
    nonce = bytes(range(16))
    yield there(CHAP, control(CHALLENGE, 7, text(nonce) + b"concentrator"))
    yield here(CHAP, control(RESPONSE, 7, text(hashlib.md5(b"\x07" + b"sample" + nonce).digest()) + b"bob"))
    yield there(CHAP, control(SUCCESS, 7, b"Welcome, bob."))
    yield there(CHAP, control(CHALLENGE, 8, text(nonce) + b"concentrator"))
    yield here(CHAP, control(RESPONSE, 8, text(bytes(16)) + b"bob"))
    yield there(CHAP, control(FAILURE, 8, b"Who are you?"))


def password():
    yield here(PAP, control(1, 1, text(b"bob") + text(b"wrong")))
    yield there(PAP, control(3, 1, text(b"No.")))
    yield here(PAP, control(1, 2, text(b"bob") + text(b"sample")))
    yield there(PAP, control(2, 2, text(b"")))


def networks():
    nothing = address("0.0.0.0")
    servers = (129, 130, 131, 132)
    yield here(IPCP, control(REQUEST, 1, option(2, b"\0\x2d\x0f\x01") + option(3, nothing) + b"".join(option(kind, nothing) for kind in servers)))
    yield there(IPCP, control(REJECT, 1, option(2, b"\0\x2d\x0f\x01") + option(130, nothing) + option(132, nothing)))
    yield here(IPCP, control(REQUEST, 2, option(3, nothing) + option(129, nothing) + option(131, nothing)))
    given = option(3, address("10.9.5.5")) + option(129, address("10.9.0.2")) + option(131, address("10.9.0.3"))
    yield there(IPCP, control(NAK, 2, given))
    yield here(IPCP, control(REQUEST, 3, given))
    yield there(IPCP, control(ACK, 3, given))
    yield there(IPCP, control(REQUEST, 1, option(3, address("10.9.5.1"))))
    yield here(IPCP, control(ACK, 1, option(3, address("10.9.5.1"))))
    yield here(IPCP, control(REQUEST, 4, option(4, address("10.9.6.6")) + option(1, address("10.9.5.5") + address("10.9.5.1"))))
    yield there(IPCP, control(REJECT, 4, option(4, address("10.9.6.6")) + option(1, address("10.9.5.5") + address("10.9.5.1"))))
    yield here(IPV6CP, control(REQUEST, 1, option(1, bytes(8))))
    yield there(IPV6CP, control(NAK, 1, option(1, bytes.fromhex("02000afffe090501"))))
    yield here(IPV6CP, control(REQUEST, 2, option(1, bytes.fromhex("02000afffe090501"))))
    yield there(IPV6CP, control(ACK, 2, option(1, bytes.fromhex("02000afffe090501"))))
    ping = IP(src="10.9.5.5", dst="10.9.5.1", id=1) / ICMP(id=7, seq=1) / Raw(b"ping")
    yield here(IP_PROTOCOL, bytes(ping))


def upkeep():
    yield here(LCP, control(ECHO, 9, MAGIC_HERE))
    yield there(LCP, control(ECHO_REPLY, 9, MAGIC_THERE))
    yield there(LCP, control(DISCARD, 10, MAGIC_THERE + b"nothing"))
    yield here(LCP, control(IDENTIFICATION, 11, MAGIC_HERE + b"sample 1.0"))
    yield there(LCP, control(REMAINING, 12, MAGIC_THERE + struct.pack(">I", 3600) + b"an hour"))
    unknown = control(77, 13, b"??")
    yield here(LCP, unknown)
    yield there(LCP, control(CODE_REJECT, 2, unknown))
    yield here(ATCP, control(REQUEST, 1))
    yield there(LCP, control(PROTOCOL_REJECT, 3, struct.pack(">H", ATCP) + control(REQUEST, 1)))
    yield here(LCP, control(0, 14, MAGIC_HERE + bytes.fromhex("00000c") + b"\x01" + b"vendor"))
    for protocol in (IPCP, IPV6CP):
        yield here(protocol, control(TERMINATE, 20))
        yield there(protocol, control(TERMINATED, 20))
        yield here(protocol, control(77, 21, b"??"))
        yield there(protocol, control(CODE_REJECT, 4, control(77, 21, b"??")))
    yield here(LCP, control(TERMINATE, 30, b"User request"))
    yield there(LCP, control(TERMINATED, 30))


def rare():
    """Options that few ask for."""
    bundle = option(17, b"\x05\xdc") + option(18) + option(19, b"\x03" + bytes.fromhex("020000000901")) + option(23, b"\x01\x02")
    yield here(LCP, control(REQUEST, 4, bundle))
    yield there(LCP, control(REQUEST, 5, option(19, b"\x00") + option(19, b"\x02" + address("10.9.0.2")) + option(19, b"\x01name")))
    yield here(LCP, control(REQUEST, 6, option(3, struct.pack(">H", PAP)) + option(9, b"\x06") + option(10, b"\x04")))
    yield here(LCP, control(REQUEST, 8, option(4, struct.pack(">HI", LQR, 1000))))
    yield here(LCP, control(REQUEST, 7, option(3, struct.pack(">H", EAP)) + option(13, b"\x06") + option(0, bytes.fromhex("00000c") + b"\x02mine") + option(28, bytes.fromhex("0000006a") + b"en")))
    yield here(IPCP, control(REQUEST, 5, option(2, b"\0\x61" + bytes.fromhex("000f000f010000050028"))))
    yield there(IPCP, control(REQUEST, 5, option(2, b"\0\x03" + bytes.fromhex("000f00c800a8"))))
    yield here(IPV6CP, control(REQUEST, 3, option(2, b"\0\x61" + bytes.fromhex("000f000f010000050028"))))


def main():
    write(sys.argv[1], "ppp.pcap", [*link(), *challenge(), *password(), *networks(), *upkeep(), *rare()])


if __name__ == "__main__":
    main()
