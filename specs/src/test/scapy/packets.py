"""Packets that scapy builds, as JSON lines: {"name", "link", "hex", "layers", "values"}.

"layers" are our packets in their order, "values" what scapy says about the fields of all layers, by the path of our field: numbers, addresses as text,
bytes as hexadecimal digits. A path begins with a packet; all values that it leads to count, in the order of the frame.
"""

import json
import logging
import sys

logging.getLogger("scapy").setLevel(logging.CRITICAL)

try:
    from scapy.all import *  # noqa: E402,F403
except ImportError:
    sys.exit(3)
from scapy.contrib import igmp, igmpv3, mpls  # noqa: E402
from scapy.contrib.icmp_extensions import (  # noqa: E402
    ICMPExtensionHeader,
    ICMPExtensionInterfaceInformation,
    ICMPExtensionMPLS,
)
from scapy.layers import inet, inet6, ipsec, sctp, vxlan  # noqa: E402

A, B = "02:00:00:00:00:0a", "02:00:00:00:00:0b"
A4, B4 = "192.0.2.1", "198.51.100.2"
A6, B6 = "2001:db8::1", "2001:db8::2"
E = Ether(dst=B, src=A)
I4 = E / IP(src=A4, dst=B4)
I6 = E / IPv6(src=A6, dst=B6)
ICMP6 = E / IPv6(src="fe80::a", dst="fe80::b", hlim=255)

# What our layers are called where that is not the scapy layer in lower case; None: a part of the layer before.
OURS = {
    "Ether": "ethernet", "Dot3": "ethernet", "Dot1Q": None, "Dot1AD": None, "LLC": None, "SNAP": None, "IP": "ipv4", "IPv6": "ipv6",
    "TCP": "tcp", "UDP": "udp", "ICMP": "icmp", "ARP": "arp", "GRE": "gre", "VXLAN": "vxlan", "SCTP": "sctp", "AH": "ah", "ESP": "esp",
    "IGMP": "igmp", "IGMPv3": "igmp", "CookedLinux": "sll",
}


def number(name):
    return lambda layer: int(layer.getfieldval(name))


def text(name):
    return lambda layer: str(layer.getfieldval(name))


def digits(name):
    return lambda layer: bytes(layer.getfieldval(name)).hex()


def flag(name, mask):
    return lambda layer: bool(int(layer.getfieldval(name)) & mask)


def each(name, value):
    """One value for each member of a list."""
    return lambda layer: [value(one) for one in layer.getfieldval(name)]


def tcp_options(layer):
    """The kinds of all options, as scapy numbers them."""
    kinds = {name: kind for kind, (name, _) in inet.TCPOptions[0].items()}
    return [kinds.get(name, name) for name, _ in layer.options]


def tcp_option(name, *index):
    def values(layer):
        found = [value for option, value in layer.options if option == name]
        return [value[i] for value in found for i in index] if index else found

    return values


def sctp_chunks(layer):
    """The types of all chunks, which are layers in scapy, or bytes where it does not know them."""
    data = bytes(layer.payload)
    found = []
    while data:
        found.append(data[0])
        length = int.from_bytes(data[2:4], "big")
        data = data[length + -length % 4:]
    return found


