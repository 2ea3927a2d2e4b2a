package org.mpl4j.summon.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A Unix-domain socket that one process connects to, once. */
final class PrivateSocket {
    private PrivateSocket() {}

    /**
     * Listens.
     *
     * @param path the file, which is replaced
     * @param user the number of the only user that may connect
     */
    static ServerSocketChannel listen(Path path, int user) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path), 1);
            Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }
}
