package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.servers.common.conduit.packets.ConduitSetup;
import org.mpl4j.servers.common.nativeio.DescriptorPassing;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.nativeio.SharedMemory;

/** The first and only message of a conduit's socket ({@code conduit.mpl}). */
final class SetUp {
    private static final int VERSION = 1;
    private static final int SIZE = 10;

    private SetUp() {}

    /** Gives memory to who connected; false if it is gone already. */
    static boolean accept(LocalSocket socket, SharedMemory memory, int capacity) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        ConduitSetup.builder(bytes).bodyAsAccepted().capacity(capacity).build();
        return socket.send(bytes.array(), memory.descriptor()) == SIZE;
    }

    /** Says that there are too many. */
    static void refuse(LocalSocket socket, int limit) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        ConduitSetup.builder(bytes).bodyAsRefused().limit(limit).build();
        socket.send(bytes.array());
    }

    /**
     * What was given.
     *
     * @param memory is checked
     * @param capacity how many bytes each ring has
     */
    record Given(SharedMemory memory, int capacity) {}

    /**
     * Reads the message; null if it has not come yet.
     *
     * @throws IOException if it is a refusal, or not such a message
     */
    static @Nullable Given receive(LocalSocket socket) throws IOException {
        DescriptorPassing.Received received = socket.receive(SIZE, 1);
        if (received.count() == -Errno.EAGAIN) {
            return null;
        }
        if (received.count() <= 0) {
            throw new ConduitException("who listens there has closed the socket instead of making a conduit");
        }
        boolean isTaken = false;
        try {
            Given given = given(received);
            isTaken = true;
            return given;
        } finally {
            if (!isTaken) {
                received.closeAll();
            }
        }
    }

    private static Given given(DescriptorPassing.Received received) throws IOException {
        if (!(ConduitSetup.tryParse(ByteBuffer.wrap(received.bytes()))
                instanceof ParseResult.Ok(ConduitSetup message))) {
            throw new ConduitException(
                    "who listens there does not make conduits: it says %d bytes that are no set-up of one"
                            .formatted(received.count()));
        }
        if (message.version() != VERSION) {
            throw new ConduitException("who listens there makes conduits of version %d, and this is version %d"
                    .formatted(message.version(), VERSION));
        }
        return switch (message.body()) {
            case ConduitSetup.Body.Refused refused ->
                throw new ConduitException(
                        "who listens there has as many conduits as it may have, %d; come again later, or give it more"
                                .formatted(refused.limit()));
            case ConduitSetup.Body.Accepted accepted -> memory(received.descriptors(), (int) accepted.capacity());
        };
    }

    private static Given memory(int[] descriptors, int capacity) throws IOException {
        if (!RingLayout.isCapacity(capacity) || descriptors.length != 1) {
            throw new ConduitException(
                    "a conduit of %d bytes came with %d descriptors, and should be a power of two with one"
                            .formatted(capacity, descriptors.length));
        }
        return new Given(SharedMemory.adopt(descriptors[0], RingLayout.size(capacity)), capacity);
    }
}
