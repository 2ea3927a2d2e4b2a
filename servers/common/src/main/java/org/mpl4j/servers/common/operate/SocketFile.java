package org.mpl4j.servers.common.operate;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of Unix-domain sockets, which stay when the server that made them is killed. */
public final class SocketFile {
    private SocketFile() {}

    /**
     * Removes what a server that was killed has left.
     *
     * @param path the file; nothing happens if it is not there
     * @param what the socket is called in messages
     * @throws IOException if it is another file, or somebody listens there
     */
    public static void removeStale(Path path, String what) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (Files.isRegularFile(path) || Files.isDirectory(path)) {
            throw new IOException("the %s %s is another file".formatted(what, path));
        }
        if (isListening(path)) {
            throw new IOException("another server listens on the %s %s".formatted(what, path));
        }
        Files.delete(path);
    }

    private static boolean isListening(Path path) throws IOException {
        try (SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return other.isConnected();
        } catch (SocketException e) {
            return false;
        }
    }
}
