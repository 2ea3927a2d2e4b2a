"""A client on paramiko. Each line of its input is a task, with fields between tabs; each is answered by a line: ok, or what has failed."""

import sys

import paramiko

KEYS = {
    "ed25519": paramiko.Ed25519Key,
    "ecdsa256": paramiko.ECDSAKey,
    "ecdsa384": paramiko.ECDSAKey,
    "ecdsa521": paramiko.ECDSAKey,
    "rsa": paramiko.RSAKey,
}


def log_in(transport, user, method, key_file, certificate, password):
    if method == "publickey":
        key = KEYS[key_file.rsplit("/", 1)[1]].from_private_key_file(key_file)
        if certificate:
            key.load_certificate(certificate)
        transport.auth_publickey(user, key)
    elif method == "password":
        transport.auth_password(user, password, fallback=False)
    else:
        transport.auth_interactive(user, lambda title, instructions, prompts: [password for _ in prompts])


def echo(transport, source, target):
    channel = transport.open_session()
    channel.exec_command("cat")
    reader = channel.makefile("rb")
    with open(source, "rb") as file:
        # The window of cat's output has room for all of it.
        channel.sendall(file.read())
    channel.shutdown_write()
    with open(target, "wb") as file:
        file.write(reader.read())
    status = channel.recv_exit_status()
    if status != 0:
        raise RuntimeError("cat has ended with %d" % status)


def sftp(transport, source, target):
    with paramiko.SFTPClient.from_transport(transport) as client:
        client.put(source, target + ".put")
        client.get(target + ".put", target)
        client.remove(target + ".put")


def run(action, port, user, method, key_file, certificate, password, source, target):
    transport = paramiko.Transport(("127.0.0.1", int(port)))
    try:
        options = transport.get_security_options()
        options.compression = ("none", "zlib@openssh.com")
        transport.start_client(timeout=60)
        log_in(transport, user, method, key_file, certificate, password)
        {"echo": echo, "sftp": sftp}[action](transport, source, target)
    finally:
        transport.close()


for line in sys.stdin:
    try:
        run(*line.rstrip("\n").split("\t"))
        print("ok", flush=True)
    except Exception as problem:
        print("%s: %s" % (type(problem).__name__, str(problem).replace("\n", " ")), flush=True)
