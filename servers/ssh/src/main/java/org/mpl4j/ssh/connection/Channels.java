package org.mpl4j.ssh.connection;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageBranch;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageBranch.ChannelOpenFailure.ReasonCode;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/**
 * The connection protocol (RFC 4254) with one peer, for either side.
 *
 * <p>All its channels hold at most {@link ChannelLimits#receiveBudget} bytes that were received and not read. The thread that reads never waits for a channel's
 * reader, nor for the peer to take something, up to the answers that {@link Answers} holds.
 */
public final class Channels implements MessageReceiver {
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(60);

    private final Sender sender;
    private final ChannelOpener opener;
    private final ChannelTable table;
    private final Answers answers;
    private final GlobalRequests globalRequests;
    private final Map<Long, OpenAttempt> attempts = new ConcurrentHashMap<>();
    private final Runnable whenClosed;

    /**
     * Begins.
     *
     * @param sender sends to the peer
     * @param limits what channels may cost
     * @param opener decides about channels
     * @param requests decides about requests that are about none; keep-alives and no-more-sessions are taken care of
     * @param whenClosed what is to be done when the connection is over
     */
    public Channels(
            Sender sender,
            ChannelLimits limits,
            ChannelOpener opener,
            GlobalRequestHandler requests,
            Runnable whenClosed) {
        this.sender = sender;
        this.opener = opener;
        this.whenClosed = whenClosed;
        table = new ChannelTable(limits);
        answers = new Answers(sender);
        globalRequests = new GlobalRequests(sender, answers, requests);
        answers.start();
    }

    /** {@return requests that are about no channel} */
    public GlobalRequests globalRequests() {
        return globalRequests;
    }

    /** {@return how many channels there are} */
    public int size() {
        return table.size();
    }

    Answers answers() {
        return answers;
    }

    @Override
    public void receive(SshConnection message) throws ProtocolException {
        globalRequests.heard();
        switch (message.messageKind()) {
            case ChannelData -> receiveData(message.asChannelData());
            case ChannelWindowAdjust -> {
                MessageBranch.ChannelWindowAdjust adjust = message.asChannelWindowAdjust();
                channel(adjust.recipientChannel()).receiveWindowAdjust(adjust.bytesToAdd());
            }
            case ChannelExtendedData -> {
                MessageBranch.ChannelExtendedData data = message.asChannelExtendedData();
                channel(data.recipientChannel()).receive(data.data(), true);
            }
            case ChannelEof ->
                channel(message.asChannelEof().recipientChannel()).receiveEof();
            case ChannelClose -> receiveClose(message.asChannelClose().recipientChannel());
            case ChannelRequest -> receiveRequest(message.asChannelRequest().request());
            case ChannelOpen -> receiveOpen(message.asChannelOpen().open());
            case ChannelOpenConfirmation -> receiveConfirmation(message.asChannelOpenConfirmation());
            case ChannelOpenFailure -> receiveFailure(message.asChannelOpenFailure());
            case ChannelSuccess ->
                channel(message.asChannelSuccess().recipientChannel()).receiveReply(true);
            case ChannelFailure ->
                channel(message.asChannelFailure().recipientChannel()).receiveReply(false);
            case GlobalRequest ->
                globalRequests.receive(message.asGlobalRequest().request());
            case RequestSuccess ->
                globalRequests.receiveReply(
                        Optional.of(message.asRequestSuccess().data()));
            case RequestFailure -> globalRequests.receiveReply(Optional.empty());
            case Unknown -> throw new ProtocolException("message " + message.messageRaw() + " is not known");
        }
    }

    private void receiveData(MessageBranch.ChannelData data) throws ProtocolException {
        channel(data.recipientChannel()).receive(data.data(), false);
    }

    /** The channel that a message is about, which the policy has allowed. */
    private Channel channel(long number) throws ProtocolException {
        return table.find(number).orElseThrow(() -> new ProtocolException("there is no channel " + number));
    }

    private void receiveClose(long number) throws ProtocolException {
        Channel channel = channel(number);
        channel.shut();
        if (!sender.channelStates().maySend(channel.theirs())) {
            channel.closed();
        } else if (!channel.handler().closesItself()) {
            answers.add(channel::answerClose);
        }
    }

    private void receiveRequest(SshChannelRequest request) throws ProtocolException {
        Channel channel = channel(request.recipientChannel());
        Answer answer = channel.handler().request(channel, request);
        boolean wantsReply = request.wantReply();
        answers.add(() -> {
            if (wantsReply) {
                reply(channel, answer.isGranted());
            }
            answer.then().run();
        });
    }

