"""A file server of 9P2000 that keeps its files in memory, for ninep.pcap. Who attaches has to have written the password to the authentication file.

    ninep_server.py ADDRESS PORT
"""

import socket
import sys

import ninep

USER, PASSWORD, TIME = "glenda", b"sample", 1767225600  # 2026-01-01
LONGEST = 8192


class Refused(Exception):
    """Says why, in an Rerror."""


class File:
    count = 0

    def __init__(self, name, mode, data=b"", parent=None):
        File.count += 1
        self.path, self.version, self.muid, self.mtime = File.count, 0, USER, TIME
        self.name, self.mode, self.data, self.parent = name, mode, data, parent or self
        self.children = {}
        if parent:
            parent.children[name] = self

    def kind(self):
        return self.mode >> 24

    def is_directory(self):
        return bool(self.kind() & ninep.DIRECTORY)

    def qid(self):
        return ninep.qid(self.kind(), self.version, self.path)

    def stat(self):
        length = 0 if self.is_directory() else len(self.data)
        return ninep.stat(self.qid(), self.mode, TIME, self.mtime, length, self.name, USER, USER, self.muid)

    def read(self, offset, count):
        if self.is_directory():  # whole entries only, which is where the next read begins
            entries, taken = b"".join(child.stat() for child in self.children.values())[offset:], b""
            while entries and len(taken) + 2 + int.from_bytes(entries[:2], "little") <= count:
                size = 2 + int.from_bytes(entries[:2], "little")
                taken, entries = taken + entries[:size], entries[size:]
            return taken
        return self.data[offset : offset + count]

    def write(self, offset, data):
        offset = len(self.data) if self.kind() & ninep.APPEND else offset
        self.data = self.data[:offset].ljust(offset, b"\0") + data + self.data[offset + len(data) :]
        self.version += 1

    def walk(self, name):
        if name == "..":
            return self.parent
        if name not in self.children:
            raise Refused(f"'{name}' does not exist")
        return self.children[name]

    def remove(self):
        if self.children or self.parent is self:
            raise Refused("directory is not empty")
        del self.parent.children[self.name]


class Session:
    """One connection: what each fid stands for, and how it is open."""

    def __init__(self, root):
        self.root, self.fids, self.modes = root, {}, {}

    def file(self, fid):
        if fid not in self.fids:
            raise Refused("unknown fid")
        return self.fids[fid]

    def forget(self, fid):
        file = self.file(fid)
        del self.fids[fid]
        if self.modes.pop(fid, 0) & ninep.REMOVE_ON_CLOSE:
            file.remove()

    def version(self, longest, version):
        self.fids.clear()
        return min(longest, LONGEST), "9P2000" if version.startswith("9P2000") else "unknown"

    def auth(self, afid, user, _tree):
        self.fids[afid] = File(user, ninep.AUTHENTICATION << 24 | 0o600)
        return (self.fids[afid].qid(),)

    def attach(self, fid, afid, user, _tree):
        if afid == ninep.NOFID or self.file(afid).data != PASSWORD or self.file(afid).name != user:
            raise Refused("authentication failed")
        self.fids[fid] = self.root
        return (self.root.qid(),)

    def flush(self, _tag):
        return ()  # every request has been answered before the next one is read

    def walk(self, fid, new, names):
        file, passed = self.file(fid), []
        for name in names:
            try:
                file = file.walk(name)
            except Refused:
                if not passed:
                    raise
                return (passed,)  # as far as there is a way; the new fid is not made
            passed.append(file.qid())
        self.fids[new] = file
        return (passed,)

    def open(self, fid, mode):
        file = self.file(fid)
        if file.is_directory() and mode & ~ninep.REMOVE_ON_CLOSE != ninep.READ:
            raise Refused("a directory can only be read")
        if mode & ninep.TRUNCATE:
            file.data = b""
        self.modes[fid] = mode
        return file.qid(), LONGEST - 24

    def create(self, fid, name, mode, opened):
        folder = self.file(fid)
        if name in folder.children:
            raise Refused("file exists")
        self.fids[fid] = File(name, mode, parent=folder)
        return self.open(fid, opened)

    def read(self, fid, offset, count):
        return (self.file(fid).read(offset, count),)

    def write(self, fid, offset, data):
        file = self.file(fid)
        if not file.kind() & ninep.AUTHENTICATION and self.modes.get(fid, 0) & 3 not in (ninep.WRITE, ninep.READ_WRITE):
            raise Refused("not open for writing")
        file.write(offset, data)
        return (len(data),)

    def clunk(self, fid):
        self.forget(fid)
        return ()

    def remove(self, fid):
        file = self.file(fid)
        self.modes.pop(fid, 0)
        self.forget(fid)
        file.remove()
        return ()

    def stat(self, fid):
        return (self.file(fid).stat(),)

    def wstat(self, fid, entry):
        """Changes what is not all ones or empty: here the mode, the time of the last write and the name."""
        file, reader = self.file(fid), ninep.Reader(entry)
        reader.take(2 + 2 + 4 + 13)
        mode, _atime, mtime, _length, name = (reader.value(kind) for kind in "4448s")
        file.mode = file.mode if mode == 0xFFFFFFFF else mode
        file.mtime = file.mtime if mtime == 0xFFFFFFFF else mtime
        if name:
            del file.parent.children[file.name]
            file.name = name
            file.parent.children[name] = file
        return ()

    def answer(self, name, tag, values):
        what = name[1:]
        try:
            return ninep.pack("R" + what, tag, *getattr(self, what)(*values))
        except Refused as refused:
            return ninep.pack("Rerror", tag, str(refused))


def files():
    root = File("/", ninep.DIRECTORY << 24 | 0o755)
    File("hello", 0o644, b"Hello from a file.\n", root)
    folder = File("lib", ninep.DIRECTORY << 24 | 0o775, parent=root)
    File("profile", 0o555, b"#!/bin/rc\n", folder)
    File("log", ninep.APPEND << 24 | 0o222, b"first\n", folder)
    File("lock", (ninep.EXCLUSIVE | ninep.TEMPORARY) << 24 | 0o600, b"", folder)
    return root


def main():
    root = files()
    with socket.create_server((sys.argv[1], int(sys.argv[2]))) as listener:
        print("listening", flush=True)
        while True:
            connection, _ = listener.accept()
            with connection, connection.makefile("rb") as stream:
                session = Session(root)
                while message := ninep.receive(stream):
                    connection.sendall(session.answer(*message))


if __name__ == "__main__":
    main()
