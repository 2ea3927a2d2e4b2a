"""Makes the captures that no machine at hand records, out of recorded ones.

    convert.py FOLDER

big-endian.pcap      web.pcap as a big-endian machine would have written it
null.pcap            rawip.pcap with BSD loopback headers (link type 0) of a little-endian machine
loop.pcap            rawip.pcap with OpenBSD loopback headers (link type 108), big-endian file
big-endian.pcapng    web.pcap and rawip.pcap as two interfaces of one big-endian section, with options and other blocks
"""

import pathlib
import struct
import sys


def read_pcap(path):
    data = path.read_bytes()
    assert data[:4] == b"\xd4\xc3\xb2\xa1", f"{path}: not a little-endian microsecond capture"
    snap_length, link_type = struct.unpack_from("<II", data, 16)
    frames, at = [], 24
    while at < len(data):
        seconds, micros, captured, original = struct.unpack_from("<IIII", data, at)
        frames.append((seconds, micros, original, data[at + 16 : at + 16 + captured]))
        at += 16 + captured
    return snap_length, link_type, frames


def write_pcap(path, order, snap_length, link_type, frames):
    out = struct.pack(order + "IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, snap_length, link_type)
    for seconds, micros, original, frame in frames:
        out += struct.pack(order + "IIII", seconds, micros, len(frame), original) + frame
    path.write_bytes(out)


def with_family(frames, order, inet6):
    """Puts the address family before each IP packet: 2 for IPv4, and what the system calls it for IPv6."""
    for seconds, micros, original, frame in frames:
        family = 2 if frame[0] >> 4 == 4 else inet6
        yield seconds, micros, original + 4, struct.pack(order + "I", family) + frame


def padded(data):
    return data + b"\0" * (-len(data) % 4)


def option(code, value):
    return struct.pack(">HH", code, len(value)) + padded(value)


END = option(0, b"")


def block(kind, body):
    length = struct.pack(">I", 12 + len(body))
    return struct.pack(">I", kind) + length + body + length


def interface(link_type, snap_length, *options):
    return block(1, struct.pack(">HHI", link_type, 0, snap_length) + b"".join(options) + END)


def enhanced_packet(interface_id, ticks, frame, original, *options):
    head = struct.pack(">IIIII", interface_id, ticks >> 32, ticks & 0xFFFFFFFF, len(frame), original)
    return block(6, head + padded(frame) + (b"".join(options) + END if options else b""))


def write_pcapng(path, web, raw):
    out = block(0x0A0D0D0A, struct.pack(">IHHq", 0x1A2B3C4D, 1, 0, -1) + option(4, b"convert.py") + END)
    out += interface(web[1], web[0], option(2, b"eth0"), option(9, b"\x09"))  # if_tsresol: nanoseconds
    out += interface(raw[1], raw[0], option(2, b"tun0"))
    for number, (seconds, micros, original, frame) in enumerate(web[2]):
        comment = [option(1, b"the first frame")] if number == 0 else []
        out += enhanced_packet(0, (seconds * 1_000_000 + micros) * 1000, frame, original, *comment)
    for seconds, micros, original, frame in raw[2]:
        out += enhanced_packet(1, seconds * 1_000_000 + micros, frame, original)
    out += block(3, struct.pack(">I", len(web[2][0][3])) + padded(web[2][0][3]))  # a simple packet: no time, interface 0
    out += block(4, struct.pack(">HH", 1, 16) + bytes([10, 9, 0, 2]) + b"web.example\0" + struct.pack(">HH", 0, 0))  # names
    out += block(0x0BAD, struct.pack(">I", 32473) + b"custom block")  # to be skipped
    path.write_bytes(out)


def main():
    folder = pathlib.Path(sys.argv[1])
    web = read_pcap(folder / "web.pcap")
    raw = read_pcap(folder / "rawip.pcap")
    write_pcap(folder / "big-endian.pcap", ">", web[0], web[1], web[2])
    write_pcap(folder / "null.pcap", "<", raw[0], 0, with_family(raw[2], "<", 30))
    write_pcap(folder / "loop.pcap", ">", raw[0], 108, with_family(raw[2], ">", 24))
    write_pcapng(folder / "big-endian.pcapng", web, raw)


if __name__ == "__main__":
    main()
