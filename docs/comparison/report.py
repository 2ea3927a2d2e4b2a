import zlib
from scapy.fields import BitField, ByteEnumField, ConditionalField, FieldListField, FieldLenField, IntField
from scapy.fields import PacketLenField, ShortField, SignedIntField, SignedShortField, StrField, XIntField, XShortField
from scapy.packet import Packet


class Part(Packet):
    def extract_padding(self, rest):
        return b"", rest  # what is behind a part is not its payload


class Temperature(Part):
    fields_desc = [FieldListField("celsius", [], SignedShortField("hundredths", 0))]


class Position(Part):
    fields_desc = [SignedIntField("latitude", 0), SignedIntField("longitude", 0)]


class Other(Part):
    fields_desc = [StrField("data", b"")]


def body(data, _parent=None):
    return {1: Temperature, 2: Position}.get(_parent.kind, Other)(data)


class Report(Packet):
    fields_desc = [
        XShortField("magic", 0x5352),
        ByteEnumField("kind", 1, {1: "Temperature", 2: "Position"}),
        BitField("has_time", 0, 1),
        BitField("reserved", 0, 7),
        ShortField("sensor", 0),
        FieldLenField("length", None, length_of="body"),
        ConditionalField(IntField("seconds", 0), lambda report: report.has_time),
        PacketLenField("body", Temperature(), body, length_from=lambda report: report.length),
        XIntField("sum", None),
    ]

    def post_build(self, packet, payload):
        if self.sum is None:
            packet = packet[:-4] + zlib.crc32(packet[:-4]).to_bytes(4, "big")
        return packet + payload
