package org.mpl4j.ssh.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.ssh.crypto.PacketCipher;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;

/**
 * What all threads that send share: the turn, the wait for new keys, and the output. A thread that finds others waiting behind it leaves the write to them, so that
 * several packets are one.
 */
final class SendSide {
    private static final int MAX_DEFERRED = 1024 * 1024;
    private static final int MAX_MESSAGE = 36 * 1024;

    /** How long a key exchange may take when something waits to be sent. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition released = lock.newCondition();
    private final PacketOutput output;
    private final Duration patience;
    private final ProtocolPolicy steps;
    private final Thread reader;
    private final Supplier<Bytes> method;
    private final Supplier<Bytes> offers;
    private final Deque<Deferred> deferred = new ArrayDeque<>();
    private final ConnectionMessage connectionMessage = new ConnectionMessage();
    private int deferredBytes;
    private long rekeyBytes = Long.MAX_VALUE;
    private long rekeyTime;
    private volatile boolean isHeld = true;
    private long heldSince = System.nanoTime();
    private boolean isExchanging;
    private boolean isCompressionAgreed;
    private volatile boolean isAuthenticated;
    private volatile boolean isOver;

    /**
     * Begins; until there are keys, only messages of the key exchange are sent.
     *
     * @param reader the thread that must not wait for keys, as it gets them
     * @param method of authentication that is under way
     * @param offers gives the KEXINIT of a new key exchange, with which one begins
     */
    SendSide(Link link, ProtocolPolicy steps, Thread reader, Supplier<Bytes> method, Supplier<Bytes> offers) {
        this(link, steps, reader, method, offers, PATIENCE);
    }

    /** The same, for tests, with another time that a key exchange may take. */
    SendSide(
            Link link,
            ProtocolPolicy steps,
            Thread reader,
            Supplier<Bytes> method,
            Supplier<Bytes> offers,
            Duration patience) {
        this.output = new PacketOutput(link);
        this.patience = patience;
        this.steps = steps;
        this.reader = reader;
        this.method = method;
        this.offers = offers;
    }

    /** A message that waits for new keys. */
    private record Deferred(Layer layer, Bytes message) {}

    /** The adapter for messages of the connection protocol, of which there are many. */
    private static final class ConnectionMessage implements PayloadWriter {
        private final SshConnection.Writer writer = new SshConnection.Writer();
        private SshConnection.Builder.Content content = builder -> builder.asRequestFailure();

        @Override
        public void write(PacketWriter out) {
            writer.write(out, content);
        }
    }

    /** Sends bytes that are no packet. */
    void line(ByteBuffer line) throws IOException {
        lock.lock();
        try {
            output.line(line);
        } finally {
            lock.unlock();
        }
    }

    void connection(SshConnection.Builder.Content content, boolean isMoreToCome) throws IOException, ProtocolException {
        lock.lock();
        try {
            waitForKeys();
            connectionMessage.content = content;
            put(Layer.CONNECTION, connectionMessage, isMoreToCome);
        } finally {
            lock.unlock();
        }
    }

