package org.mpl4j.servers.common.conduit;

import java.net.SocketAddress;
import java.nio.file.Path;

/** An end of a conduit: the socket that it was set up by, and the process that is there. */
public final class ConduitAddress extends SocketAddress {
    private static final long serialVersionUID = 1;

    private final String path;
    private final int process;

    ConduitAddress(Path path, int process) {
        this.path = path.toString();
        this.process = process;
    }

    /** {@return the socket} */
    public Path path() {
        return Path.of(path);
    }

    /** {@return the number of the process; 0 if it is not known} */
    public int process() {
        return process;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConduitAddress address && address.path.equals(path) && address.process == process;
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + process;
    }

    @Override
    public String toString() {
        return process == 0 ? "conduit " + path : "conduit %s, process %d".formatted(path, process);
    }
}
