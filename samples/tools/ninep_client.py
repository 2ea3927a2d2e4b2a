"""Asks ninep_server.py for everything that 9P2000 has: each message there is, and refusals.

    ninep_client.py ADDRESS PORT
"""

import socket
import sys

import ninep

SAME4, SAME8 = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF  # in Twstat: to stay as it is


class Client:
    def __init__(self, connection):
        self.connection, self.stream, self.tag = connection, connection.makefile("rb"), 0

    def ask(self, name, *values, tag=None):
        """The values of the answer; None if it is a refusal."""
        if tag is None:
            self.tag += 1
            tag = self.tag
        self.connection.sendall(ninep.pack(name, tag, *values))
        return self.answer(name, tag)

    def answer(self, name, tag):
        answer, answered, values = ninep.receive(self.stream)
        if answered != tag or answer not in ("R" + name[1:], "Rerror"):
            raise ValueError(f"{name} with tag {tag} was answered by {answer} with tag {answered}")
        return None if answer == "Rerror" else values

    def ask_together(self, *requests):
        """Several requests in one segment; answers come in the same order."""
        self.connection.sendall(b"".join(ninep.pack(name, 0x100 + number, *values) for number, (name, *values) in enumerate(requests)))
        return [self.answer(name, 0x100 + number) for number, (name, *_) in enumerate(requests)]


def log_in(client):
    client.ask("Tversion", 65536, "9P1999", tag=ninep.NOTAG)
    client.ask("Tversion", 65536, "9P2000", tag=ninep.NOTAG)
    client.ask("Tattach", 0, ninep.NOFID, "glenda", "")
    client.ask("Tauth", 9, "glenda", "main")
    client.ask("Twrite", 9, 0, b"sample")
    client.ask("Tattach", 0, 9, "glenda", "main")
    client.ask("Tclunk", 9)


def read(client):
    client.ask("Twalk", 0, 1, ["hello"])
    client.ask("Tstat", 1)
    client.ask("Topen", 1, ninep.READ)
    client.ask("Tread", 1, 0, 4096)
    client.ask("Tread", 1, 19, 4096)
    client.ask("Tclunk", 1)
    client.ask("Twalk", 0, 1, ["lib"])
    client.ask("Topen", 1, ninep.READ)
    (entries,) = client.ask("Tread", 1, 0, 150)
    client.ask("Tread", 1, len(entries), 150)
    client.ask("Tclunk", 1)
    client.ask("Twalk", 0, 1, ["lib", "profile"])
    client.ask("Topen", 1, ninep.EXECUTE)
    client.ask("Tclunk", 1)


def change(client):
    client.ask("Twalk", 0, 2, [])
    client.ask("Tcreate", 2, "new", 0o640, ninep.READ_WRITE)
    client.ask("Twrite", 2, 0, b"written by the client\n")
    client.ask("Twstat", 2, wish(mode=0o600, name="renamed"))
    client.ask("Twstat", 2, wish(mtime=1767312000))
    client.ask("Tstat", 2)
    client.ask("Tremove", 2)
    client.ask("Twalk", 0, 3, [])
    client.ask("Tcreate", 3, "folder", ninep.DIRECTORY << 24 | 0o750, ninep.READ)
    client.ask("Tremove", 3)
    client.ask("Twalk", 0, 4, [])
    client.ask("Tcreate", 4, "short", ninep.TEMPORARY << 24 | 0o666, ninep.WRITE | ninep.TRUNCATE | ninep.REMOVE_ON_CLOSE)
    client.ask("Tclunk", 4)
    client.ask("Twalk", 0, 5, ["lib", "log"])
    client.ask("Topen", 5, ninep.WRITE)
    client.ask("Twrite", 5, 0, b"second\n")
    client.ask("Tclunk", 5)


def wish(mode=SAME4, mtime=SAME4, name=""):
    return ninep.stat(ninep.qid(0xFF, SAME4, SAME8), mode, SAME4, mtime, SAME8, name, "", "", "", kernel_type=0xFFFF, dev=SAME4)


def be_refused(client):
    client.ask("Twalk", 0, 6, ["missing"])
    client.ask("Twalk", 0, 6, ["lib", "missing"])
    client.ask("Tcreate", 0, "hello", 0o644, ninep.WRITE)
    client.ask("Topen", 0, ninep.WRITE)
    client.ask("Tclunk", 77)


def together(client):
    client.ask_together(
        ("Twalk", 0, 7, ["lib", "..", "hello"]),
        ("Topen", 7, ninep.READ),
        ("Tread", 7, 0, 8),
        ("Tflush", 0x102),
        ("Tclunk", 7),
    )


def main():
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        client = Client(connection)
        for part in (log_in, read, change, be_refused, together):
            part(client)


if __name__ == "__main__":
    main()
