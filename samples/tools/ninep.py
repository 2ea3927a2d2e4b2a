"""9P2000 on a wire, as far as ninep_client.py and ninep_server.py both need it: messages of fields. All numbers are little-endian."""

import struct

NOTAG, NOFID = 0xFFFF, 0xFFFFFFFF
DIRECTORY, APPEND, EXCLUSIVE, AUTHENTICATION, TEMPORARY = 0x80, 0x40, 0x20, 0x08, 0x04  # of a qid, and the highest byte of a mode
READ, WRITE, READ_WRITE, EXECUTE, TRUNCATE, REMOVE_ON_CLOSE = 0, 1, 2, 3, 0x10, 0x40

# What a message consists of: numbers of 1, 2, 4 and 8 bytes, strings (s), runs of bytes behind a number of 4 or 2 bytes (d, n), qids (q), many strings (S) and many qids (Q).
LAYOUTS = {
    "Tversion": (100, "4s"), "Rversion": (101, "4s"), "Tauth": (102, "4ss"), "Rauth": (103, "q"),
    "Tattach": (104, "44ss"), "Rattach": (105, "q"), "Rerror": (107, "s"), "Tflush": (108, "2"), "Rflush": (109, ""),
    "Twalk": (110, "44S"), "Rwalk": (111, "Q"), "Topen": (112, "41"), "Ropen": (113, "q4"), "Tcreate": (114, "4s41"), "Rcreate": (115, "q4"),
    "Tread": (116, "484"), "Rread": (117, "d"), "Twrite": (118, "48d"), "Rwrite": (119, "4"), "Tclunk": (120, "4"), "Rclunk": (121, ""),
    "Tremove": (122, "4"), "Rremove": (123, ""), "Tstat": (124, "4"), "Rstat": (125, "n"), "Twstat": (126, "4n"), "Rwstat": (127, ""),
}
NAMES = {number: name for name, (number, _) in LAYOUTS.items()}
NUMBERS = {"1": "<B", "2": "<H", "4": "<I", "8": "<Q"}


def run(data, length="<H"):
    return struct.pack(length, len(data)) + data


def qid(kind, version, path):
    return struct.pack("<BIQ", kind, version, path)


def stat(qid_bytes, mode, atime, mtime, length, name, uid, gid, muid, kernel_type=0, dev=0):
    body = struct.pack("<HI", kernel_type, dev) + qid_bytes + struct.pack("<IIIQ", mode, atime, mtime, length)
    return run(body + b"".join(run(text.encode()) for text in (name, uid, gid, muid)))


def pack(name, tag, *values):
    number, layout = LAYOUTS[name]
    body = struct.pack("<BH", number, tag)
    for kind, value in zip(layout, values, strict=True):
        body += packed(kind, value)
    return struct.pack("<I", 4 + len(body)) + body


def packed(kind, value):
    if kind in NUMBERS:
        return struct.pack(NUMBERS[kind], value)
    if kind in "SQ":
        return struct.pack("<H", len(value)) + b"".join(packed(kind.lower(), one) for one in value)
    return {"s": lambda: run(value.encode()), "d": lambda: run(value, "<I"), "n": lambda: run(value), "q": lambda: value}[kind]()


class Reader:
    """Takes values off the front of some bytes."""

    def __init__(self, data):
        self.data = data

    def take(self, count):
        if count > len(self.data):
            raise ValueError("a message ends too early")
        taken, self.data = self.data[:count], self.data[count:]
        return taken

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def value(self, kind):
        if kind in NUMBERS:
            return self.number(NUMBERS[kind])
        if kind in "SQ":
            return [self.value(kind.lower()) for _ in range(self.number("<H"))]
        if kind == "q":
            return self.take(13)
        taken = self.take(self.number("<I" if kind == "d" else "<H"))
        return taken.decode() if kind == "s" else taken


def receive(stream):
    """The next message of a stream as (name, tag, values); None at its end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    reader = Reader(stream.read(struct.unpack("<I", head)[0] - 4))
    name, tag = NAMES[reader.number("<B")], reader.number("<H")
    return name, tag, [reader.value(kind) for kind in LAYOUTS[name][1]]
