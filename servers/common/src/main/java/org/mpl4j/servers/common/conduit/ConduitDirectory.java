package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.mpl4j.servers.common.conduit.packets.ConduitRequest;
import org.mpl4j.servers.common.nativeio.LocalSocket;

/**
 * A directory that has servers started for who asks for them by name, and gives them conduits: {@code mpl-summon}. What is connected to is the socket of the directory, which hands it to the server.
 *
 * @param socket of the directory
 */
public record ConduitDirectory(Path socket) {
    private static final int NONE = -1;
    private static final int REQUEST_ROOM = 512;

    /**
     * Connects.
     *
     * @param name of the server, as in DNS; in the directory's zone, or with it
     * @param timeout how long to wait for the server, which may have to be started
     * @return the connection
     * @throws IOException if there is no such directory or no such name, or the server does not come in time; with both
     */
    public ConduitLink connect(String name, Duration timeout) throws IOException {
        String known = ConduitNames.normal(name);
        return ConduitLink.connect(
                socket, known + " by the directory " + socket, connected -> ask(connected, known), timeout);
    }

    private static void ask(LocalSocket socket, String name) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(REQUEST_ROOM);
        ConduitRequest.builder(bytes).name(name).build();
        bytes.flip();
        // Who is refused at once cannot say anything any more; why, is there to be read.
        socket.passing().send(bytes, NONE);
    }
}
