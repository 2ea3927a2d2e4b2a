package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.ParseResult;
import org.mpl4j.servers.common.conduit.packets.ConduitSetup;
import org.mpl4j.servers.common.nativeio.DescriptorPassing;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.nativeio.SharedMemory;

/** The first and only message of a conduit's socket ({@code conduit.mpl}). */
final class SetUp {
    private static final int VERSION = 1;
    private static final int SIZE = 10;
    private static final int NONE = -1;

    private SetUp() {}

    /** Gives memory to who connected, if that is still there. */
    static void accept(LocalSocket socket, SharedMemory memory, int capacity) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(SIZE);
        ConduitSetup.builder(bytes).bodyAsAccepted().capacity(capacity).build();
        socket.passing().send(bytes.flip(), memory.descriptor());
    }

    /** Says that there are too many. */
    static void refuse(LocalSocket socket, int limit) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(SIZE);
        ConduitSetup.builder(bytes).bodyAsRefused().limit(limit).build();
        socket.passing().send(bytes.flip(), NONE);
    }

    /** Says why there is none. */
    static void refuse(LocalSocket socket, Absence why) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(SIZE);
        ConduitSetup.builder(bytes).bodyAsUnavailable().reason(why.reason()).build();
        socket.passing().send(bytes.flip(), NONE);
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
        DescriptorPassing passing = socket.passing();
        ByteBuffer bytes = ByteBuffer.allocateDirect(SIZE);
        int count = passing.receive(bytes);
        if (count == -Errno.EAGAIN) {
            return null;
        }
        if (count <= 0) {
            throw new ConduitException("who listens there has closed the socket instead of making a conduit");
        }
        int descriptor = passing.takeDescriptor();
        boolean isTaken = false;
        try {
            int capacity = capacity(bytes.flip());
            if (descriptor == NONE) {
                throw new ConduitException("the memory of the conduit did not come with its set-up");
            }
            isTaken = true;
            return new Given(SharedMemory.adopt(descriptor, RingLayout.size(capacity)), capacity);
        } finally {
            if (!isTaken && descriptor != NONE) {
                new FileCalls().close(descriptor);
            }
        }
    }

    private static int capacity(ByteBuffer bytes) throws ConduitException {
        if (!(ConduitSetup.tryParse(bytes) instanceof ParseResult.Ok(ConduitSetup message))) {
            throw new ConduitException(
                    "who listens there does not make conduits: it says %d bytes that are no set-up of one"
                            .formatted(bytes.remaining()));
        }
        if (message.version() != VERSION) {
            throw new ConduitException("who listens there makes conduits of version %d, and this is version %d"
                    .formatted(message.version(), VERSION));
        }
        int capacity = switch (message.body()) {
            case ConduitSetup.Body.Refused refused ->
                throw new ConduitException(
                        "who listens there has as many conduits as it may have, %d; come again later, or give it more"
                                .formatted(refused.limit()));
            case ConduitSetup.Body.Unavailable unavailable ->
                throw new ConduitException(Absence.text(unavailable.reason()));
            case ConduitSetup.Body.Accepted accepted -> (int) accepted.capacity();
        };
        if (!RingLayout.isCapacity(capacity)) {
            throw new ConduitException("a ring of a conduit has a power of two of bytes, not " + capacity);
        }
        return capacity;
    }
}