# The scapy layer, and the paths of our fields with what scapy has for them.
FIELDS = {
    "Ether": {"ethernet.dest_mac": text("dst"), "ethernet.src_mac": text("src")},
    "Dot3": {"ethernet.dest_mac": text("dst"), "ethernet.src_mac": text("src"), "ethernet.frame.type": number("len")},
    "Dot1Q": {"vlan_tag.vid": number("vlan"), "vlan_tag.pcp": number("prio")},
    "Dot1AD": {"vlan_tag.vid": number("vlan"), "vlan_tag.pcp": number("prio")},
    "LLC": {"llc.dsap": number("dsap"), "llc.ssap": number("ssap"), "llc.control": number("ctrl")},
    "SNAP": {"llc.protocol": number("code")},
    "CookedLinux": {"sll.packet_type": number("pkttype"), "sll.arphrd_type": number("lladdrtype"), "sll.protocol": number("proto")},
    "ARP": {
        "arp.hardware_type": number("hwtype"), "arp.protocol_type": number("ptype"), "arp.hardware_length": number("hwlen"),
        "arp.protocol_length": number("plen"), "arp.operation": number("op"), "arp.sender_hardware": text("hwsrc"),
        "arp.sender_protocol": text("psrc"), "arp.target_hardware": text("hwdst"), "arp.target_protocol": text("pdst"),
    },
    "IP": {
        "ipv4.ihl": number("ihl"), "ipv4.total_length": number("len"), "ipv4.identification": number("id"), "ipv4.fragment_offset": number("frag"),
        "ipv4.dont_fragment": flag("flags", 2), "ipv4.more_fragments": flag("flags", 1), "ipv4.ttl": number("ttl"), "ipv4.protocol": number("proto"),
        "ipv4.header_checksum": number("chksum"), "ipv4.src": text("src"), "ipv4.dest": text("dst"),
        "ipv4.options.option.type": each("options", lambda o: o.copy_flag << 7 | o.optclass << 5 | o.option),
    },
    "IPOption_RR": {"ipv4_option.pointer": number("pointer"), "ipv4_option.route.address": each("routers", str)},
    "IPOption_LSRR": {"ipv4_option.pointer": number("pointer"), "ipv4_option.route.address": each("routers", str)},
    "IPOption_SSRR": {"ipv4_option.pointer": number("pointer"), "ipv4_option.route.address": each("routers", str)},
    "IPOption_Router_Alert": {"ipv4_option.value": number("alert")},
    "IPOption_Stream_Id": {"ipv4_option.stream": number("security")},
    "IPOption_Traceroute": {
        "ipv4_option.id": number("id"), "ipv4_option.outbound_hops": number("outbound_hops"), "ipv4_option.return_hops": number("return_hops"),
        "ipv4_option.originator": text("originator_ip"),
    },
    "IPOption_MTU_Probe": {"ipv4_option.mtu": number("mtu")},
    "IPOption_MTU_Reply": {"ipv4_option.mtu": number("mtu")},
    "IPOption_SDBM": {"ipv4_option.addresses.address": each("addresses", str)},
    "IPOption_Timestamp": {
        "ipv4_option.pointer": number("pointer"), "ipv4_option.flag": number("flg"), "ipv4_option.overflow": number("oflw"),
        "ipv4_option.entries.stamps.address": lambda o: [str(o.internet_address)] if o.flg in (1, 3) else [],
        "ipv4_option.entries.stamps.time": lambda o: [int(o.timestamp)] if o.flg in (1, 3) else [],
        "ipv4_option.entries.timestamps.time": lambda o: [int(o.timestamp)] if o.flg == 0 else [],
    },
    "IPv6": {
        "ipv6.flow_label": number("fl"), "ipv6.payload_length": number("plen"), "ipv6.next_header": number("nh"), "ipv6.hop_limit": number("hlim"),
        "ipv6.src": text("src"), "ipv6.dest": text("dst"),
    },
    "IPv6ExtHdrHopByHop": {"ipv6_body.next_header": number("nh"), "ipv6_option.type": each("options", lambda o: int(o.otype))},
    "IPv6ExtHdrDestOpt": {"ipv6_body.next_header": number("nh"), "ipv6_option.type": each("options", lambda o: int(o.otype))},
    "IPv6ExtHdrRouting": {
        "ipv6_body.next_header": number("nh"), "ipv6_body.routing_type": number("type"), "ipv6_body.segments_left": number("segleft"),
        "ipv6_body.routing.addresses.address": lambda r: [str(a) for a in r.addresses if r.type == 0],
        "ipv6_body.routing.home_address": lambda r: [str(a) for a in r.addresses if r.type == 2],
    },
    "IPv6ExtHdrSegmentRouting": {
        "ipv6_body.next_header": number("nh"), "ipv6_body.routing_type": number("type"), "ipv6_body.segments_left": number("segleft"),
        "ipv6_body.routing.last_entry": number("lastentry"), "ipv6_body.routing.tag": number("tag"),
        "ipv6_body.routing.segments.segment": each("addresses", str),
    },
    "IPv6ExtHdrFragment": {
        "ipv6_body.next_header": number("nh"), "ipv6_body.fragment_offset": number("offset"), "ipv6_body.more_fragments": number("m"),
        "ipv6_body.identification": number("id"),
    },
    "RouterAlert": {"ipv6_option.value": number("value")},
    "Jumbo": {"ipv6_option.payload_length": number("jumboplen")},
    "HAO": {"ipv6_option.address": text("hoa")},
    "AH": {"ah.next_header": number("nh"), "ah.length": number("payloadlen"), "ah.spi": number("spi"), "ah.sequence": number("seq"), "ah.integrity_check": digits("icv")},
    "ESP": {"esp.spi": number("spi"), "esp.sequence": number("seq"), "esp.encrypted": digits("data")},
    "UDP": {
        "udp.source_port": number("sport"), "udp.dest_port": number("dport"), "udp.length": number("len"), "udp.checksum": number("chksum"),
    },
    "TCP": {
        "tcp.source_port": number("sport"), "tcp.dest_port": number("dport"), "tcp.sequence": number("seq"), "tcp.acknowledgment": number("ack"),
        "tcp.data_offset": number("dataofs"), "tcp.syn": flag("flags", 0x02), "tcp.ack": flag("flags", 0x10), "tcp.ece": flag("flags", 0x40),
        "tcp.cwr": flag("flags", 0x80), "tcp.ae": flag("flags", 0x100), "tcp.window": number("window"), "tcp.checksum": number("chksum"),
        "tcp.options.option.kind": tcp_options, "tcp_option.mss": tcp_option("MSS"), "tcp_option.shift": tcp_option("WScale"),
        "tcp_option.ts_value": tcp_option("Timestamp", 0), "tcp_option.ts_echo_reply": tcp_option("Timestamp", 1),
    },
    "ICMP": {"icmp.type": number("type"), "icmp.code": number("code"), "icmp.checksum": number("chksum")},
    "IGMP": {"igmp.type": number("type"), "igmp.checksum": number("chksum"), "igmp.body.group": text("gaddr")},
    "IGMPv3": {"igmp.type": number("type"), "igmp.max_response_code": number("mrcode"), "igmp.checksum": number("chksum")},
    "IGMPv3mq": {
        "igmp.body.group": text("gaddr"), "igmp_query.suppress": flag("s", 1), "igmp_query.robustness": number("qrv"),
        "igmp_query.query_interval": number("qqic"), "igmp_query.sources.address": each("srcaddrs", str),
    },
    "IGMPv3mr": {"igmp.body.count": number("numgrp")},
    "IGMPv3gr": {
        "igmp.body.records.type": number("rtype"), "igmp.body.records.group": text("maddr"), "igmp.body.records.sources.address": each("srcaddrs", str),
    },
    "ICMPExtensionHeader": {"icmp_extensions.version": number("version"), "icmp_extensions.checksum": number("chksum")},
    "ICMPExtensionMPLS": {"icmp_extension_object.body.stack.label": each("stack", lambda m: int(m.label)), "icmp_extension_object.body.stack.ttl": each("stack", lambda m: int(m.ttl))},
    "GRE": {
        "gre.has_checksum": number("chksum_present"), "gre.has_key": number("key_present"), "gre.has_sequence": number("seqnum_present"),
        "gre.protocol": number("proto"), "gre.key": lambda g: [int(g.key)] if g.key_present else [],
        "gre.sequence": lambda g: [int(g.sequence_number)] if g.seqnum_present else [],
        "gre.checksum": lambda g: [int(g.chksum)] if g.chksum_present else [],
    },
    "VXLAN": {"vxlan.vni": number("vni")},
    "SCTP": {
        "sctp.source_port": number("sport"), "sctp.dest_port": number("dport"), "sctp.verification_tag": number("tag"),
        "sctp.chunks.chunk.type": sctp_chunks,
    },
    "SCTPChunkData": {
        "sctp_chunk.body.tsn": number("tsn"), "sctp_chunk.body.stream": number("stream_id"), "sctp_chunk.body.stream_sequence": number("stream_seq"),
        "sctp_chunk.body.protocol": number("proto_id"), "sctp_chunk.body.user_data": digits("data"),
        "sctp_chunk.body.beginning": number("beginning"), "sctp_chunk.body.ending": number("ending"),
    },
    "SCTPChunkInit": {
        "sctp_chunk.body.initiate_tag": number("init_tag"), "sctp_chunk.body.window": number("a_rwnd"),
        "sctp_chunk.body.outbound_streams": number("n_out_streams"), "sctp_chunk.body.inbound_streams": number("n_in_streams"),
        "sctp_chunk.body.initial_tsn": number("init_tsn"), "sctp_chunk.body.parameters.parameter.type": each("params", lambda p: int(p.type)),
    },
    "SCTPChunkSACK": {
        "sctp_chunk.body.cumulative_tsn": number("cumul_tsn_ack"), "sctp_chunk.body.window": number("a_rwnd"),
        "sctp_chunk.body.gaps.start": each("gap_ack_list", lambda g: int(str(g).split(":")[0])), "sctp_chunk.body.duplicates.tsn": each("dup_tsn_list", int),
    },
    "SCTPChunkCookieEcho": {"sctp_chunk.body.cookie": digits("cookie")},
    "SCTPChunkShutdown": {"sctp_chunk.body.cumulative_tsn": number("cumul_tsn_ack")},
    "SCTPChunkAddressConf": {"sctp_chunk.body.sequence": number("seq")},
}
FIELDS["SCTPChunkInitAck"] = FIELDS["SCTPChunkInit"]

