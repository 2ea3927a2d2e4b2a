package org.mpl4j.bench.conduit;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkListener;

/** The other end of what is measured, a process of its own: {@code KIND PATH}. The first two bytes of a connection say what it does: {@code S} takes all and says a byte at the end, {@code E} says all again; {@code V} is a virtual thread. */
final class ChannelEnd {
    static final byte SINK = 'S';
    static final byte ECHO = 'E';
    static final byte VIRTUAL = 'V';
    static final byte PLATFORM = 'P';

    private static final int ROOM = 64 << 10;

    private ChannelEnd() {}

    public static void main(String[] arguments) throws IOException {
        ChannelKind kind = ChannelKind.valueOf(arguments[0]);
        try (LinkListener listener = kind.listen(arguments[1])) {
            System.out.println("ready " + ChannelKind.place(listener, arguments[1]));
            while (true) {
                Link link = listener.accept();
                ByteBuffer order = ByteBuffer.allocate(2);
                while (order.hasRemaining() && link.read(order) >= 0) {
                    continue;
                }
                Thread.Builder threads = order.get(1) == VIRTUAL ? Thread.ofVirtual() : Thread.ofPlatform();
                threads.start(() -> serve(link, order.get(0)));
            }
        }
    }

    private static void serve(Link link, byte order) {
        ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
        try (link) {
            while (link.read(room.clear()) >= 0) {
                if (order == ECHO) {
                    link.write(room.flip());
                }
            }
            if (order == SINK) {
                link.write(room.clear().limit(1));
            }
        } catch (IOException e) {
            // Who measures has seen enough.
            System.err.println("a connection broke: " + e.getMessage());
        }
    }
}
