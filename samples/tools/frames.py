"""What the scripts have in common that make captures with scapy: addresses, and how they are written."""

from scapy.layers.inet import IP
from scapy.layers.inet6 import IPv6
from scapy.layers.l2 import Ether
from scapy.utils import wrpcap

CLIENT, SERVER = "02:00:00:00:09:01", "02:00:00:00:09:02"
CLIENT4, SERVER4 = "10.9.0.1", "10.9.0.2"
CLIENT6, SERVER6 = "fd00:9::1", "fd00:9::2"
FIRST_TIME = 1767225600  # 2026-01-01


def to_server():
    return Ether(src=CLIENT, dst=SERVER) / IP(src=CLIENT4, dst=SERVER4, id=1)


def to_client():
    return Ether(src=SERVER, dst=CLIENT) / IP(src=SERVER4, dst=CLIENT4, id=1)


def to_server6():
    return Ether(src=CLIENT, dst=SERVER) / IPv6(src=CLIENT6, dst=SERVER6, fl=0x1234)


def write(folder, name, packets):
    """A frame each millisecond."""
    for number, packet in enumerate(packets):
        packet.time = FIRST_TIME + number / 1000
    wrpcap(f"{folder}/{name}", packets)
    print(f"{name}: {len(packets)} frames")
