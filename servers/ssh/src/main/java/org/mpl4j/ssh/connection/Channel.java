package org.mpl4j.ssh.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.transport.ChannelStates;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/**
 * One channel: data from the peer, which wait in memory as far as the window goes until they are read, and data to the peer, which wait until it takes them.
 * Reading and writing block the thread that does so, and no other channel. One thread reads; any may write.
 */
public final class Channel {
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final Channels owner;
    private final Sender sender;
    private final ChannelStates states;
    private final long ours;
    private final boolean isSession;
    private final ChannelHandler handler;
    private final ReceiveWindow receiveWindow;
    private final ReceiveBuffer input;
    private final ReceiveBuffer errorInput;
    private final SendWindow sendWindow = new SendWindow();
    private final ReentrantLock sending = new ReentrantLock();
    private final Queue<CompletableFuture<Boolean>> unanswered = new ArrayDeque<>();
    private boolean isShut;

    // Set before anyone else sees the channel open.
    private long theirs;
    private volatile boolean isBound;

    /** Both sides have sent CLOSE, so that the numbers may be those of another channel by now. */
    private volatile boolean isOver;

    private int maxPacket;
    private DataMessage data = new DataMessage(0);

    Channel(Channels owner, Sender sender, long ours, boolean isSession, int window, ChannelHandler handler) {
        this.owner = owner;
        this.sender = sender;
        this.states = sender.channelStates();
        this.ours = ours;
        this.isSession = isSession;
        this.handler = handler;
        receiveWindow = new ReceiveWindow(window);
        input = new ReceiveBuffer(window);
        errorInput = new ReceiveBuffer(window);
        if (!handler.readsErrors()) {
            errorInput.discard();
        }
    }

    /** What the peer has said about itself. */
    void bind(long peerNumber, long window, long peerMaxPacket) throws ProtocolException {
        if (peerMaxPacket == 0) {
            throw new ProtocolException("a maximum packet size of 0 lets nothing through");
        }
        theirs = peerNumber;
        maxPacket = (int) Math.min(peerMaxPacket, Sender.MAX_DATA);
        data = new DataMessage(peerNumber);
        isBound = true;
        sendWindow.add(window);
    }

    /** {@return whether there is no connection any more} */
    public boolean isConnectionOver() {
        return sender.isClosed();
    }

    /** {@return the number that this side gave the channel} */
    public long number() {
        return ours;
    }

    long theirs() {
        return theirs;
    }

    boolean isSession() {
        return isSession;
    }

    ChannelHandler handler() {
        return handler;
    }

    int windowSize() {
        return receiveWindow.size();
    }

    /** {@return what the peer sends, up to EOF; closing it drops what comes} */
    public ReadableByteChannel input() {
        return new Input(this, input);
    }

    /** {@return what the peer sends as errors, if the handler reads that} */
    public ReadableByteChannel errorInput() {
        return new Input(this, errorInput);
    }

    /** {@return what is sent to the peer; closing it sends EOF} */
    public WritableByteChannel output() {
        return new Output(this, false);
    }

    /** {@return what is sent to the peer as errors; closing it sends nothing} */
    public WritableByteChannel errors() {
        return new Output(this, true);
    }

    /**
     * Sends data, waiting for the window.
     *
     * @throws ClosedChannelException if nothing can be sent any more
     */
    private int write(ByteBuffer source, boolean isError) throws IOException {
        int length = source.remaining();
        while (source.hasRemaining()) {
            // What is sent without waiting again is one write.
            int count = sendWindow.take(Math.min(source.remaining(), MOST_AT_ONCE), isError);
            sending.lock();
            try {
                requireOpen(isCurrent() && states.maySendData(theirs));
                send(source, count, isError);
            } finally {
                sending.unlock();
            }
        }
        return length;
    }

    private void send(ByteBuffer source, int count, boolean isError) throws IOException {
        int left = count;
        while (left > maxPacket) {
            data.send(sender, isError, source, maxPacket, true);
            left -= maxPacket;
        }
        data.send(sender, isError, source, left, false);
    }

    /** Whether the numbers are still those of this channel, and of no later one. */
    private boolean isCurrent() {
        return isBound && !isOver && owner.has(this);
    }

    private static void requireOpen(boolean isOpen) throws ClosedChannelException {
        if (!isOpen) {
            throw new ClosedChannelException();
        }
    }

    /**
     * Sends a request that wants no reply.
     *
     * @param content what it says
     * @throws ClosedChannelException if CLOSE was sent
     */
    public void request(
            Function<SshChannelRequest.Builder.NeedsRequestTypeBranch, SshChannelRequest.Builder.Complete> content)
            throws IOException {
        send(message -> message.asChannelRequest()
                .request(request ->
                        content.apply(request.recipientChannel(theirs).wantReply(false))));
    }

