package org.mpl4j.servers.common.conduit;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.nativeio.SharedMemory;

/**
 * One end of a conduit. Reading and writing never wait; {@link #wantReading} and {@link #wantWriting} have who waits told. One thread reads and one writes at a time, any may
 * close it.
 */
public final class ConduitChannel implements ByteChannel {
    private static final int DIRECT_MILLIS = 50;

    private final LocalSocket socket;
    private final Arena arena = Arena.ofShared();
    private final RingReader in;
    private final RingWriter out;
    private final Gate readable = new Gate();
    private final Gate writable = new Gate();
    private final Spin readSpin = new Spin();
    private final Spin writeSpin = new Spin();
    private final Spin.Condition isReadable = this::isReadable;
    private final Spin.Condition isWritable = this::isWritable;
    private final Runnable onClose;
    private final Poller poller;
    /** Of who waits for the socket: nobody, the poller, or a thread that waits for bytes or room; and of its end. */
    private final Object watching = new Object();

    private @Nullable Closeable registration;
    private boolean isThreadWatching;
    private volatile @Nullable Runnable onChange;
    private volatile boolean isOpen = true;
    private volatile boolean isInputEnded;
    private volatile boolean isOutputEnded;
    private volatile boolean isPeerGone;
    private volatile @Nullable ConduitException failure;

    /**
     * An end of a conduit that is set up.
     *
     * @param socket connected to the other end; closed with this
     * @param memory that both ends have; may be closed afterwards
     * @param capacity how many bytes a ring has
     * @param isListener whether this is the end of who listened
     * @param onClose is run when this is closed
     */
    ConduitChannel(LocalSocket socket, SharedMemory memory, int capacity, boolean isListener, Runnable onClose)
            throws IOException {
        this.socket = socket;
        this.onClose = onClose;
        try {
            MemorySegment mapped = memory.map(arena);
            in = new RingReader(mapped, !isListener, capacity);
            out = new RingWriter(mapped, isListener, capacity);
            poller = Poller.get();
            watch();
        } catch (IOException e) {
            arena.close();
            throw e;
        }
    }

    /** Something has come by the socket. In the poller's thread. */
    private void told() {
        synchronized (watching) {
            if (registration == null || !isOpen) {
                return;
            }
            take();
        }
        Runnable task = onChange;
        if (task != null) {
            task.run();
        }
    }

    /** Reads what has come by the socket, and wakes who waits. With {@link #watching}. */
    private void take() {
        if (!socket.drain()) {
            isPeerGone = true;
            leavePoller();
        }
        wake();
    }

