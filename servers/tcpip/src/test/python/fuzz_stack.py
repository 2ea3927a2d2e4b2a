"""Throws packets at a TCP/IP stack that it should survive: Scapy's fuzz(), mutants of good packets, fragments that do not fit, and segments with right and wrong numbers inside of connections.

usage: fuzz_stack.py INTERFACE MAC SECONDS SEED

INTERFACE leads to the stack, whose Ethernet address is MAC, and which has 192.0.2.2 and 2001:db8::2, an echo on TCP port 80 and a socket on UDP port 53. The last line says how many frames were sent.
"""

import logging
import random
import select
import sys
import time

logging.getLogger("scapy").setLevel(logging.ERROR)
from scapy.all import (ARP, ICMP, IP, TCP, UDP, Ether, ICMPv6EchoRequest, ICMPv6ND_NA, ICMPv6ND_NS, ICMPv6ND_RA, ICMPv6PacketTooBig,
                       IPv6, IPv6ExtHdrDestOpt, IPv6ExtHdrFragment, IPv6ExtHdrHopByHop, IPv6ExtHdrRouting, Raw, conf, fuzz)

OURS = "192.0.2.2"
OURS_V6 = "2001:db8::2"
PEER_MAC = "02:00:00:00:00:50"


class Fuzzer:
    def __init__(self, interface, mac):
        self.socket = conf.L2socket(iface=interface)
        self.mac = mac
        self.sent = 0

    def send(self, packet):
        data = packet if isinstance(packet, bytes) else bytes(packet)
        if 14 <= len(data) <= 1514:
            self.socket.send(Raw(data))
            self.sent += 1

    def ether(self, source=PEER_MAC):
        return Ether(src=source, dst=self.mac)

    def peer(self):
        return "192.0.2.%d" % random.randint(50, 59)

    def introduce(self, address):
        """Lets the stack know a neighbor that does not exist."""
        self.send(Ether(src=PEER_MAC, dst="ff:ff:ff:ff:ff:ff") / ARP(op=1, hwsrc=PEER_MAC, psrc=address, pdst=OURS))

    def good(self):
        """A packet that is right in all of its layers."""
        v4 = IP(src=self.peer(), dst=OURS)
        v6 = IPv6(src="2001:db8::%d" % random.randint(50, 59), dst=OURS_V6)
        port = random.randint(1024, 65535)
        data = Raw(random.randbytes(random.randint(0, 600)))
        return random.choice([
            lambda: v4 / TCP(sport=port, dport=80, flags="S", seq=random.getrandbits(32), options=[("MSS", 1460), ("WScale", 7), ("SAckOK", b""), ("Timestamp", (1, 0))]),
            lambda: v4 / TCP(sport=port, dport=random.choice([80, 81]), flags="PA", seq=random.getrandbits(32), ack=random.getrandbits(32)) / data,
            lambda: v4 / UDP(sport=port, dport=53) / data,
            lambda: v4 / UDP(sport=port, dport=54) / data,
            lambda: v4 / ICMP() / data,
            lambda: v4 / ICMP(type=3, code=4, nexthopmtu=random.getrandbits(16)) / IP(src=OURS, dst=self.peer()) / TCP(sport=80, dport=port),
            lambda: IP(src=self.peer(), dst=OURS, flags="MF", frag=random.randint(0, 100), id=random.randint(0, 5), proto=17) / data,
            lambda: v6 / TCP(sport=port, dport=80, flags="S", seq=random.getrandbits(32)),
            lambda: v6 / UDP(sport=port, dport=53) / data,
            lambda: v6 / ICMPv6EchoRequest(data=bytes(data)),
            lambda: v6 / ICMPv6PacketTooBig(mtu=random.getrandbits(16)) / IPv6(src=OURS_V6, dst=v6.src) / TCP(sport=80, dport=port),
            lambda: v6 / IPv6ExtHdrFragment(offset=random.randint(0, 100), m=1, id=random.randint(0, 5)) / data,
            lambda: v6 / IPv6ExtHdrHopByHop(options=[]) / IPv6ExtHdrDestOpt() / UDP(sport=port, dport=53) / data,
            lambda: IPv6(src=v6.src, dst=OURS_V6, hlim=255) / ICMPv6ND_NS(tgt=OURS_V6),
            lambda: IPv6(src=v6.src, dst=OURS_V6, hlim=255) / ICMPv6ND_NA(tgt=v6.src, O=random.randint(0, 1)),
        ])()

    def fuzzed(self):
        """What Scapy makes up for the fields that are not given. Routers' advertisements are left out: what a router says counts."""
        v4 = IP(src=self.peer(), dst=OURS)
        v6 = IPv6(src="2001:db8::%d" % random.randint(50, 59), dst=OURS_V6)
        layers = [
            lambda: v4 / fuzz(TCP()), lambda: v4 / fuzz(TCP(dport=80)), lambda: v4 / fuzz(UDP()), lambda: v4 / fuzz(UDP(dport=53)), lambda: v4 / fuzz(ICMP()),
            lambda: fuzz(IP(dst=OURS)) / Raw(random.randbytes(40)), lambda: fuzz(IP(dst=OURS)) / fuzz(TCP()), lambda: fuzz(IP(dst=OURS, version=4, ihl=None)) / fuzz(ICMP()),
            lambda: v6 / fuzz(TCP(dport=80)), lambda: v6 / fuzz(UDP(dport=53)), lambda: fuzz(IPv6(dst=OURS_V6)) / Raw(random.randbytes(60)),
            lambda: v6 / fuzz(IPv6ExtHdrRouting()) / fuzz(UDP()), lambda: v6 / fuzz(IPv6ExtHdrHopByHop()) / fuzz(UDP()), lambda: v6 / fuzz(IPv6ExtHdrFragment()) / Raw(random.randbytes(80)),
            lambda: v6 / fuzz(ICMPv6EchoRequest()), lambda: IPv6(src=v6.src, dst=OURS_V6, hlim=255) / fuzz(ICMPv6ND_NS()), lambda: IPv6(src=v6.src, dst=OURS_V6, hlim=255) / fuzz(ICMPv6ND_NA()),
        ]
        if random.randint(0, 15) == 0:
            return self.ether() / fuzz(ARP(pdst=OURS, psrc=self.peer()))
        return self.ether() / random.choice(layers)()

    def mutant(self):
        """A good packet in which some bytes are others, or which ends early."""
        data = bytearray(bytes(self.ether() / self.good()))
        for _ in range(random.randint(1, 4)):
            at = random.randrange(14, len(data))
            choice = random.randint(0, 3)
            if choice == 0:
                data[at] = random.getrandbits(8)
            elif choice == 1:
                data[at] ^= 1 << random.randint(0, 7)
            elif choice == 2:
                data[at] = random.choice([0, 0xff])
            else:
                del data[max(at, 34):]
        if random.randint(0, 1) == 0:
            # The same with checksums that are right again, so that it gets further.
            again = Ether(bytes(data))
            for layer in (IP, TCP, UDP, ICMP):
                if layer in again:
                    again[layer].chksum = None
            try:
                return bytes(again)
            except Exception:  # Scapy cannot build all that it reads.
                return bytes(data)
        return bytes(data)

    def connection(self):
        """A connection that is opened, and then gets segments with numbers that are nearly right."""
        peer, port = self.peer(), random.randint(1024, 65535)
        self.introduce(peer)
        ip = self.ether() / IP(src=peer, dst=OURS)
        begin = random.getrandbits(32)
        options = random.choice([[], [("MSS", random.getrandbits(16))], [("MSS", 1460), ("SAckOK", b""), ("WScale", random.randint(0, 14))]])
        self.send(ip / TCP(sport=port, dport=80, flags="S", seq=begin, window=random.getrandbits(16), options=options))
        answer = self.receive(port)
        if answer is None:
            return
        mine, theirs = begin + 1, answer[TCP].seq + 1
        self.send(ip / TCP(sport=port, dport=80, flags="A", seq=mine % 2**32, ack=theirs % 2**32, window=random.getrandbits(16)))
        for _ in range(random.randint(1, 25)):
            near = random.choice([0, 0, 0, 1, -1, random.randint(-2000, 2000), random.getrandbits(32)])
            acked = random.choice([0, 0, 0, random.randint(-100, 100), random.getrandbits(32)])
            flags = random.choice(["A", "PA", "PA", "FA", "SA", "S", "PUA", "A", "FPA", "RA", random.getrandbits(8)])
            left = theirs + random.randint(-3000, 3000)
            options = random.choice([[], [], [("SAck", (left % 2**32, (left + random.randint(-100, 3000)) % 2**32))], [("Timestamp", (random.getrandbits(32), random.getrandbits(32)))]])
            size = random.choice([0, 1, 10, 536, 1400])
            self.send(ip / TCP(sport=port, dport=80, flags=flags, seq=(mine + near) % 2**32, ack=(theirs + acked) % 2**32, window=random.choice([0, 1, 100, 65535]),
                               urgptr=random.getrandbits(16), options=options) / Raw(random.randbytes(size)))
            if near == 0 and random.randint(0, 1) == 0:
                mine += size
        self.send(ip / TCP(sport=port, dport=80, flags="R", seq=mine % 2**32))

    def receive(self, port):
        end = time.monotonic() + 0.2
        while time.monotonic() < end:
            if not select.select([self.socket], [], [], 0.05)[0]:
                continue
            packet = self.socket.recv(2000)
            if packet is not None and TCP in packet and packet[TCP].dport == port and packet[TCP].flags == "SA":
                return packet
        return None

    def run(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            kind = random.randint(0, 9)
            try:
                if kind == 0:
                    self.connection()
                elif kind < 4:
                    self.send(self.ether() / self.good())
                elif kind < 7:
                    self.send(self.mutant())
                else:
                    self.send(self.fuzzed())
            except OSError:
                # The interface's queue is full.
                time.sleep(0.01)


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    interface, mac, seconds, seed = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
    random.seed(seed)
    fuzzer = Fuzzer(interface, mac)
    fuzzer.run(seconds)
    print(fuzzer.sent, "frames")


main()
