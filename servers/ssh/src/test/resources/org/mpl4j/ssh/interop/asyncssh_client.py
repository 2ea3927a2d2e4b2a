"""A client on asyncssh. Each line of its input is a task, with fields between tabs; each is answered by a line: ok, or what has failed."""

import asyncio
import sys

import asyncssh


def names(algorithms):
    return [name.decode() for name in algorithms if not name.startswith(b"gss-")]


ALGORITHMS = {
    "kex_algs": names(asyncssh.kex.get_kex_algs()),
    "encryption_algs": names(asyncssh.encryption.get_encryption_algs()),
    "mac_algs": names(asyncssh.mac.get_mac_algs()),
    "server_host_key_algs": names(
        asyncssh.public_key.get_certificate_algs() + asyncssh.public_key.get_public_key_algs()
    ),
    "compression_algs": ["none", "zlib@openssh.com"],
}


class Client(asyncssh.SSHClient):
    """Types the password."""

    def __init__(self, password):
        self.password = password

    def kbdint_auth_requested(self):
        return ""

    def kbdint_challenge_received(self, name, instructions, lang, prompts):
        return [self.password for _ in prompts]

    def password_auth_requested(self):
        return self.password

    def validate_host_public_key(self, host, addr, port, key):
        return True

    def validate_host_ca_key(self, host, addr, port, key):
        return True


async def echo(connection, source, target):
    with open(source, "rb") as file:
        result = await connection.run("cat", input=file.read(), encoding=None)
    if result.exit_status != 0:
        raise RuntimeError("cat has ended with %s" % result.exit_status)
    with open(target, "wb") as file:
        file.write(result.stdout)


async def sftp(connection, source, target):
    async with connection.start_sftp_client() as client:
        await client.put(source, target + ".put")
        await client.get(target + ".put", target)
        await client.remove(target + ".put")


async def run(action, port, user, method, key_file, certificate, password, source, target):
    keys = [(key_file, certificate) if certificate else asyncssh.read_private_key(key_file)]
    async with asyncssh.connect(
        "127.0.0.1",
        int(port),
        client_factory=lambda: Client(password),
        username=user,
        client_keys=keys if method == "publickey" else [],
        agent_path=None,
        config=[],
        known_hosts=(b"", b"", b""),
        preferred_auth=[method],
        **ALGORITHMS
    ) as connection:
        await {"echo": echo, "sftp": sftp}[action](connection, source, target)


for line in sys.stdin:
    try:
        asyncio.run(asyncio.wait_for(run(*line.rstrip("\n").split("\t")), 100))
        print("ok", flush=True)
    except Exception as problem:
        print("%s: %s" % (type(problem).__name__, str(problem).replace("\n", " ")), flush=True)
