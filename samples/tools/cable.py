"""Cables for network namespaces, as `record.sh` uses them.

    cable.py tun NAMESPACE NAMESPACE     joins a TUN device `tun0` in each of two namespaces (given as files)
    cable.py trunk INTERFACE TAG...      makes a TAP device `tap0`; what its host sends goes out of INTERFACE with these VLAN tags
                                         (ethertype:vlan:priority, the first outermost), and what comes in loses its tags
"""

import ctypes
import fcntl
import os
import select
import socket
import struct
import sys

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_TAP, IFF_NO_PI = 1, 2, 0x1000
CLONE_NEWNET = 0x40000000
ETH_P_ALL = 3
PACKET_OUTGOING = 4
TAG_TYPES = (b"\x81\x00", b"\x88\xa8")


def open_device(name, kind):
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), kind | IFF_NO_PI))
    return device


def enter(namespace):
    with open(namespace) as file:
        if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), namespace)


def join_tuns(namespaces):
    devices = []
    for namespace in namespaces:
        enter(namespace)
        devices.append(open_device("tun0", IFF_TUN))
    first, second = devices
    while True:
        for ready in select.select(devices, [], [])[0]:
            deliver(second if ready == first else first, os.read(ready, 65536))


def deliver(device, frame):
    try:
        os.write(device, frame)
    except OSError:
        pass  # that host's end is not up yet: lost, as on a real cable


def tag_bytes(text):
    ethertype, vlan, priority = text.split(":")
    return struct.pack("!HH", int(ethertype, 16), int(priority) << 13 | int(vlan))


def untagged(frame):
    while frame[12:14] in TAG_TYPES:
        frame = frame[:12] + frame[16:]
    return frame


def run_trunk(interface, tags):
    tap = open_device("tap0", IFF_TAP)
    trunk = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    trunk.bind((interface, ETH_P_ALL))
    stack = b"".join(tag_bytes(tag) for tag in tags)
    while True:
        ready = select.select([tap, trunk], [], [])[0]
        if tap in ready:
            frame = os.read(tap, 65536)
            trunk.send(frame[:12] + stack + frame[12:])
        if trunk in ready:
            frame, address = trunk.recvfrom(65536)
            if address[2] != PACKET_OUTGOING:
                deliver(tap, untagged(frame))


if __name__ == "__main__":
    if sys.argv[1] == "tun":
        join_tuns(sys.argv[2:4])
    else:
        run_trunk(sys.argv[2], sys.argv[3:])
