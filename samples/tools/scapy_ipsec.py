"""Makes ipsec.pcap in FOLDER with scapy: IP packets with authentication headers and encapsulating security payloads.

    scapy_ipsec.py FOLDER
"""

import sys

from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.inet6 import ICMPv6EchoRequest, IPv6, IPv6ExtHdrDestOpt
from scapy.layers.ipsec import AH, ESP, SecurityAssociation
from scapy.layers.l2 import Ether
from scapy.packet import Raw

from frames import CLIENT, CLIENT4, CLIENT6, SERVER, SERVER4, SERVER6, write

KEY, AUTH_KEY = bytes(range(16)), bytes(range(32, 64))
IV = bytes(range(0xA0, 0xB0))


def four(payload):
    return IP(src=CLIENT4, dst=SERVER4, id=1) / payload


def six(payload):
    return IPv6(src=CLIENT6, dst=SERVER6, fl=0x1234) / payload


def udp():
    return UDP(sport=40000, dport=40001) / Raw(b"secured")


def framed(association, packet, **options):
    """What becomes of a packet; read again first, so that it has all of its lengths and checksums."""
    return Ether(src=CLIENT, dst=SERVER) / association.encrypt(type(packet)(bytes(packet)), **options)


def authenticated():
    for algorithm, key in (("HMAC-SHA1-96", AUTH_KEY[:20]), ("SHA2-256-128", AUTH_KEY), ("SHA2-512-256", AUTH_KEY * 2)):
        association = SecurityAssociation(AH, spi=0x1001, auth_algo=algorithm, auth_key=key)
        yield framed(association, four(udp()))
        yield framed(association, four(TCP(sport=40000, dport=40001, flags="S", seq=7)))
        yield framed(association, four(ICMP(id=7, seq=1) / Raw(b"ping")))
    association = SecurityAssociation(AH, spi=0xFFFFFFFF, seq_num=0xFFFFFFFC, auth_algo="HMAC-MD5-96", auth_key=KEY)
    yield framed(association, six(udp()))
    yield framed(association, six(ICMPv6EchoRequest(id=7, seq=1, data=b"ping")))
    yield framed(association, six(IPv6ExtHdrDestOpt() / udp()))
    outer = IP(src=CLIENT4, dst=SERVER4, id=2)
    tunnel = SecurityAssociation(AH, spi=0x1002, auth_algo="SHA2-256-128", auth_key=AUTH_KEY, tunnel_header=outer)
    yield framed(tunnel, IP(src="10.9.4.1", dst="10.9.4.2", id=3) / udp())
    outer = IPv6(src=CLIENT6, dst=SERVER6)
    tunnel = SecurityAssociation(AH, spi=0x1003, auth_algo="SHA2-256-128", auth_key=AUTH_KEY, tunnel_header=outer)
    yield framed(tunnel, IPv6(src="fd00:94::1", dst="fd00:94::2") / udp())


def encrypted():
    both = {"crypt_algo": "AES-CBC", "crypt_key": KEY, "auth_algo": "SHA2-256-128", "auth_key": AUTH_KEY}
    transport = SecurityAssociation(ESP, spi=0x2001, **both)
    yield framed(transport, four(udp()), iv=IV)
    yield framed(transport, six(udp()), iv=IV)
    yield framed(transport, six(IPv6ExtHdrDestOpt() / udp()), iv=IV)
    counted = SecurityAssociation(ESP, spi=0x2002, crypt_algo="AES-GCM", crypt_key=KEY + b"salt")
    yield framed(counted, four(TCP(sport=40000, dport=40001, flags="S", seq=7)), iv=IV[:8])
    tunnel = SecurityAssociation(ESP, spi=0x2003, tunnel_header=IP(src=CLIENT4, dst=SERVER4, id=2), **both)
    yield framed(tunnel, IP(src="10.9.4.1", dst="10.9.4.2", id=3) / udp(), iv=IV)
    yield framed(tunnel, IP(src="10.9.4.1", dst="10.9.4.2", id=4) / udp(), iv=IV)
    yield framed(SecurityAssociation(ESP, spi=0x2004, crypt_algo="NULL", auth_algo="NULL"), four(udp()))


def main():
    write(sys.argv[1], "ipsec.pcap", [*authenticated(), *encrypted()])


if __name__ == "__main__":
    main()