    void other(Layer layer, PayloadWriter message) throws IOException, ProtocolException {
        lock.lock();
        try {
            waitForKeys();
            put(layer, message, false);
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message of the key exchange, or one that may come in between. */
    void now(Layer layer, PayloadWriter message) throws IOException, ProtocolException {
        lock.lock();
        try {
            transmit(layer, message);
            flush();
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message of a key exchange's method, or leaves that to {@link #release}, which comes next. */
    void exchange(Layer layer, PayloadWriter message, boolean isLast) throws IOException, ProtocolException {
        lock.lock();
        try {
            transmit(layer, message);
            if (!isLast) {
                flush();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Begins a key exchange, unless one is under way: sends KEXINIT, and holds everything else back until there are new keys. */
    void beginExchange() throws IOException, ProtocolException {
        lock.lock();
        try {
            if (!isExchanging) {
                isExchanging = true;
                isHeld = true;
                heldSince = System.nanoTime();
                transmit(Layer.TRANSPORT, bytes(offers.get()));
            }
            // Who had the turn before may have left the write to this one, even if there is nothing to begin.
            flush();
        } finally {
            lock.unlock();
        }
    }

    /** Both sides have new keys; the next exchange may begin. */
    void endExchange() throws IOException {
        lock.lock();
        try {
            isExchanging = false;
            output.flush();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends NEWKEYS, takes them into use, and sends what has waited for them.
     *
     * @param newKeys the message
     * @param first what is sent under the new keys before all else
     */
    void release(PayloadWriter newKeys, Keys keys, Iterable<PayloadWriter> first)
            throws IOException, ProtocolException {
        lock.lock();
        try {
            transmit(Layer.TRANSPORT, newKeys);
            output.use(keys.cipher(), keys.isSequenceReset());
            rekeyBytes = keys.rekeyBytes();
            rekeyTime = System.nanoTime() + keys.rekeyAfter().toNanos();
            isCompressionAgreed = keys.isCompressed();
            output.compress(isCompressionAgreed && isAuthenticated);
            for (PayloadWriter message : first) {
                transmit(Layer.TRANSPORT, message);
            }
            isHeld = false;
            while (!deferred.isEmpty()) {
                Deferred next = deferred.remove();
                transmit(next.layer(), bytes(next.message()));
            }
            deferredBytes = 0;
            released.signalAll();
            flush();
        } finally {
            lock.unlock();
        }
    }

    /**
     * New keys for sending.
     *
     * @param cipher seals with them
     * @param isSequenceReset whether packets are counted anew
     * @param isCompressed whether packets are compressed when somebody has logged in
     * @param rekeyBytes how many bytes they are good for
     * @param rekeyAfter how long they are good for
     */
    record Keys(
            PacketCipher cipher, boolean isSequenceReset, boolean isCompressed, long rekeyBytes, Duration rekeyAfter) {}

    /** Sends a last message, if the turn comes within a time, and refuses all that comes later. */
    void end(PayloadWriter last, long millis) {
        boolean isMine = false;
        try {
            isMine = lock.tryLock(millis, TimeUnit.MILLISECONDS);
            if (isMine && !isOver) {
                transmit(Layer.TRANSPORT, last);
                output.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ProtocolException e) {
            // The peer has gone, or was told already.
        } finally {
            isOver = true;
            if (isMine) {
                released.signalAll();
                lock.unlock();
            }
        }
    }

    /** Nothing can be sent any more; whoever waits is told. Frees what is outside of the heap. */
    void close() {
        isOver = true;
        lock.lock();
        try {
            deferred.clear();
            released.signalAll();
            output.close();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether what is sent has to wait for new keys} */
    boolean isHeld() {
        return isHeld;
    }

    boolean isOver() {
        return isOver;
    }

    /** The peer has said that somebody has logged in: what is sent from now on is compressed, if that was agreed on. */
    void authenticated() throws IOException {
        lock.lock();
        try {
            isAuthenticated = true;
            output.compress(isCompressionAgreed);
            flush();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether somebody has logged in, and both sides know} */
    boolean isAuthenticated() {
        return isAuthenticated;
    }

    /** Waits while keys are exchanged, but not for a peer that takes no part in that. */
    private void waitForKeys() throws IOException, ProtocolException {
        requireOpen();
        while (isHeld && Thread.currentThread() != reader) {
            flush();
            awaitRelease();
            requireOpen();
        }
    }

    private void awaitRelease() throws ProtocolException {
        long left = patience.toNanos() - (System.nanoTime() - heldSince);
        if (left <= 0) {
            throw new ProtocolException(
                    ReasonCode.KeyExchangeFailed,
                    "there are no new keys after %d s of an exchange".formatted(patience.toSeconds()));
        }
        boolean wasInterrupted = Thread.interrupted();
        try {
            // Whoever is woken up looks again.
            released.awaitNanos(left);
        } catch (InterruptedException e) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void put(Layer layer, PayloadWriter message, boolean isMoreToCome) throws IOException, ProtocolException {
        if (isHeld) {
            defer(layer, message);
            return;
        }
        try {
            transmit(layer, message);
        } finally {
            if (!isMoreToCome) {
                flush();
            }
        }
        if (output.isWorn(rekeyBytes) || System.nanoTime() - rekeyTime > 0) {
            beginExchange();
        }
    }

    private void transmit(Layer layer, PayloadWriter message) throws IOException, ProtocolException {
        requireOpen();
        output.requireFresh(rekeyBytes);
        Bytes built = output.build(message);
        boolean isSuccess = layer.transmitted(steps, built, method);
        output.seal();
        if (isSuccess) {
            isAuthenticated = true;
            output.compress(isCompressionAgreed);
        }
    }

    private void defer(Layer layer, PayloadWriter message) throws IOException, ProtocolException {
        PacketWriter scratch = new PacketWriter(ByteBuffer.allocate(MAX_MESSAGE));
        message.write(scratch);
        Bytes kept = Bytes.wrap(scratch.finish().flip()).copy();
        deferredBytes += kept.length();
        if (deferredBytes > MAX_DEFERRED) {
            throw new ProtocolException("too much is to be answered before the key exchange has ended");
        }
        deferred.add(new Deferred(layer, kept));
        flush();
    }

    private void flush() throws IOException {
        if (!lock.hasQueuedThreads()) {
            output.flush();
        }
    }

    private void requireOpen() throws IOException {
        if (isOver) {
            throw new IOException("the connection is over");
        }
    }

    static PayloadWriter bytes(Bytes message) {
        return out -> out.putBytes("payload", message);
    }
}
