"""Makes pflog.pcap in FOLDER: packets behind the header that pf of OpenBSD writes into its log.

    pflog.py FOLDER
"""

import pathlib
import struct
import sys

import convert

LINK_TYPE, FIRST_TIME = 117, 1767225600  # 2026-01-01
IPV4, IPV6_OPENBSD, IPV6_FREEBSD, IPV6_DARWIN = 2, 24, 28, 30
PASS, DROP, SCRUB, NAT, RDR = 0, 1, 2, 4, 8
MATCH, BAD_OFFSET, FRAGMENT, SHORT, NORMALIZE, MEMORY = range(6)
BOTH, IN, OUT = range(3)
NO_RULE = 0xFFFFFFFF


def header(family, action, reason, direction, rule=0, ruleset=b"", subrule=NO_RULE, user=(NO_RULE, -1), owner=(0, 0), more=b""):
    """The header of OpenBSD before 4.9 and of FreeBSD; more is what newer systems have behind the direction. The padding is not counted."""
    body = struct.pack(">BBB16s16sIIIiIi", family, action, reason, b"em0", ruleset, rule, subrule, *user, *owner)
    body += struct.pack("B", direction) + more
    length = len(body) + 1
    return bytes([length]) + body + b"\0" * (-length % 4)


def rewritten(family, source, dest, source_port, dest_port):
    """What OpenBSD 5 and newer says of a translated packet: that it was rewritten, the family, addresses and ports before."""
    return bytes([1, family, 0]) + source.ljust(16, b"\0") + dest.ljust(16, b"\0") + struct.pack(">HH", source_port, dest_port)


def main():
    folder = pathlib.Path(sys.argv[1])
    packets = [frame for _, _, _, frame in convert.read_pcap(folder / "rawip.pcap")[2]]
    four = [packet for packet in packets if packet[0] >> 4 == 4]
    six = [packet for packet in packets if packet[0] >> 4 == 6]
    before = rewritten(IPV4, bytes([10, 9, 8, 1]), bytes([10, 9, 8, 2]), 40000, 80)
    logged = [
        (header(IPV4, PASS, MATCH, IN), four[0]),
        (header(IPV4, DROP, MATCH, OUT, rule=7), four[1]),
        (header(IPV4, DROP, SHORT, IN, rule=7), four[4]),
        (header(IPV4, DROP, FRAGMENT, IN, rule=1), four[2]),
        (header(IPV4, DROP, BAD_OFFSET, IN, rule=1), four[3]),
        (header(IPV4, DROP, NORMALIZE, IN, rule=2), four[4]),
        (header(IPV4, DROP, MEMORY, BOTH, rule=2), four[5]),
        (header(IPV4, SCRUB, MATCH, IN, rule=3, ruleset=b"ftp-proxy", subrule=12, user=(1000, 4711), owner=(67, 99)), four[6]),
        (header(IPV4, NAT, MATCH, OUT, rule=4, user=(0, 1)), four[7]),
        (header(IPV4, RDR, MATCH, IN, rule=5, ruleset=b"a name of sixtee", more=before), four[8]),
        (header(IPV6_OPENBSD, PASS, MATCH, IN, rule=6), six[0]),
        (header(IPV6_FREEBSD, DROP, MATCH, OUT, rule=6), six[1]),
        (header(IPV6_DARWIN, PASS, MATCH, BOTH, rule=6), six[2]),
    ]
    frames = [(FIRST_TIME, 1000 * number, len(head + packet), head + packet) for number, (head, packet) in enumerate(logged)]
    convert.write_pcap(folder / "pflog.pcap", "<", 262144, LINK_TYPE, frames)
    print(f"pflog.pcap: {len(frames)} frames")


if __name__ == "__main__":
    main()