    /**
     * Sends a request that wants a reply.
     *
     * @param content what it says
     * @return whether the peer has done it; nothing but an exception if the channel is closed before
     * @throws ClosedChannelException if nothing more can come or go
     */
    public CompletableFuture<Boolean> ask(
            Function<SshChannelRequest.Builder.NeedsRequestTypeBranch, SshChannelRequest.Builder.Complete> content)
            throws IOException {
        CompletableFuture<Boolean> reply = new CompletableFuture<>();
        sending.lock();
        try {
            synchronized (unanswered) {
                requireOpen(!isShut);
                unanswered.add(reply);
            }
            send(message -> message.asChannelRequest()
                    .request(request ->
                            content.apply(request.recipientChannel(theirs).wantReply(true))));
        } finally {
            sending.unlock();
        }
        return reply;
    }

    /** A reply came: to the oldest request that has none yet (RFC 4254 section 5.4). */
    void receiveReply(boolean isGranted) throws ProtocolException {
        CompletableFuture<Boolean> reply;
        synchronized (unanswered) {
            reply = unanswered.poll();
        }
        if (reply == null) {
            throw new ProtocolException("a reply came for channel %d, which nothing was asked on".formatted(ours));
        }
        reply.complete(isGranted);
    }

    /** Sends a message if CLOSE was not sent; else says that the channel is closed. */
    void send(SshConnection.Builder.Content message) throws IOException {
        sending.lock();
        try {
            requireOpen(isCurrent() && states.maySend(theirs));
            sender.send(message);
        } finally {
            sending.unlock();
        }
    }

    /** Sends EOF, unless that or CLOSE was sent before. */
    public void sendEof() throws IOException {
        sending.lock();
        try {
            if (isCurrent() && states.maySendData(theirs)) {
                sender.send(message -> message.asChannelEof().recipientChannel(theirs));
            }
        } finally {
            sending.unlock();
        }
    }

    /** Says that nothing will be read any more, to peers that know what that means (OpenSSH PROTOCOL section 2.1). */
    public void sendEndOfWrite() throws IOException {
        if (sender.peerSoftware().startsWith("OpenSSH")) {
            request(request -> request.asEow());
        }
    }

    /** The peer has said that it reads no more of {@link #output}: who writes there hears that it is closed. */
    public void stopOutput() {
        sendWindow.stopOutput();
    }

    /** Sends CLOSE, unless that was done. Nothing is sent or read any more. */
    public void close() throws IOException {
        sendWindow.shut();
        input.discard();
        errorInput.discard();
        answerClose();
    }

    /** Sends CLOSE, unless that was done. What has come can still be read. */
    void answerClose() throws IOException {
        sending.lock();
        try {
            if (isCurrent() && states.maySend(theirs)) {
                sender.send(message -> message.asChannelClose().recipientChannel(theirs));
            }
            if (isShut()) {
                closed();
            }
        } finally {
            sending.unlock();
        }
    }

    /** Whether CLOSE has come and was seen to. The policy knows before that: until then, whoever reads still needs the number to be that of this channel. */
    private boolean isShut() {
        synchronized (unanswered) {
            return isShut;
        }
    }

    /** Both sides have sent CLOSE. */
    void closed() {
        isOver = true;
        forgetIfRead();
    }

    /** A channel takes its share of memory until what came is read or dropped. */
    private void forgetIfRead() {
        if (isOver && input.isUsedUp() && errorInput.isUsedUp()) {
            owner.forget(this);
        }
    }

    /** Data came, of one kind or the other. */
    void receive(Bytes received, boolean isError) throws ProtocolException {
        int length = received.length();
        receiveWindow.receive(length);
        if (!(isError ? errorInput : input).put(received)) {
            int more = receiveWindow.consume(length);
            if (more > 0) {
                owner.answers().add(() -> adjust(more));
            }
        }
    }

    void receiveWindowAdjust(long bytes) throws ProtocolException {
        sendWindow.add(bytes);
    }

    void receiveEof() {
        input.end();
        errorInput.end();
    }

    /** The peer will neither send nor take anything any more. */
    void shut() {
        sendWindow.shut();
        receiveEof();
        synchronized (unanswered) {
            isShut = true;
            unanswered.forEach(reply -> reply.completeExceptionally(new ClosedChannelException()));
            unanswered.clear();
        }
        handler.closed(this);
    }

    private void consumed(int length) throws IOException {
        int more = receiveWindow.consume(length);
        if (more > 0) {
            adjust(more);
        }
    }

    private void adjust(int more) throws IOException {
        sending.lock();
        try {
            // Neither side would use it when CLOSE has come or gone.
            if (isCurrent() && states.mayReceive(ours) && states.maySend(theirs)) {
                sender.send(message ->
                        message.asChannelWindowAdjust().recipientChannel(theirs).bytesToAdd(more));
            }
        } finally {
            sending.unlock();
        }
    }

    private record Input(Channel channel, ReceiveBuffer buffer) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer target) throws IOException {
            int length = buffer.read(target);
            if (length > 0) {
                channel.consumed(length);
            }
            channel.forgetIfRead();
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            int dropped = buffer.discard();
            channel.consumed(dropped);
            channel.forgetIfRead();
        }
    }

    private record Output(Channel channel, boolean isError) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer source) throws IOException {
            return channel.write(source, isError);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            if (!isError) {
                channel.sendEof();
            }
        }
    }
}