    private void reply(Channel channel, boolean isGranted) throws IOException {
        long theirs = channel.theirs();
        try {
            if (isGranted) {
                channel.send(message -> message.asChannelSuccess().recipientChannel(theirs));
            } else {
                channel.send(message -> message.asChannelFailure().recipientChannel(theirs));
            }
        } catch (ClosedChannelException e) {
            // It is closed by now, so that nobody waits for the answer.
        }
    }

    private void receiveOpen(SshChannelOpen open) throws ProtocolException {
        OpenRequest request = new OpenRequest(this, open);
        if (request.isSession() && globalRequests.hasNoMoreSessions()) {
            throw new ProtocolException("a session was asked for behind no-more-sessions@openssh.com");
        }
        opener.open(request);
    }

    boolean accept(OpenRequest request, ChannelHandler handler) {
        Optional<Channel> made = make(request.isSession(), handler);
        if (made.isEmpty()) {
            refuse(request.theirs(), ReasonCode.ResourceShortage, "too many channels are open");
            return false;
        }
        Channel channel = made.get();
        answers.add(() -> {
            channel.bind(request.theirs(), request.window(), request.maxPacket());
            sender.send(message -> message.asChannelOpenConfirmation()
                    .recipientChannel(request.theirs())
                    .senderChannel(channel.number())
                    .initialWindowSize(channel.windowSize())
                    .maximumPacketSize(Sender.MAX_DATA)
                    .data(Bytes.EMPTY));
            handler.opened(channel);
        });
        return true;
    }

    private Optional<Channel> make(boolean isSession, ChannelHandler handler) {
        return table.add((number, window) -> new Channel(this, sender, number, isSession, window, handler));
    }

    void refuse(long theirs, ReasonCode reason, String text) {
        answers.add(() -> sender.send(message -> message.asChannelOpenFailure()
                .recipientChannel(theirs)
                .reasonCode(reason)
                .description(text)));
    }

    /**
     * Asks the peer to open a channel, and waits until it has; for a minute at most.
     *
     * @param type what channel
     * @param handler whose it is
     * @return the channel
     * @throws IOException if the peer refuses, or does not answer; its message says why
     */
    public Channel open(
            Function<SshChannelOpen.Builder.NeedsChannelTypeBranch, SshChannelOpen.Builder.Complete> type,
            ChannelHandler handler)
            throws IOException {
        Channel channel = make(false, handler).orElseThrow(() -> new IOException("too many channels are open"));
        OpenAttempt attempt = new OpenAttempt(channel, new CompletableFuture<>());
        attempts.put(channel.number(), attempt);
        try {
            sender.send(message -> message.asChannelOpen()
                    .open(open -> type.apply(open.senderChannel(channel.number())
                            .initialWindowSize(channel.windowSize())
                            .maximumPacketSize(Sender.MAX_DATA))));
            return attempt.result().get(OPEN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw notOpened(attempt, e);
        } catch (ExecutionException e) {
            throw new IOException(Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a channel was opened", e);
        }
    }

    /** The peer does not answer. If it does so later, the channel is closed. */
    private static IOException notOpened(OpenAttempt attempt, TimeoutException cause) {
        IOException problem = new IOException(
                "the peer has not opened a channel within %d s".formatted(OPEN_TIMEOUT.toSeconds()), cause);
        attempt.result().completeExceptionally(problem);
        return problem;
    }

    private OpenAttempt attempt(long number) throws ProtocolException {
        OpenAttempt attempt = attempts.remove(number);
        if (attempt == null) {
            throw new ProtocolException("channel %d was not asked for".formatted(number));
        }
        return attempt;
    }

    private void receiveConfirmation(MessageBranch.ChannelOpenConfirmation confirmation) throws ProtocolException {
        OpenAttempt attempt = attempt(confirmation.recipientChannel());
        attempt.channel()
                .bind(confirmation.senderChannel(), confirmation.initialWindowSize(), confirmation.maximumPacketSize());
        if (!attempt.result().complete(attempt.channel())) {
            answers.add(attempt.channel()::close);
        }
    }

    private void receiveFailure(MessageBranch.ChannelOpenFailure failure) throws ProtocolException {
        OpenAttempt attempt = attempt(failure.recipientChannel());
        forget(attempt.channel());
        attempt.result()
                .completeExceptionally(new IOException("the peer opens no channel: " + failure.reasonCode() + ", "
                        + failure.description().utf8()));
    }

    boolean has(Channel channel) {
        return table.has(channel);
    }

    void forget(Channel channel) {
        table.remove(channel);
    }

    @Override
    public void closed() {
        answers.stop();
        List<Channel> open = table.close();
        open.forEach(Channel::shut);
        attempts.values()
                .forEach(attempt -> attempt.result().completeExceptionally(new IOException("the connection is over")));
        globalRequests.closed();
        whenClosed.run();
    }
}
