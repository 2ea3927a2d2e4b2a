package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.mpl4j.servers.common.nativeio.DescriptorPassing;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.operate.HeldLog;

/**
 * Conduits whose sockets come from a directory ({@link ConduitGiver}), so that nothing is listened on. Until the first one comes, no native call is made, the first of which takes longer than all the rest of a start: the byte
 * before it is read by the JDK.
 */
public final class GivenConduits implements ConduitSource {
    private static final long LOOK_NANOS = 60_000_000_000L;

    private final SocketChannel channel;
    private final Acceptance acceptance;
    private final BlockingQueue<Optional<LocalSocket>> arrived = new LinkedBlockingQueue<>();
    private volatile boolean isOpen = true;

    private GivenConduits(Path path, SocketChannel channel, ConduitOptions options) {
        this.channel = channel;
        acceptance = new Acceptance(path, options, this::tellEnd);
    }

    /**
     * Connects to a directory.
     *
     * @param path where it listens for this server alone
     * @param options how much is given to conduits
     * @throws IOException if nobody listens there
     */
    public static GivenConduits connect(Path path, ConduitOptions options) throws IOException {
        GivenConduits made = new GivenConduits(path, SocketChannel.open(UnixDomainSocketAddress.of(path)), options);
        Thread.ofPlatform().daemon().name("given-conduits").start(made::run);
        return made;
    }

    private void run() {
        try {
            ByteBuffer one = ByteBuffer.allocateDirect(1);
            if (channel.read(one) == 1) {
                receive(new DescriptorPassing(channel), one);
            }
        } catch (IOException | IllegalStateException e) {
            if (isOpen) {
                HeldLog.logger(GivenConduits.class.getName())
                        .log(System.Logger.Level.WARNING, "no more conduits can come from the directory", e);
            }
        } finally {
            isOpen = false;
            arrived.add(Optional.empty());
        }
    }

    private void receive(DescriptorPassing passing, ByteBuffer one) {
        while (isOpen) {
            if (!passing.awaitReadable(LOOK_NANOS)) {
                continue;
            }
            if (passing.receive(one.clear()) == 0) {
                return;
            }
            int descriptor = passing.takeDescriptor();
            if (descriptor >= 0) {
                arrived.add(Optional.of(LocalSocket.adopt(descriptor)));
            }
        }
    }

    /** The directory counts those that are open, and those that were refused. */
    private void tellEnd(boolean isRefused) {
        try {
            channel.write(ByteBuffer.wrap(new byte[] {isRefused ? ConduitGiver.REFUSED : ConduitGiver.ENDED}));
        } catch (IOException e) {
            // There is no directory any more that could count.
        }
    }

    @Override
    public ConduitLink accept() throws IOException {
        while (true) {
            try {
                LocalSocket next = arrived.take().orElse(null);
                if (next == null) {
                    // Others may wait, too.
                    arrived.add(Optional.empty());
                    throw new AsynchronousCloseException();
                }
                ConduitLink link = acceptance.open(next);
                if (link != null) {
                    return link;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AsynchronousCloseException();
            }
        }
    }

    @Override
    public SocketAddress localAddress() {
        return acceptance.local();
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    /** Takes no more; those that there are go on. */
    @Override
    public void close() throws IOException {
        isOpen = false;
        if (channel.isConnected()) {
            channel.shutdownInput();
        }
    }
}