ICMPV6 = {"icmpv6.type": number("type"), "icmpv6.code": number("code"), "icmpv6.checksum": number("cksum")}
for kind in (
    "EchoRequest EchoReply DestUnreach PacketTooBig TimeExceeded ParamProblem MLQuery MLReport MLDone MLQuery2 MLReport2 ND_RS ND_RA ND_NS ND_NA ND_Redirect "
    "ND_INDSol ND_INDAdv HAADRequest HAADReply MPSol MPAdv NIQueryIPv6 MRD_Advertisement MRD_Solicitation MRD_Termination"
).split():
    FIELDS["ICMPv6" + kind] = dict(ICMPV6)
    if kind.startswith("MRD") or kind == "MLReport2":
        del FIELDS["ICMPv6" + kind]["icmpv6.code"]
    OURS["ICMPv6" + kind] = "icmpv6"
for kind in ("EchoRequest", "EchoReply"):
    FIELDS["ICMPv6" + kind].update({"icmpv6.body.identifier": number("id"), "icmpv6.body.sequence": number("seq"), "icmpv6.body.data": digits("data")})
for kind in ("ND_NS", "ND_NA", "ND_Redirect"):
    FIELDS["ICMPv6" + kind].update({"icmpv6.body.target": text("tgt")})
for kind in ("MLQuery", "MLReport", "MLDone"):
    FIELDS["ICMPv6" + kind].update({"icmpv6.body.max_response_delay": number("mrd"), "icmpv6.body.group": text("mladdr")})
FIELDS["ICMPv6MLQuery2"].update({
    "icmpv6.body.group": text("mladdr"), "mld_query.robustness": number("QRV"), "mld_query.query_interval": number("QQIC"),
    "mld_query.sources.address": each("sources", str),
})
FIELDS["ICMPv6MLReport2"].update({
    "icmpv6.body.records.type": each("records", lambda r: int(r.rtype)), "icmpv6.body.records.group": each("records", lambda r: str(r.dst)),
    "icmpv6.body.records.sources.address": lambda layer: [str(s) for r in layer.records for s in r.sources],
})
FIELDS["ICMPv6ND_RA"].update({
    "icmpv6.body.hop_limit": number("chlim"), "icmpv6.body.managed": flag("M", 1), "icmpv6.body.router_lifetime": number("routerlifetime"),
    "icmpv6.body.reachable_time": number("reachabletime"), "icmpv6.body.retransmit_timer": number("retranstimer"),
})
FIELDS["ICMPv6PacketTooBig"].update({"icmpv6.body.mtu": number("mtu")})
FIELDS["ICMPv6ParamProblem"].update({"icmpv6.body.pointer": number("ptr")})
FIELDS["ICMPv6HAADReply"].update({"icmpv6.body.addresses.address": each("addresses", str)})

NDP = {"ndp_option.type": number("type"), "ndp_option.length": number("len")}
for option, fields in {
    "SrcLLAddr": {"ndp_option.body.address": text("lladdr")},
    "DstLLAddr": {"ndp_option.body.address": text("lladdr")},
    "PrefixInfo": {
        "ndp_option.body.prefix_length": number("prefixlen"), "ndp_option.body.valid_lifetime": number("validlifetime"),
        "ndp_option.body.preferred_lifetime": number("preferredlifetime"), "ndp_option.body.prefix": text("prefix"),
    },
    "RedirectedHdr": {},
    "MTU": {"ndp_option.body.mtu": number("mtu")},
    "AdvInterval": {"ndp_option.body.interval": number("advint")},
    "HAInfo": {"ndp_option.body.preference": number("pref"), "ndp_option.body.lifetime": number("lifetime")},
    "SrcAddrList": {"ndp_option.body.addresses.address": each("addrlist", str)},
    "TgtAddrList": {"ndp_option.body.addresses.address": each("addrlist", str)},
    "RouteInfo": {"ndp_option.body.prefix_length": number("plen"), "ndp_option.body.lifetime": number("rtlifetime"), "ndp_option.body.prefix": text("prefix"), "ndp_option.body.preference": number("prf")},
    "RDNSS": {"ndp_option.body.lifetime": number("lifetime"), "ndp_option.body.servers.address": each("dns", str)},
    "DNSSL": {
        "ndp_option.body.lifetime": number("lifetime"),
        "ndp_option.body.names.name": each("searchlist", lambda n: (n.decode() if isinstance(n, bytes) else str(n)).rstrip(".") or "."),
    },
    "EFA": {},
    "Unknown": {"ndp_option.body.data": digits("data")},
}.items():
    FIELDS["ICMPv6NDOpt" + option] = {**NDP, **fields}


def extensions(objects):
    """RFC 4884's extensions; scapy computes their checksum over the header only."""
    header = ICMPExtensionHeader(chksum=0)
    sum_of_all = checksum(bytes(header / objects))
    return bytes(ICMPExtensionHeader(chksum=sum_of_all) / objects)


def tlv(kind, value, padded=True):
    """A type, a length and a value, as SCTP has them, in hexadecimal digits; behind the last one there is no padding."""
    length = 4 + len(value) // 2
    return "%04x%04x%s%s" % (kind, length, value, "00" * (-length % 4 if padded else 0))


def chunk(kind, flags, value):
    """A chunk of SCTP, padded."""
    length = 4 + len(value) // 2
    return bytes.fromhex("%02x%02x%04x%s%s" % (kind, flags, length, value, "00" * (-length % 4)))