    private void leavePoller() {
        Closeable registered = registration;
        registration = null;
        if (registered != null) {
            try {
                registered.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Has the poller wait for the socket, unless a thread does. */
    private void watch() throws IOException {
        synchronized (watching) {
            if (registration == null && !isThreadWatching && isOpen && !isPeerGone) {
                registration = poller.register(socket.descriptor(), false, this::told);
            }
        }
    }

    /**
     * Waits for the socket in this thread, which is a step less than being woken by the poller; not for long, as nothing can interrupt that. When something comes, who waits for the other direction
     * is woken, too, and goes on waiting as it likes; when nothing comes, the poller waits for both.
     *
     * @return whether something may have happened; if not, it is to be waited for otherwise
     */
    private boolean watchHere(Gate gate) throws IOException {
        synchronized (watching) {
            if (!isOpen || isPeerGone || gate.passNow()) {
                return true;
            }
            if (isThreadWatching || onChange != null) {
                return false;
            }
            isThreadWatching = true;
            leavePoller();
        }
        boolean isReady = socket.awaitReadable(DIRECT_MILLIS);
        synchronized (watching) {
            isThreadWatching = false;
            if (!isOpen) {
                socket.close();
            } else if (isReady) {
                take();
                gate.passNow();
            } else {
                watch();
            }
        }
        return isReady;
    }

    private void wake() {
        readable.open();
        writable.open();
    }

    /**
     * From now on, this is run when there may be something to do: soon after {@link #wantReading} or {@link #wantWriting} said that there was nothing, and at any other time.
     *
     * @param task is run in a thread that other conduits need, too: it must not wait
     */
    public void onChange(Runnable task) throws IOException {
        onChange = task;
        watch();
    }

    /** {@return how many bytes were read; 0 if there are none just now, -1 if there will be none} */
    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        if (isInputEnded) {
            return -1;
        }
        try {
            // What was written before the end is there when the end is seen.
            boolean isGone = isPeerGone;
            boolean isEnded = in.isEnded();
            int count = in.read(target);
            if (count > 0) {
                if (in.takeSleeper()) {
                    socket.nudge();
                }
                return count;
            }
            if (isEnded) {
                return -1;
            }
            if (isGone) {
                throw ConduitException.gone();
            }
            return 0;
        } catch (ConduitException e) {
            failure = e;
            close();
            throw e;
        } catch (IllegalStateException e) {
            throw closed(e);
        }
    }

    /** {@return how many bytes were written; 0 if there is no room just now} */
    @Override
    public int write(ByteBuffer source) throws IOException {
        if (isOutputEnded) {
            throw new ClosedChannelException();
        }
        try {
            checkReader();
            int count = out.write(source);
            if (count > 0 && out.takeSleeper()) {
                socket.nudge();
            }
            return count;
        } catch (ConduitException e) {
            isOutputEnded = true;
            throw e;
        } catch (IllegalStateException e) {
            throw closed(e);
        }
    }

    private void checkReader() throws ConduitException {
        boolean isGone = isPeerGone;
        if (out.isRefused()) {
            throw new ConduitException("the other side has closed the conduit");
        }
        if (isGone) {
            throw ConduitException.gone();
        }
    }

    private IOException closed(IllegalStateException e) {
        if (isOpen) {
            throw e;
        }
        ConduitException reason = failure;
        return reason == null ? new AsynchronousCloseException() : new ConduitException(reason.getMessage());
    }

    private boolean isReadable() throws ConduitException {
        return isPeerGone || !isOpen || isInputEnded || in.isEnded() || in.available() > 0;
    }

    private boolean isWritable() throws ConduitException {
        return isPeerGone || !isOpen || isOutputEnded || out.isRefused() || out.room() > 0;
    }

    /**
     * Asks to be told when there is something to read.
     *
     * @return whether there is already, or there is an end or error to be found by reading
     */
    public boolean wantReading() {
        return ask(isReadable, in::sleep);
    }

    /**
     * Asks to be told when there is room to write.
     *
     * @return whether there is already, or there is an error to be found by writing
     */
    public boolean wantWriting() {
        return ask(isWritable, out::sleep);
    }

    private static boolean ask(Spin.Condition condition, Runnable sleep) {
        try {
            sleep.run();
            return condition.isMet();
        } catch (ConduitException | IllegalStateException e) {
            // Whoever reads or writes now gets it.
            return true;
        }
    }

    /** Waits until reading gives something. */
    void awaitReadable() throws IOException {
        if (!isSoon(readSpin, isReadable)) {
            pass(readable, wantReading());
            settle(in::rise);
        }
    }

    /** Waits until there is room to write. */
    void awaitWritable() throws IOException {
        if (!isSoon(writeSpin, isWritable)) {
            pass(writable, wantWriting());
            settle(out::rise);
        }
    }

    private static boolean isSoon(Spin spin, Spin.Condition condition) {
        try {
            return spin.until(condition);
        } catch (ConduitException | IllegalStateException e) {
            return true;
        }
    }

    private void pass(Gate gate, boolean isReady) throws IOException {
        if (isReady || !Thread.currentThread().isVirtual() && watchHere(gate)) {
            return;
        }
        watch();
        if (!gate.pass()) {
            close();
            throw new ClosedByInterruptException();
        }
    }

    private void settle(Runnable rise) {
        try {
            rise.run();
        } catch (IllegalStateException e) {
            if (isOpen) {
                throw e;
            }
        }
    }

    /** Reads no more: whoever reads here is at the end, and the other side cannot write any more. */
    public void endInput() throws IOException {
        if (!isOpen) {
            throw new ClosedChannelException();
        }
        if (!isInputEnded) {
            isInputEnded = true;
            try {
                in.refuse();
            } catch (IllegalStateException e) {
                throw closed(e);
            }
            socket.nudge();
            wake();
        }
    }

    /** Writes no more: the other side reads the end behind what was written. */
    public void endOutput() throws IOException {
        if (!isOpen) {
            throw new ClosedChannelException();
        }
        if (!isOutputEnded) {
            isOutputEnded = true;
            try {
                out.end();
            } catch (IllegalStateException e) {
                throw closed(e);
            }
            socket.nudge();
        }
    }

    /** {@return the number of the process at the other end; 0 if it is not known} */
    int peerProcess() {
        return socket.peerProcess();
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    /** Ends both directions. The other side can read what was written before. */
    @Override
    public void close() throws IOException {
        synchronized (watching) {
            if (!isOpen) {
                return;
            }
            out.end();
            in.refuse();
            leavePoller();
            isOpen = false;
            // Its end wakes the other side, and a thread of this side, which closes it then.
            if (isThreadWatching) {
                socket.shutdown();
            } else {
                socket.close();
            }
        }
        arena.close();
        wake();
        Runnable task = onChange;
        if (task != null) {
            task.run();
        }
        onClose.run();
    }
}
