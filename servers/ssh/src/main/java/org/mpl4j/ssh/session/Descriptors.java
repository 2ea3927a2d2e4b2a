package org.mpl4j.ssh.session;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.StreamCalls;

/** Open files that belong together; each is closed once, whoever closes it. */
final class Descriptors implements AutoCloseable {
    private final FileCalls calls = new FileCalls();
    private final Set<Integer> open = new HashSet<>();

    /**
     * Takes a file, or says why there is none.
     *
     * @param result a descriptor, or a negative error
     * @param what it was to be
     * @return the descriptor
     */
    synchronized int add(int result, String what) throws IOException {
        if (result < 0) {
            throw new IOException("the system gives no " + what + ": error " + -result);
        }
        open.add(result);
        return result;
    }

    synchronized void close(int file) {
        if (open.remove(file)) {
            calls.close(file);
        }
    }

    /** Tells whoever waits for an event, if that is not closed: its number may be another file's by then. */
    synchronized void happen(int event) {
        if (open.contains(event)) {
            new StreamCalls().happen(event);
        }
    }

    @Override
    public synchronized void close() {
        open.forEach(calls::close);
        open.clear();
    }
}
