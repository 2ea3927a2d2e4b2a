"""Windows that are opened by nothing, by little, or never, by paramiko: PORT USER KEY."""

import sys
import time

import paramiko
from paramiko.common import cMSG_CHANNEL_WINDOW_ADJUST

WINDOW = 32768
PATIENCE = 60


def check(is_so, what):
    if not is_so:
        raise RuntimeError(what)


def received(channel):
    return len(channel.in_buffer) + len(channel.in_stderr_buffer)


def wait_for(channel, count):
    """Until that many bytes have come; no more come after some time."""
    end = time.time() + PATIENCE
    while received(channel) < count and time.time() < end:
        time.sleep(0.01)
    time.sleep(0.3)
    check(received(channel) == count, "%d bytes have come, not %d" % (received(channel), count))


def adjust(channel, count):
    message = paramiko.Message()
    message.add_byte(cMSG_CHANNEL_WINDOW_ADJUST)
    message.add_int(channel.remote_chanid)
    message.add_int(count)
    channel.transport._send_user_message(message)


def run(transport, command):
    channel = transport.open_session(window_size=WINDOW, max_packet_size=WINDOW)
    channel.settimeout(PATIENCE)
    channel.exec_command(command)
    return channel


def output(transport, command):
    channel = run(transport, command)
    content = channel.makefile("rb").read()
    check(channel.recv_exit_status() == 0, command)
    return content


def never_adjusted(transport):
    channel = run(transport, "head -c 1000000 /dev/zero")
    wait_for(channel, WINDOW)
    check(output(transport, "echo beside") == b"beside\n", "another session")
    check(len(channel.makefile("rb").read()) == 1000000, "the rest, when it is read")


def by_nothing(transport):
    channel = run(transport, "head -c 100000 /dev/zero")
    wait_for(channel, WINDOW)
    for _ in range(50):
        adjust(channel, 0)
    wait_for(channel, WINDOW)
    check(output(transport, "echo beside") == b"beside\n", "another session")
    channel.close()


def by_one(transport):
    channel = run(transport, "head -c 100000 /dev/zero")
    wait_for(channel, WINDOW)
    for _ in range(50):
        adjust(channel, 1)
    wait_for(channel, WINDOW + 50)
    channel.close()


def errors_count(transport):
    channel = run(transport, "head -c 100000 /dev/zero >&2")
    wait_for(channel, WINDOW)
    channel.close()
    channel = run(transport, "head -c 20000 /dev/zero; head -c 20000 /dev/zero >&2")
    wait_for(channel, WINDOW)
    channel.close()


def closed_when_full(transport):
    for _ in range(20):
        channel = run(transport, "yes")
        channel.close()
    check(output(transport, "echo after") == b"after\n", "a session after those that were closed when their windows were full")


def to_one_who_does_not_read(transport):
    channel = run(transport, "sleep 1; wc -c")
    channel.sendall(b"x" * 5000000)
    channel.shutdown_write()
    check(channel.makefile("rb").read().strip() == b"5000000", "what was sent to one who reads later")


def main(port, user, key):
    transport = paramiko.Transport(("127.0.0.1", int(port)))
    transport.start_client(timeout=PATIENCE)
    transport.auth_publickey(user, paramiko.Ed25519Key.from_private_key_file(key))
    for case in [never_adjusted, by_nothing, by_one, errors_count, closed_when_full, to_one_who_does_not_read]:
        try:
            case(transport)
        except Exception as problem:
            raise RuntimeError(case.__name__) from problem
    transport.close()


main(*sys.argv[1:])
print("ok")
