"""Windows and packets of all sizes, by asyncssh: PORT USER KEY."""

import asyncio
import os
import sys

import asyncssh

LARGEST = 2**32 - 1
SIZES = [(1, 1, 40), (2, 1, 60), (7, 3, 300), (100, 1, 300), (1, LARGEST, 40), (1000, 100, 20000), (LARGEST, LARGEST, 1000000)]


async def main(port, user, key):
    async with asyncssh.connect(
        "127.0.0.1", int(port), username=user, client_keys=[key], known_hosts=None, config=[], agent_path=None
    ) as connection:
        for window, packet, length in SIZES:
            content = os.urandom(length)
            result = await connection.run("cat", input=content, encoding=None, window=window, max_pktsize=packet)
            if result.stdout != content or result.exit_status != 0:
                raise RuntimeError("window %d, packet %d: %d bytes came back, status %s" % (window, packet, len(result.stdout), result.exit_status))
        # All at once.
        contents = [os.urandom(length) for _, _, length in SIZES]
        results = await asyncio.gather(
            *[
                connection.run("cat", input=content, encoding=None, window=window, max_pktsize=packet)
                for content, (window, packet, _) in zip(contents, SIZES)
            ]
        )
        if [result.stdout for result in results] != contents:
            raise RuntimeError("something else has come back when all were sent at once")


asyncio.run(asyncio.wait_for(main(*sys.argv[1:]), 100))
print("ok")
