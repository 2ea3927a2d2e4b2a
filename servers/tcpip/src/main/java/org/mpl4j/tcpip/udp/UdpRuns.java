package org.mpl4j.tcpip.udp;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;

/**
 * Sends datagrams of a socket so that those to the same port that are equally long go as one packet, as far as the device can part it. They wait here for others until {@link #flush}, which whoever adds them calls
 * when there are no more for now. For who has the stack.
 */
public final class UdpRuns {
    /** Answers to a client are of few lengths. */
    private static final int RUNS = 4;

    private static final int MOST_DATAGRAMS = 64;
    private static final int ROOM = 16_384;

    private static final ByteBuffer NO_ROOM = ByteBuffer.allocateDirect(0);

    private final UdpSocket socket;
    private final Run[] runs = new Run[RUNS];
    private int oldest;

    /** Datagrams to one port. */
    private static final class Run {
        private ByteBuffer data = NO_ROOM;
        private long high;
        private long low;
        private int port;
        private int bytes;

        boolean mayTake(long toHigh, long toLow, int toPort, int length) {
            return data.position() > 0
                    && bytes == length
                    && low == toLow
                    && high == toHigh
                    && port == toPort
                    && data.remaining() >= length
                    && data.position() < MOST_DATAGRAMS * length;
        }

        void begin(long toHigh, long toLow, int toPort, int length) {
            if (data.capacity() < length) {
                data = ByteBuffer.allocateDirect(Math.max(ROOM, length));
            }
            high = toHigh;
            low = toLow;
            port = toPort;
            bytes = length;
        }

        int send(UdpSocket by) {
            if (data.position() == 0) {
                return 0;
            }
            int unsent = by.sendAll(high, low, port, Bytes.wrap(data.flip()), bytes);
            data.clear();
            return unsent;
        }
    }

    /** Of a socket. */
    public UdpRuns(UdpSocket socket) {
        this.socket = socket;
        for (int i = 0; i < RUNS; i++) {
            runs[i] = new Run();
        }
    }

    /**
     * Adds a datagram.
     *
     * @param content from its position to its limit, at least one byte; copied
     * @return how many datagrams could not be sent, of those that were added before
     */
    public int add(long high, long low, int port, ByteBuffer content) {
        int length = content.remaining();
        for (Run run : runs) {
            if (run.mayTake(high, low, port, length)) {
                run.data.put(content);
                return 0;
            }
        }
        Run run = runs[oldest];
        oldest = (oldest + 1) % RUNS;
        int unsent = run.send(socket);
        run.begin(high, low, port, length);
        run.data.put(content);
        return unsent;
    }

    /**
     * Sends what waits.
     *
     * @return how many datagrams could not be sent
     */
    public int flush() {
        int unsent = 0;
        for (Run run : runs) {
            unsent += run.send(socket);
        }
        return unsent;
    }
}
