"""Makes tunnels.pcap in FOLDER with scapy: packets inside others.

    scapy_tunnels.py FOLDER
"""

import struct
import sys

from scapy.contrib.mpls import MPLS
from scapy.layers.inet import GRE, IP, UDP
from scapy.layers.inet6 import ICMPv6EchoRequest, IPv6
from scapy.layers.l2 import ARP, Dot1Q, Ether
from scapy.layers.ppp import PPPoE, PPPoED
from scapy.layers.vxlan import VXLAN
from scapy.packet import Raw

from frames import CLIENT, SERVER, to_server, to_server6, write

BROADCAST = "ff:ff:ff:ff:ff:ff"


def frame(ethertype):
    return Ether(src=CLIENT, dst=SERVER, type=ethertype)


def inner4(text=b"inside"):
    return IP(src="10.9.4.1", dst="10.9.4.2", id=2, ttl=63) / UDP(sport=40000, dport=40001) / Raw(text)


def inner6():
    return IPv6(src="fd00:94::1", dst="fd00:94::2", hlim=63) / ICMPv6EchoRequest(id=7, seq=1, data=b"inside")


def inner_frame():
    return Ether(src="02:00:00:00:0a:01", dst="02:00:00:00:0a:02")


def ppp(protocol, payload):
    """With both bytes of the protocol's number; scapy leaves out the first one where it can."""
    return protocol.to_bytes(2, "big") + bytes(payload)


def gre():
    yield to_server() / GRE(proto=0x0800) / inner4()
    yield to_server() / GRE(proto=0x0800, key_present=1, key=0xC0FFEE) / inner4()
    yield to_server() / GRE(proto=0x0800, chksum_present=1) / inner4(b"odd")
    yield to_server() / GRE(proto=0x86DD, seqnum_present=1, seqence_number=77) / inner6()
    yield to_server() / GRE(proto=0x0800, chksum_present=1, key_present=1, key=5, seqnum_present=1, seqence_number=1) / inner4()
    yield to_server() / GRE(proto=0x6558, key_present=1, key=42) / inner_frame() / inner4()
    yield to_server6() / GRE(proto=0x86DD) / inner6()
    yield to_server6() / GRE(proto=0x8847) / MPLS(label=100, s=1, ttl=9) / inner4()
    # Version 1, for PPTP: the key's upper half is the payload's length, its lower half the call.
    short, framed = ppp(0x21, inner4())[1:], b"\xff\x03" + ppp(0x57, inner6())
    for sequence, payload in enumerate((short, framed)):
        header = b"\x30\x01\x88\x0b" + struct.pack(">HHI", len(payload), 7, sequence)
        yield to_server() / GRE(header + payload)
    yield to_server() / GRE(bytes.fromhex("2081880b" "00000007" "00000009"))


def vxlan():
    def over(outer, vni):
        return outer / UDP(sport=49200, dport=4789, chksum=None) / VXLAN(flags=0x08, vni=vni)

    yield over(to_server(), 7) / inner_frame() / inner4()
    yield over(to_server(), 0xFFFFFF) / inner_frame() / ARP(hwsrc="02:00:00:00:0a:01", psrc="10.9.4.1", pdst="10.9.4.2")
    yield over(to_server6(), 4096) / inner_frame() / inner6()
    yield over(to_server(), 8) / inner_frame() / Dot1Q(vlan=12, prio=2) / inner4()


def ip_in_ip():
    yield to_server() / inner4()
    yield to_server() / inner6()
    yield to_server6() / inner4()
    yield to_server6() / inner6()
    yield to_server() / IP(src="10.9.5.1", dst="10.9.5.2", id=3) / inner4(b"two tunnels")


def mpls():
    yield frame(0x8847) / MPLS(label=16, s=1, ttl=64) / inner4()
    yield frame(0x8847) / MPLS(label=1048575, cos=7, s=0, ttl=255) / MPLS(label=17, cos=1, s=1, ttl=1) / inner4()
    yield frame(0x8847) / MPLS(label=0, s=0, ttl=3) / MPLS(label=1, s=0, ttl=2) / MPLS(label=2, s=1, ttl=1) / inner6()
    yield frame(0x8848) / MPLS(label=99, s=1, ttl=64) / inner4()


def tag(kind, value=b""):
    return kind.to_bytes(2, "big") + len(value).to_bytes(2, "big") + value


def pppoe():
    service, unique = tag(0x0101, b"mpl"), tag(0x0103, bytes(range(8)))
    name, cookie, relay = tag(0x0102, b"concentrator"), tag(0x0104, b"\xaa" * 16), tag(0x0110, b"\x01\x02\x03")
    vendor, longest = tag(0x0105, b"\0\0\x7e\xd9" b"here"), tag(0x0120, b"\x05\xdc")
    here, there = {"src": CLIENT, "dst": SERVER}, {"src": SERVER, "dst": CLIENT}

    def discovery(code, session, *tags, src, dst):
        body = b"".join(tags)
        return Ether(src=src, dst=dst, type=0x8863) / PPPoED(code=code, sessionid=session, len=len(body)) / Raw(body)

    yield discovery(0x09, 0, tag(0x0101), unique, src=CLIENT, dst=BROADCAST)
    yield discovery(0x07, 0, service, name, unique, cookie, **there)
    yield discovery(0x19, 0, service, unique, cookie, relay, longest, **here)
    yield discovery(0x65, 0x1234, service, unique, vendor, **there)
    yield discovery(0x65, 0, service, tag(0x0201, b"no such service"), **there)
    yield frame(0x8864) / PPPoE(sessionid=0x1234) / Raw(ppp(0x21, inner4()))
    yield frame(0x8864) / PPPoE(sessionid=0x1234) / Raw(ppp(0x57, inner6()))
    yield frame(0x8864) / PPPoE(sessionid=0x1234) / Raw(ppp(0x21, inner4())[1:])
    yield frame(0x8864) / PPPoE(sessionid=0x1234) / Raw(ppp(0xC021, b"\x09\x01\0\x08" b"\0\0\0\x05"))
    yield discovery(0xA7, 0x1234, tag(0x0203, b"bye"), tag(0), **here)


def main():
    write(sys.argv[1], "tunnels.pcap", [*gre(), *vxlan(), *ip_in_ip(), *mpls(), *pppoe()])


if __name__ == "__main__":
    main()
