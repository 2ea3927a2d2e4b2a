package org.mpl4j.servers.common.conduit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.servers.common.conduit.packets.ConduitRequest;
import org.mpl4j.servers.common.nativeio.DescriptorPassing;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.operate.HeldLog;

/** The socket of a directory: who connects says a name, and waits for a conduit. Who may write to its file may connect. Nobody who is slow is waited for by others. */
public final class ConduitRequests implements Closeable {
    private static final int ROOM = 512;
    private static final int VERSION = 1;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final Duration TO_ASK = Duration.ofSeconds(5);

    private final ListeningSocket socket;
    private final int most;
    private final Semaphore room;
    private final Duration patience;
    private final Consumer<ConduitCaller> answering;
    private final Set<ConduitCaller> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Listens; nobody is answered before {@link #start}.
     *
     * @param path the file of the socket; one that nobody listens on any more is replaced
     * @param permissions who may connect: those that may write to the file
     * @param most how many may wait; who comes then is refused
     * @param patience how long each waits, and then is refused
     * @param answering is told of each, in its thread, and answers it at any time
     * @throws IOException if that cannot be, with the path
     */
    public ConduitRequests(
            Path path,
            Set<PosixFilePermission> permissions,
            int most,
            Duration patience,
            Consumer<ConduitCaller> answering)
            throws IOException {
        this.most = most;
        this.patience = patience;
        this.answering = answering;
        room = new Semaphore(most);
        socket = new ListeningSocket(path, "socket of the directory of conduits", permissions);
    }

    /** Begins to take requests. */
    public void start() {
        Thread.ofVirtual().name("conduit-requests").start(this::run);
    }

    private void run() {
        while (socket.isOpen()) {
            try {
                begin(socket.accept());
            } catch (IOException e) {
                if (socket.isOpen()) {
                    HeldLog.logger(ConduitRequests.class.getName())
                            .log(System.Logger.Level.WARNING, "a request for a conduit was not taken", e);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void begin(LocalSocket next) {
        if (!room.tryAcquire()) {
            SetUp.refuse(next, most);
            next.close();
            return;
        }
        Thread.ofVirtual().name("conduit-request").start(() -> {
            try {
                serve(next);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                room.release();
            }
        });
    }

    private void serve(LocalSocket next) throws InterruptedException {
        String name;
        try {
            name = ConduitNames.normal(read(next));
        } catch (IOException e) {
            SetUp.refuse(next, Absence.NOT_A_NAME);
            next.close();
            return;
        }
        ConduitCaller caller = new ConduitCaller(next, name);
        waiting.add(caller);
        try {
            if (socket.isOpen()) {
                answering.accept(caller);
                caller.await(patience.toNanos());
                caller.refuse(Absence.NOT_READY);
            }
        } finally {
            caller.refuse(Absence.ENDING);
            waiting.remove(caller);
        }
    }

    /** Reads the name. */
    private String read(LocalSocket from) throws IOException {
        long deadline = System.nanoTime() + TO_ASK.toNanos();
        DescriptorPassing passing = from.passing();
        ByteBuffer bytes = ByteBuffer.allocateDirect(ROOM);
        Gate gate = new Gate();
        try (Closeable _ = Poller.get().register(from.descriptor(), true, gate::open)) {
            while (ConduitRequest.frameSize(bytes.duplicate().flip()) > bytes.position()) {
                int count = passing.receive(bytes);
                if (count == -Errno.EAGAIN && !gate.passBefore(deadline - System.nanoTime())
                        || count <= 0 && count != -Errno.EAGAIN) {
                    throw new ConduitException("no name came");
                }
            }
            ConduitRequest request = ConduitRequest.parse(bytes.flip());
            if (request.version() != VERSION) {
                throw new ConduitException("a request of version " + request.version());
            }
            return request.name().utf8();
        } catch (ParseException e) {
            throw new ConduitException("no request: " + e.getMessage());
        } finally {
            // Nobody asked for open files.
            FileCalls files = new FileCalls();
            for (int file = passing.takeDescriptor(); file >= 0; file = passing.takeDescriptor()) {
                files.close(file);
            }
        }
    }

    /** Who waits is refused. */
    @Override
    public void close() throws IOException {
        socket.close();
        waiting.forEach(caller -> caller.refuse(Absence.ENDING));
    }
}
