package org.mpl4j.dns.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A connection over TLS. What takes long, the signatures of a handshake, is done in another thread. */
final class TlsWire implements Wire {
    /** What was there to be decrypted. */
    private enum Decrypted {
        RECORD,
        /** Part of a record, or nothing. */
        PART,
        END
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ByteChannel channel;
    private final SSLEngine engine;
    private final BufferPool pool;
    private final Executor slowWork;
    private final Runnable resume;
    /** What was received and not decrypted, ready to be appended to. */
    private @Nullable ByteBuffer received;
    /** What is encrypted and not sent, ready to be sent. */
    private @Nullable ByteBuffer unsent;

    private volatile boolean isBusy;
    private boolean isEstablished;
    private boolean hasUnread;
    private boolean hasEnded;

    /**
     * Protects a connection.
     *
     * @param slowWork runs what takes long
     * @param resume is called by it afterwards
     */
    TlsWire(ByteChannel channel, SSLEngine engine, BufferPool pool, Executor slowWork, Runnable resume) {
        this.channel = channel;
        this.engine = engine;
        this.pool = pool;
        this.slowWork = slowWork;
        this.resume = resume;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int start = into.position();
        hasUnread = false;
        while (!hasEnded && proceed()) {
            if (into.remaining() < LARGEST_READ) {
                hasUnread = true;
                break;
            }
            Decrypted decrypted = decrypt(into);
            if (decrypted == Decrypted.END || decrypted == Decrypted.PART && !receive()) {
                break;
            }
        }
        keepOnlyIfFilled();
        int count = into.position() - start;
        return count == 0 && hasEnded ? -1 : count;
    }

    /** Does what the handshake wants to be done before anything is read; false if that has to wait. */
    private boolean proceed() throws IOException {
        while (!isBusy) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                doSlowWork();
            } else if (status == HandshakeStatus.NEED_WRAP) {
                if (!flush() || !encrypt(NOTHING)) {
                    return false;
                }
                flush();
            } else {
                return true;
            }
        }
        return false;
    }

    private void doSlowWork() throws IOException {
        isBusy = true;
        try {
            slowWork.execute(() -> {
                Runnable task;
                while ((task = engine.getDelegatedTask()) != null) {
                    task.run();
                }
                isBusy = false;
                resume.run();
            });
        } catch (RejectedExecutionException e) {
            isBusy = false;
            throw new IOException("too many handshakes at once", e);
        }
    }

    private Decrypted decrypt(ByteBuffer into) throws SSLException {
        ByteBuffer from = received;
        if (from == null) {
            return Decrypted.PART;
        }
        from.flip();
        SSLEngineResult result = engine.unwrap(from, into);
        from.compact();
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
            isEstablished = true;
        }
        return switch (result.getStatus()) {
            case OK -> Decrypted.RECORD;
            case BUFFER_UNDERFLOW -> Decrypted.PART;
            case BUFFER_OVERFLOW -> throw new SSLException("a record is longer than TLS allows");
            case CLOSED -> {
                hasEnded = true;
                yield Decrypted.END;
            }
        };
    }

    /** Receives more; false if there is nothing. */
    private boolean receive() throws IOException {
        if (received == null) {
            received = take();
        }
        int count = channel.read(received);
        if (count < 0) {
            hasEnded = true;
        }
        return count > 0;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        while (flush() && from.hasRemaining() && proceed()) {
            int before = from.position();
            if (!encrypt(from)) {
                throw new IOException("the stream is closed");
            }
            if (from.position() == before) {
                // The engine wants to read before it writes.
                return;
            }
        }
    }

    /** Encrypts a record; nothing may be unsent. False if the engine takes no more. */
    private boolean encrypt(ByteBuffer from) throws IOException {
        ByteBuffer into = take();
        SSLEngineResult result;
        try {
            result = engine.wrap(from, into);
        } catch (SSLException e) {
            pool.giveBack(into);
            throw e;
        }
        if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
            isEstablished = true;
        }
        if (into.position() == 0) {
            pool.giveBack(into);
        } else {
            unsent = into.flip();
        }
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            throw new SSLException("a record is longer than TLS allows");
        }
        return result.getStatus() == SSLEngineResult.Status.OK;
    }

    /** Sends what is encrypted; whether nothing is left. */
    private boolean flush() throws IOException {
        if (unsent != null) {
            channel.write(unsent);
            if (unsent.hasRemaining()) {
                return false;
            }
            pool.giveBack(unsent);
            unsent = null;
        }
        return true;
    }

    private ByteBuffer take() throws IOException {
        ByteBuffer buffer = pool.take(BufferPool.RECORD);
        if (buffer == null) {
            throw new IOException("no buffers are left");
        }
        return buffer;
    }

    private void keepOnlyIfFilled() {
        if (received != null && received.position() == 0) {
            pool.giveBack(received);
            received = null;
        }
    }

    @Override
    public boolean hasUnsent() {
        return unsent != null;
    }

    @Override
    public boolean hasUnread() {
        return hasUnread;
    }

    @Override
    public boolean isBusy() {
        return isBusy;
    }

    @Override
    public boolean isEstablished() {
        return isEstablished;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            // Says that nothing follows, if the system takes that at once.
            if (!isBusy && flush()) {
                engine.closeOutbound();
                encrypt(NOTHING);
                flush();
            }
        } finally {
            giveBack(received);
            giveBack(unsent);
            received = null;
            unsent = null;
        }
    }

    private void giveBack(@Nullable ByteBuffer buffer) {
        if (buffer != null) {
            pool.giveBack(buffer);
        }
    }
}