def packets():
    """Name and packet, and the layers in it that scapy gets as bytes."""
    yield "Ethernet with an unknown type", Ether(dst=B, src=A, type=0x88b5) / Raw(b"\0\1\2\3")
    yield "802.1Q", E / Dot1Q(vlan=5, prio=3) / IP(src=A4, dst=B4) / UDP(sport=1, dport=2) / b"x"
    yield "802.1ad and 802.1Q", E / Dot1AD(vlan=100) / Dot1Q(vlan=7, prio=1) / IPv6(src=A6, dst=B6) / UDP(sport=1, dport=2) / b"xy"
    yield "LLC", Dot3(dst=B, src=A) / LLC(dsap=0x42, ssap=0x42, ctrl=3) / Raw(b"\0\0\0\0")
    yield "SNAP to IPv4", Dot3(dst=B, src=A) / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(OUI=0, code=0x0800) / IP(src=A4, dst=B4) / UDP(sport=7, dport=7) / b"snap"
    yield "SNAP to ARP", Dot3(dst=B, src=A) / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(OUI=0, code=0x0806) / ARP(hwsrc=A, psrc=A4, pdst=B4)
    yield "SNAP to IPv6", Dot3(dst=B, src=A) / LLC(dsap=0xaa, ssap=0xaa, ctrl=3) / SNAP(OUI=0, code=0x86dd) / IPv6(src=A6, dst=B6) / ICMPv6EchoRequest(id=1, seq=2)
    yield "cooked", CookedLinux(proto=0x0800, lladdrlen=6, src=b"\2\0\0\0\0\x0a\0\0") / IP(src=A4, dst=B4) / ICMP(id=1, seq=1)
    yield "ARP request", E / ARP(op=1, hwsrc=A, psrc=A4, hwdst="00:00:00:00:00:00", pdst=B4)
    yield "ARP reply", E / ARP(op=2, hwsrc=B, psrc=B4, hwdst=A, pdst=A4)
    yield "RARP request", Ether(dst=B, src=A, type=0x8035) / ARP(op=3, hwsrc=A, hwdst=A, psrc="0.0.0.0", pdst="0.0.0.0")

    yield "IPv4 record route", E / IP(src=A4, dst=B4, options=[IPOption_RR(routers=["10.0.0.1", "10.0.0.2"]), IPOption_EOL()]) / UDP(sport=1, dport=2)
    yield "IPv4 loose source route", E / IP(src=A4, dst=B4, options=[IPOption_LSRR(routers=["10.0.0.1"]), IPOption_NOP()]) / ICMP(id=1)
    yield "IPv4 strict source route", E / IP(src=A4, dst=B4, options=[IPOption_NOP(), IPOption_SSRR(routers=["10.0.0.1", "10.0.0.2"])]) / ICMP(id=1)
    yield "IPv4 router alert", E / IP(src=A4, dst="224.0.0.22", ttl=1, options=[IPOption_Router_Alert()]) / igmp.IGMP(type=0x16, gaddr="239.1.2.3")
    yield "IPv4 timestamp", E / IP(src=A4, dst=B4, options=[IPOption_Timestamp(flg=0, length=8, pointer=9, timestamp=1234567)]) / ICMP(id=1, seq=1)
    yield "IPv4 timestamp and address", E / IP(src=A4, dst=B4, options=[IPOption_Timestamp(flg=1, length=12, pointer=13, internet_address="10.0.0.9", timestamp=99)]) / ICMP(id=1)
    yield "IPv4 stream id", E / IP(src=A4, dst=B4, options=[IPOption_Stream_Id(security=77)]) / ICMP(id=1)
    yield "IPv4 traceroute", E / IP(src=A4, dst=B4, options=[IPOption_Traceroute(optclass=2, id=3, outbound_hops=1, return_hops=65535, originator_ip=A4)]) / ICMP(id=1)
    yield "IPv4 MTU probe and reply", E / IP(src=A4, dst=B4, options=[IPOption_MTU_Probe(mtu=1500), IPOption_MTU_Reply(mtu=1400)]) / ICMP(id=1)
    yield "IPv4 selective directed broadcast", E / IP(src=A4, dst=B4, options=[IPOption_SDBM(addresses=["10.0.0.255", "10.0.1.255"]), IPOption_NOP(), IPOption_NOP()]) / ICMP(id=1)
    yield "IPv4 unknown option", E / IP(src=A4, dst=B4, options=[IPOption(b"\x5e\x04\xaa\xbb")]) / ICMP(id=1)
    yield "IPv4 later fragment", E / IP(src=A4, dst=B4, frag=185, flags="MF", id=77, proto=17) / Raw(b"01234567")
    yield "IPv4 in IPv4", I4 / IP(src="10.0.0.1", dst="10.0.0.2") / UDP(sport=5, dport=6) / b"in"
    yield "IPv6 in IPv4", I4 / IPv6(src=A6, dst=B6) / UDP(sport=5, dport=6) / b"in"
    yield "IPv4 in IPv6", I6 / IP(src=A4, dst=B4) / UDP(sport=5, dport=6) / b"in"
    yield "IPv6 in IPv6", I6 / IPv6(src="fd00::1", dst="fd00::2") / TCP(sport=5, dport=6, seq=1)
    yield "AH", I4 / ipsec.AH(nh=17, payloadlen=4, spi=0x1234, seq=9, icv=b"0123456789ab") / UDP(sport=5, dport=6, chksum=0xb22f) / b"ah"
    yield "ESP", I4 / ipsec.ESP(spi=0xabcd, seq=1, data=b"secret bytes")

    yield "IPv6 hop-by-hop", I6 / IPv6ExtHdrHopByHop(options=[RouterAlert(value=0), PadN(optdata=b"")]) / ICMPv6MLReport(mladdr="ff02::1:ff00:1")
    yield "IPv6 jumbo payload", I6 / IPv6ExtHdrHopByHop(nh=59, options=[Jumbo(jumboplen=70000)])
    yield "IPv6 home address", I6 / IPv6ExtHdrDestOpt(options=[PadN(optdata=b"\0\0"), HAO(hoa="2001:db8::77")]) / UDP(sport=1, dport=2)
    yield "IPv6 unknown option", I6 / IPv6ExtHdrDestOpt(options=[HBHOptUnknown(otype=0x3e, optdata=b"\1\2\3\4")]) / UDP(sport=1, dport=2)
    for name, kind, data in (
        ("tunnel limit", 4, "05"), ("PDM", 0x0f, "0102000300040005ffff"), ("IOAM", 0x11, "000101020304"), ("alternate marking", 0x12, "12345c00"), ("RPL", 0x23, "80010100"),
        ("RPL, discarded", 0x63, "4001010001"), ("quick start", 0x26, "0740ffffff0c"), ("minimum MTU", 0x30, "05dc05dd"), ("MPL, no seed", 0x6d, "2007"), ("MPL", 0x6d, "60070102"), ("ILNP nonce", 0x8b, "01020304"),
        ("line identification", 0x8c, "036c696e"), ("DFF", 0xee, "200102"), ("experiment", 0x1e, "01"), ("CALIPSO", 7, "000000010003" + "673c"),
    ):
        option = HBHOptUnknown(otype=kind, optdata=bytes.fromhex(data))
        yield "IPv6 option " + name, I6 / IPv6ExtHdrHopByHop(nh=59, options=[option])
    yield "IPv6 routing type 2", E / IPv6(src=A6, dst=B6) / IPv6ExtHdrRouting(type=2, addresses=["2001:db8::3"], segleft=1, nh=59)
    for name, data in {
        "RPL": "3b010303ff500000" + "030405" + "00" * 5,
        "RPL, eight bytes each": "3b02030288000000" + "0000000000000003" + "0000000000000004",
        "unknown": "3b01fd0001020304" + "00" * 8,
        "segments and HMAC": "3b07040000000007" + "20010db8000000000000000000000002" + "0526000000000001" + bytes(range(32)).hex(),
    }.items():
        yield "IPv6 routing " + name, E / IPv6(src=A6, dst=B6, nh=43) / Raw(bytes.fromhex(data))
    yield "IPv6 source route", E / IPv6(src=A6, dst=B6) / IPv6ExtHdrRouting(type=0, addresses=["2001:db8::3", "2001:db8::4"], segleft=0) / UDP(sport=1, dport=2)
    yield "IPv6 segment routing", E / IPv6(src=A6, dst=B6) / IPv6ExtHdrSegmentRouting(addresses=["2001:db8::5", "2001:db8::2"], segleft=0, lastentry=1, tag=7) / UDP(sport=1, dport=2)
    yield "IPv6 first fragment", I6 / IPv6ExtHdrFragment(offset=0, m=1, id=0xdeadbeef, nh=17) / UDP(sport=1, dport=2, len=26, chksum=1) / b"part"
    yield "IPv6 later fragment", I6 / IPv6ExtHdrFragment(offset=181, m=0, id=0xdeadbeef, nh=17) / Raw(b"the rest")

    for kind in (0, 8):
        yield "ICMP echo %d" % kind, I4 / ICMP(type=kind, id=77, seq=3) / b"ping"
    quoted = IP(src=B4, dst=A4) / UDP(sport=7, dport=1024) / b"abcd"
    yield "ICMP unreachable", I4 / ICMP(type=3, code=4, nexthopmtu=1400) / quoted
    long = IP(src=B4, dst=A4) / UDP(sport=7, dport=1024) / (b"\0" * 100)
    labels = ICMPExtensionMPLS(stack=[mpls.MPLS(label=16004, s=0, ttl=1), mpls.MPLS(label=24001, s=1, ttl=1)])
    extended = extensions(labels)
    yield "ICMP time exceeded with labels", I4 / ICMP(type=11, length=32) / Raw(bytes(long) + extended), "ipv4", "udp"
    yield "ICMPv6 time exceeded with labels", I6 / ICMPv6TimeExceeded(code=0, length=16) / Raw(bytes(IPv6(src=B6, dst=A6, nh=59)) + b"\0" * 88 + extended), "ipv6"
    interface = extensions(Raw(bytes.fromhex("001c020f" "00000002" "00010000" "c0000201" "0865746830000000" "000005dc")))
    yield "ICMP unreachable with an interface", I4 / ICMP(type=3, code=1, length=32) / Raw(bytes(long) + interface), "ipv4", "udp"
    yield "ICMP redirect", I4 / ICMP(type=5, code=1, gw="192.0.2.254") / quoted
    yield "ICMP time exceeded", I4 / ICMP(type=11, code=0) / quoted
    yield "ICMP parameter problem", I4 / ICMP(type=12, ptr=20) / quoted
    yield "ICMP source quench", I4 / ICMP(type=4) / quoted
    yield "ICMP timestamp", I4 / ICMP(type=13, id=1, seq=1, ts_ori=1000, ts_rx=0, ts_tx=0)
    yield "ICMP timestamp reply", I4 / ICMP(type=14, id=1, seq=1, ts_ori=1000, ts_rx=1001, ts_tx=1002)
    yield "ICMP information request", I4 / ICMP(type=15, id=1, seq=1)
    yield "ICMP address mask reply", I4 / ICMP(type=18, id=1, seq=1, addr_mask="255.255.255.0")

    yield "ICMPv6 echo request", ICMP6 / ICMPv6EchoRequest(id=9, seq=1, data=b"hello")
    yield "ICMPv6 echo reply", ICMP6 / ICMPv6EchoReply(id=9, seq=1, data=b"hello")
    quoted6 = IPv6(src=B6, dst=A6) / UDP(sport=7, dport=1024) / b"abcd"
    yield "ICMPv6 unreachable", I6 / ICMPv6DestUnreach(code=4) / quoted6
    yield "ICMPv6 packet too big", I6 / ICMPv6PacketTooBig(mtu=1280) / quoted6
    yield "ICMPv6 time exceeded", I6 / ICMPv6TimeExceeded(code=0) / quoted6
    yield "ICMPv6 parameter problem", I6 / ICMPv6ParamProblem(code=1, ptr=40) / quoted6
    yield "router solicitation", ICMP6 / ICMPv6ND_RS() / ICMPv6NDOptSrcLLAddr(lladdr=A)
    yield "router advertisement", (
        ICMP6 / ICMPv6ND_RA(chlim=64, M=1, routerlifetime=1800, reachabletime=30000, retranstimer=1000) / ICMPv6NDOptSrcLLAddr(lladdr=A)
        / ICMPv6NDOptMTU(mtu=1500) / ICMPv6NDOptPrefixInfo(prefixlen=64, L=1, A=1, validlifetime=86400, preferredlifetime=14400, prefix="2001:db8:1::")
        / ICMPv6NDOptRDNSS(lifetime=600, dns=["2001:db8::53", "2001:db8::54"]) / ICMPv6NDOptRouteInfo(len=3, plen=48, prf=1, rtlifetime=600, prefix="2001:db8:2::")
        / ICMPv6NDOptAdvInterval(advint=1000) / ICMPv6NDOptHAInfo(pref=1, lifetime=90) / ICMPv6NDOptEFA()
    )
    yield "DNS search list", ICMP6 / ICMPv6ND_RA(routerlifetime=1800) / ICMPv6NDOptDNSSL(lifetime=600, searchlist=["example.org.", "a.example."], len=4)
    yield "neighbor solicitation", ICMP6 / ICMPv6ND_NS(tgt="fe80::b") / ICMPv6NDOptSrcLLAddr(lladdr=A)
    yield "neighbor advertisement", ICMP6 / ICMPv6ND_NA(tgt="fe80::b", R=1, S=1, O=1) / ICMPv6NDOptDstLLAddr(lladdr=B)
    yield "redirect", ICMP6 / ICMPv6ND_Redirect(tgt="fe80::c", dst="2001:db8::9") / ICMPv6NDOptDstLLAddr(lladdr=B) / ICMPv6NDOptRedirectedHdr(pkt=quoted6)
    yield "unknown NDP option", ICMP6 / ICMPv6ND_NS(tgt="fe80::b") / ICMPv6NDOptUnknown(type=222, data=b"abcdef", len=1)
    for kind, data in {
        "CGA": (11, "0100" + "00" * 12), "RSA signature": (12, "0000" + "11" * 16 + "22" * 4), "timestamp": (13, "00" * 6 + "0000660000001000"), "nonce": (14, "010203040506"),
        "address registration": (33, "00000107003c" + "0011223344556677"), "context": (34, "40110000003c" + "20010db800010000"),
        "border router": (35, "00010000003c" + "20010db8" + "00" * 11 + "01"), "capability": (36, "000100000000"), "captive portal": (37, b"https://a.example/".hex() + "00" * 4),
        "PREF64": (38, "0258" + "0064ff9b" + "00" * 8),
    }.items():
        number_of, text_of = data
        octets = bytes.fromhex(text_of)
        yield "NDP option " + kind, ICMP6 / ICMPv6ND_RA() / ICMPv6NDOptUnknown(type=number_of, data=octets, len=(len(octets) + 2) // 8)
    yield "inverse solicitation", ICMP6 / ICMPv6ND_INDSol() / ICMPv6NDOptSrcLLAddr(lladdr=A) / ICMPv6NDOptDstLLAddr(lladdr=B) / ICMPv6NDOptSrcAddrList(addrlist=[A6, B6])
    yield "inverse advertisement", ICMP6 / ICMPv6ND_INDAdv() / ICMPv6NDOptSrcLLAddr(lladdr=A) / ICMPv6NDOptTgtAddrList(addrlist=[A6])
    yield "listener query", ICMP6 / ICMPv6MLQuery(mrd=10000, mladdr="::")
    yield "listener report", ICMP6 / ICMPv6MLReport(mladdr="ff02::fb")
    yield "listener done", ICMP6 / ICMPv6MLDone(mladdr="ff02::fb")
    yield "listener query 2", ICMP6 / ICMPv6MLQuery2(mrd=10000, mladdr="ff02::fb", QRV=2, QQIC=125, sources=[A6, B6])
    yield "listener report 2", ICMP6 / ICMPv6MLReport2(records=[ICMPv6MLDMultAddrRec(rtype=4, dst="ff02::fb"), ICMPv6MLDMultAddrRec(rtype=1, dst="ff02::1:3", sources=[A6, B6])])
    yield "home agent request", I6 / ICMPv6HAADRequest(id=5)
    yield "home agent reply", I6 / ICMPv6HAADReply(id=5, addresses=[A6, B6])
    yield "multicast router advertisement", ICMP6 / ICMPv6MRD_Advertisement(advinter=20, queryint=125, robustness=2)
    yield "multicast router solicitation", ICMP6 / ICMPv6MRD_Solicitation()

    group4 = E / IP(src=A4, dst="239.1.2.3", ttl=1, options=[IPOption_Router_Alert()])
    yield "IGMP query, version 1", group4 / igmp.IGMP(type=0x11, mrcode=0, gaddr="0.0.0.0")
    yield "IGMP query, version 2", group4 / igmp.IGMP(type=0x11, mrcode=100, gaddr="239.1.2.3")
    yield "IGMP report, version 1", group4 / igmp.IGMP(type=0x12, gaddr="239.1.2.3")
    yield "IGMP report, version 2", group4 / igmp.IGMP(type=0x16, gaddr="239.1.2.3")
    for address in ("224.0.0.251", "232.0.0.1", "239.255.255.250"):
        yield "IGMP report for " + address, E / IP(src=A4, dst=address, ttl=1) / igmp.IGMP(type=0x16, gaddr=address)
        yield "IGMP query for " + address, E / IP(src=A4, dst=address, ttl=1) / igmp.IGMP(type=0x11, mrcode=10, gaddr=address)
        yield "IGMP leave of " + address, E / IP(src=A4, dst="224.0.0.2", ttl=1) / igmp.IGMP(type=0x17, gaddr=address)
    for name, octets in {"advertisement": "300acf76007d0002", "solicitation": "3100ceff", "termination": "3200cdff"}.items():
        yield "multicast router %s, IPv4" % name, E / IP(src=A4, dst="224.0.0.106", ttl=1, proto=2) / Raw(bytes.fromhex(octets)), "igmp"
    modes = [igmpv3.IGMPv3gr(rtype=kind, maddr="239.1.2.%d" % kind, srcaddrs=["10.0.0.%d" % i for i in range(kind - 1)]) for kind in range(1, 7)]
    yield "IGMP report of all types", group4 / igmpv3.IGMPv3(type=0x22) / igmpv3.IGMPv3mr(records=modes)
    yield "IGMP leave", group4 / igmp.IGMP(type=0x17, gaddr="239.1.2.3")
    yield "IGMP query, version 3", group4 / igmpv3.IGMPv3(type=0x11, mrcode=100) / igmpv3.IGMPv3mq(gaddr="239.1.2.3", s=1, qrv=2, qqic=125, srcaddrs=["10.0.0.1", "10.0.0.2"])
    yield "IGMP report, version 3", group4 / igmpv3.IGMPv3(type=0x22) / igmpv3.IGMPv3mr(records=[igmpv3.IGMPv3gr(rtype=4, maddr="239.1.2.3"), igmpv3.IGMPv3gr(rtype=1, maddr="239.1.2.4", srcaddrs=["10.0.0.1"])])

    yield "GRE", I4 / GRE() / IP(src="10.0.0.1", dst="10.0.0.2") / UDP(sport=5, dport=6) / b"in"
    yield "GRE with all fields", I4 / GRE(chksum_present=1, key_present=1, seqnum_present=1, key=0x01020304, sequence_number=5) / IPv6(src=A6, dst=B6) / UDP(sport=5, dport=6) / b"in"
    yield "GRE with a checksum", I4 / GRE(chksum_present=1) / IP(src="10.0.0.1", dst="10.0.0.2") / ICMP(id=1, seq=1)
    yield "GRE with Ethernet", I6 / GRE(proto=0x6558, key_present=1, key=7) / Ether(dst=A, src=B) / IP(src="10.0.0.1", dst="10.0.0.2") / ICMP(id=1, seq=1)
    inner = IP(src="10.0.0.1", dst="10.0.0.2") / UDP(sport=5, dport=6) / b"in"
    yield "GRE with a key", I4 / GRE(key_present=1, key=0xffffffff) / inner
    yield "GRE with a sequence number", I4 / GRE(seqnum_present=1, sequence_number=0) / inner
    yield "GRE with key and sequence number", I6 / GRE(key_present=1, seqnum_present=1, key=1, sequence_number=2) / IPv6(src=A6, dst=B6, nh=59)
    yield "GRE with checksum and key", I4 / GRE(chksum_present=1, key_present=1, key=3) / inner
    yield "GRE with checksum and sequence number", I4 / GRE(chksum_present=1, seqnum_present=1, sequence_number=4) / inner
    yield "GRE with ARP", I4 / GRE(proto=0x0806) / ARP(hwsrc=B, psrc="10.0.0.1", pdst="10.0.0.2")
    yield "GRE with an unknown protocol", I4 / GRE(proto=0x88b6) / Raw(b"bytes")
    yield "GRE without data", I4 / GRE(proto=0)
    yield "GRE in GRE", I4 / GRE() / IP(src="10.0.0.1", dst="10.0.0.2") / GRE(key_present=1, key=9) / IP(src="10.1.0.1", dst="10.1.0.2") / ICMP(id=1)
    yield "GRE with Ethernet and a sequence number", I4 / GRE(proto=0x6558, seqnum_present=1, sequence_number=7) / Ether(dst=A, src=B) / ARP(hwsrc=B, psrc="10.0.0.1", pdst="10.0.0.2")
    for name, octets in {
        "data": "3001880b" "0004" "0007" "00000001" "ff03c021", "data and acknowledgment": "3081880b" "0004" "0007" "00000001" "00000002" "ff03c021",
        "acknowledgment": "2081880b" "0000" "0007" "00000002",
    }.items():
        ppp = ["ppp_hdlc", "ppp"] if octets.endswith("ff03c021") else []
        yield "PPTP " + name, E / IP(src=A4, dst=B4, proto=47) / Raw(bytes.fromhex(octets)), "gre", *ppp
    yield "VXLAN", I4 / UDP(sport=50000, dport=4789) / vxlan.VXLAN(vni=4711, flags=8) / Ether(dst=A, src=B) / IP(src="10.0.0.1", dst="10.0.0.2") / TCP(sport=80, dport=1024, seq=1, flags="SA")
    yield "VXLAN over IPv6", I6 / UDP(sport=50000, dport=4789) / vxlan.VXLAN(vni=0xffffff, flags=8) / Ether(dst=A, src=B) / ARP(hwsrc=B, psrc="10.0.0.1", pdst="10.0.0.2")

    for vni in (0, 1, 0x123456):
        yield "VXLAN %d" % vni, I4 / UDP(sport=50001, dport=4789) / vxlan.VXLAN(vni=vni, flags=8) / Ether(dst=A, src=B) / Dot1Q(vlan=9) / IPv6(src=A6, dst=B6) / ICMPv6EchoRequest(id=1, data=b"x")
    yield "VXLAN on Linux's old port", I4 / UDP(sport=50002, dport=8472) / vxlan.VXLAN(vni=5, flags=8) / Ether(dst=A, src=B, type=0x88b5) / Raw(b"x")
    yield "UDP", I4 / UDP(sport=1024, dport=9) / b"data"
    yield "UDP without data", I6 / UDP(sport=1024, dport=9)
    yield "TCP", I4 / TCP(sport=1024, dport=80, seq=1, ack=2, flags="PA", window=1000) / b"GET /"
    yield "TCP SYN", I4 / TCP(sport=1024, dport=80, seq=0xffffffff, flags="S", options=[("MSS", 1460), ("SAckOK", b""), ("Timestamp", (1, 0)), ("NOP", None), ("WScale", 7)])
    yield "TCP selective acknowledgment", I6 / TCP(sport=1024, dport=80, seq=1, ack=9, flags="A", options=[("NOP", None), ("NOP", None), ("SAck", (20, 30, 40, 50))])
    yield "TCP accurate ECN", I4 / TCP(sport=1024, dport=80, flags="SECN")
    yield "TCP user timeout", I4 / TCP(sport=1024, dport=80, flags="S", options=[("UTO", 0x8005)])
    yield "TCP MD5", I4 / TCP(sport=1024, dport=179, flags="S", options=[(19, bytes(range(16))), ("NOP", None), ("NOP", None)])
    yield "TCP authentication", I4 / TCP(sport=1024, dport=179, flags="S", options=[(29, b"\1\2" + bytes(12))])
    yield "TCP fast open", I4 / TCP(sport=1024, dport=80, flags="S", options=[("TFO", (1, 2)), ("NOP", None), ("NOP", None)]) / b"early"
    yield "TCP experiment", I4 / TCP(sport=1024, dport=80, flags="S", options=[(254, b"\xf9\x89"), ("EOL", None)])
    for name, option in {
        "capable": b"\x01\x81", "capable, both keys": b"\x01\x81" + bytes(range(16)), "capable, data": b"\x01\x81" + bytes(range(16)) + b"\0\x05",
        "join": b"\x10\x02" + bytes(range(8)), "join, SYN/ACK": b"\x10\x02" + bytes(range(12)), "join, ACK": b"\x10\x00" + bytes(range(20)),
        "acknowledgment": b"\x20\x01\0\0\0\x05", "mapping": b"\x20\x07" + bytes(range(8)) + bytes(4) + b"\0\0\0\x01" + b"\0\x05" + b"\xab\xcd",
        "long mapping": b"\x20\x0c" + bytes(range(8)) + b"\0\0\0\x01" + b"\0\x05", "address": b"\x30\x05" + b"\x0a\0\0\1" + bytes(8), "echo of an address": b"\x31\x05" + b"\x0a\0\0\1\x1f\x90",
        "IPv6 address": b"\x30\x06" + bytes(range(16)) + b"\x1f\x90" + bytes(8), "remove addresses": b"\x40\5\6", "priority": b"\x51", "fail": b"\x60\0" + bytes(8),
        "fast close": b"\x70\0" + bytes(8), "reset": b"\x81\x03",
    }.items():
        pad = [("NOP", None)] * (-(len(option) + 2) % 4)
        yield "MPTCP " + name, I4 / TCP(sport=1024, dport=80, seq=1, ack=1, flags="A", options=pad + [(30, option)])

    S4 = I4 / SCTP(sport=1024, dport=80, tag=0x01020304)
    yield "SCTP INIT", I4 / SCTP(sport=1024, dport=80, tag=0) / SCTPChunkInit(init_tag=0xcafe, a_rwnd=65536, n_out_streams=10, n_in_streams=2048, init_tsn=1, params=[
        SCTPChunkParamIPv4Addr(addr=A4), SCTPChunkParamIPv6Addr(addr=A6), SCTPChunkParamECNCapable(), SCTPChunkParamFwdTSN(), SCTPChunkParamSupportedAddrTypes(addr_type_list=["IPv4", "IPv6"]),
        SCTPChunkParamCookiePreservative(sug_cookie_inc=1000), SCTPChunkParamAdaptationLayer(indication=6)])
    yield "SCTP INIT ACK", S4 / SCTPChunkInitAck(init_tag=0xbeef, a_rwnd=65536, n_out_streams=10, n_in_streams=2048, init_tsn=7, params=[SCTPChunkParamStateCookie(cookie=b"a cookie"), SCTPChunkParamECNCapable()])
    yield "SCTP COOKIE ECHO and DATA", S4 / SCTPChunkCookieEcho(cookie=b"a cookie") / SCTPChunkData(beginning=1, ending=1, tsn=1, stream_id=3, stream_seq=4, proto_id=51, data=b"chunk of data")
    yield "SCTP COOKIE ACK and SACK", S4 / SCTPChunkCookieAck() / SCTPChunkSACK(cumul_tsn_ack=5, a_rwnd=1000, gap_ack_list=["2:3", "5:6"], dup_tsn_list=[4, 5])
    yield "SCTP DATA in pieces", S4 / SCTPChunkData(beginning=1, ending=0, tsn=2, stream_id=1, stream_seq=0, proto_id=0, data=b"abc") / SCTPChunkData(beginning=0, ending=1, tsn=3, stream_id=1, stream_seq=0, proto_id=0, data=b"defgh")
    yield "SCTP HEARTBEAT", S4 / SCTPChunkHeartbeatReq(params=[SCTPChunkParamHeartbeatInfo(data=b"12345678")])
    yield "SCTP HEARTBEAT ACK", S4 / SCTPChunkHeartbeatAck(params=[SCTPChunkParamHeartbeatInfo(data=b"12345678")])
    yield "SCTP ABORT", S4 / SCTPChunkAbort(TCB=1, error_causes=b"\0\x0c\0\x08stop")
    yield "SCTP ERROR", S4 / SCTPChunkError(error_causes=b"\0\1\0\x08\0\x05\0\0")
    yield "SCTP SHUTDOWN", S4 / SCTPChunkShutdown(cumul_tsn_ack=9)
    yield "SCTP SHUTDOWN ACK", S4 / SCTPChunkShutdownAck()
    yield "SCTP SHUTDOWN COMPLETE", S4 / SCTPChunkShutdownComplete(TCB=0)
    yield "SCTP AUTH", S4 / SCTPChunkAuthentication(shared_key_id=1, HMAC_function=1, HMAC=bytes(range(20)))
    yield "SCTP ASCONF", S4 / SCTPChunkAddressConf(seq=3, params=[SCTPChunkParamIPv4Addr(addr=A4), SCTPChunkParamAddIPAddr(correlation_id=9, addr_type=5, addr=B4)])
    for name, chunks in {
        "ECNE and CWR": chunk(12, 0, "00000005") + chunk(13, 0, "00000005"), "PAD": chunk(132, 0, "0000000000"), "unknown chunk": chunk(0x3f, 1, "aa"),
        "I-DATA": chunk(64, 3, "00000001" "0002" "0000" "00000003" "00000033" "6869"),
        "FORWARD-TSN": chunk(192, 0, "00000005" "00010002"), "I-FORWARD-TSN": chunk(194, 0, "00000005" "00010001" "00000009"),
        "RE-CONFIG, all streams": chunk(130, 0, tlv(13, "00000001" "00000002" "00000003")),
        "RE-CONFIG, two parameters": chunk(130, 0, tlv(13, "00000001" "00000002" "00000003" "0007") + tlv(14, "00000002" "0008", False)),
        "RE-CONFIG, TSN": chunk(130, 0, tlv(15, "00000001")), "RE-CONFIG, more streams": chunk(130, 0, tlv(17, "00000001" "0005" "0000")),
        "RE-CONFIG, response": chunk(130, 0, tlv(16, "00000001" "00000001")),
        "RE-CONFIG, response with TSNs": chunk(130, 0, tlv(16, "00000001" "00000001" "00000005" "00000006")),
        "ASCONF": chunk(193, 0, "00000003" + tlv(5, "c0000201") + tlv(0xC002, "00000008" + tlv(5, "c0000202")) + tlv(0xC004, "00000009" + tlv(5, "c0000201"))),
        "ASCONF-ACK": chunk(128, 0, "00000003" + tlv(0xC005, "00000008") + tlv(0xC003, "00000009" + tlv(0x00A0, tlv(0xC002, "00000008")))),
        "ABORT, two causes": chunk(6, 0, tlv(13, "abcd") + tlv(12, "6869", False)),
        "ERROR, missing parameters": chunk(9, 0, tlv(2, "00000001" "0007", True)), "ERROR, stale cookie": chunk(9, 0, tlv(3, "00000064") + tlv(9, "00000001") + tlv(4, "")),
        "INIT with RFC 4895": chunk(
            1, 0, "00000001" "00010000" "00010001" "00000001" + tlv(0x8002, "010203040506") + tlv(0x8003, "00") + tlv(0x8004, "00030001") + tlv(0x8001, "00000001") + tlv(0x8008, "c080", False)
        ),
        "INIT with a name": chunk(1, 0, "00000001" "00010000" "00010001" "00000001" + tlv(11, b"a.example\0".hex()) + tlv(0x9999, "0102") + tlv(0x8000, "")),
    }.items():
        yield "SCTP " + name, S4 / Raw(chunks)
    yield "SCTP over UDP", I4 / UDP(sport=9899, dport=9899) / SCTP(sport=1, dport=2, tag=5) / SCTPChunkCookieAck()


def layers_of(packet):
    """All layers, with the options that scapy keeps in lists."""
    layer = packet
    while layer and not isinstance(layer, NoPayload):
        yield layer
        for name in ("options", "records"):
            for inside in layer.fields.get(name) or []:
                if isinstance(inside, Packet):
                    yield inside
        # What a redirect quotes.
        if isinstance(layer.fields.get("pkt"), Packet):
            yield from layers_of(layer.fields["pkt"])
        layer = layer.payload


def values_of(packet, built):
    """The values of a packet that was read, in those of its layers that it was built from."""
    kinds = {type(layer) for layer in layers_of(built)}
    found = {}
    for layer in layers_of(packet):
        name = next((c.__name__ for c in type(layer).__mro__ if c.__name__ in FIELDS), None)
        for path, value in FIELDS.get(name, {}).items() if type(layer) in kinds or "error" in type(layer).__name__ else ():
            values = value(layer)
            found.setdefault(path, []).extend(values if isinstance(values, list) else [values])
    return found


def names_of(packet):
    names = []
    for layer in layers_of(packet):
        name = next((c.__name__ for c in type(layer).__mro__ if c.__name__ in OURS), None)
        if name and OURS[name]:
            names.append(OURS[name])
    return names


def main():
    for name, packet, *more in packets():
        data = bytes(packet)
        # Read again, so that lengths and checksums are there.
        again = type(packet)(data)
        if ICMPv6MLReport2 in packet:
            # Of several records, scapy reads the first only.
            again[ICMPv6MLReport2].records = packet[ICMPv6MLReport2].records
        print(json.dumps({"name": name, "link": 113 if isinstance(packet, CookedLinux) else 1, "hex": data.hex(), "layers": names_of(packet) + more, "values": values_of(again, packet)}))


if __name__ == "__main__":
    sys.exit(main())
