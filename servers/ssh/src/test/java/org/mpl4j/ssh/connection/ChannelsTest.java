package org.mpl4j.ssh.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.Builder.NeedsChannelTypeBranch;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageKind;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/** Channels with a peer that has no transport. */
@Timeout(120)
final class ChannelsTest {
    private static final int WINDOW = 64 * 1024;
    private static final ChannelLimits LIMITS = new ChannelLimits(8, 3, 8 * WINDOW, WINDOW);
    private static final long SECONDS = 60;

    private final MemoryPeer peer = new MemoryPeer();
    private final BlockingQueue<Channel> opened = new LinkedBlockingQueue<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Channel> closed = new ArrayList<>();
    private final ChannelHandler handler = new ChannelHandler() {
        @Override
        public void opened(Channel channel) {
            opened.add(channel);
        }

        @Override
        public Answer request(Channel channel, SshChannelRequest request) {
            return answers.isEmpty() ? Answer.REFUSED : answers.remove();
        }

        @Override
        public void closed(Channel channel) {
            closed.add(channel);
        }
    };
    private final Channels channels = channels(LIMITS);

    private Channels channels(ChannelLimits limits) {
        return new Channels(peer, limits, request -> request.accept(handler), request -> Answer.REFUSED, () -> {});
    }

    private Channel open(long number, long window) throws Exception {
        peer.opens(channels, number, window, NeedsChannelTypeBranch::asSession);
        SshConnection answer = peer.next(MessageKind.ChannelOpenConfirmation);
        assertThat(answer.asChannelOpenConfirmation().recipientChannel()).isEqualTo(number);
        assertThat(answer.asChannelOpenConfirmation().initialWindowSize()).isEqualTo(WINDOW);
        Channel channel = opened.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(channel.number())
                .isEqualTo(answer.asChannelOpenConfirmation().senderChannel());
        return channel;
    }

    private void peerEof(Channel channel) throws Exception {
        peer.sends(channels, message -> message.asChannelEof().recipientChannel(channel.number()));
    }

    private void peerClose(Channel channel) throws Exception {
        peer.sends(channels, message -> message.asChannelClose().recipientChannel(channel.number()));
    }

    @Test
    void dataWaitForTheWindow() throws Exception {
        Channel channel = open(5, 10);
        CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> {
            try {
                return channel.output().write(ByteBuffer.wrap("0123456789abcdef".getBytes(UTF_8)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        SshConnection first = peer.next(MessageKind.ChannelData);
        assertThat(first.asChannelData().recipientChannel()).isEqualTo(5);
        assertThat(first.asChannelData().data().utf8()).isEqualTo("0123456789");
        peer.isQuiet();
        peer.sends(
                channels,
                message -> message.asChannelWindowAdjust().recipientChannel(0).bytesToAdd(1));
        assertThat(peer.next(MessageKind.ChannelData).asChannelData().data().utf8())
                .isEqualTo("a");
        peer.isQuiet();
        assertThat(writing).isNotDone();
        peer.sends(
                channels,
                message -> message.asChannelWindowAdjust().recipientChannel(0).bytesToAdd(100));
        assertThat(peer.next(MessageKind.ChannelData).asChannelData().data().utf8())
                .isEqualTo("bcdef");
        assertThat(writing.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(16);
    }

    /** The program ends when the policy has taken the peer's CLOSE, and whoever reads has not yet. */
    @Test
    void bothSidesMayCloseAtOnce() throws Exception {
        Channel channel = open(5, 10);
        MessageReceiver between = new MessageReceiver() {
            @Override
            public void receive(SshConnection message) throws ProtocolException {
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                assertThat(channels.size()).as("numbers that are taken").isEqualTo(1);
                channels.receive(message);
            }

            @Override
            public void closed() {
                channels.closed();
            }
        };
        peer.sends(between, message -> message.asChannelClose().recipientChannel(channel.number()));
        peer.next(MessageKind.ChannelClose);
        assertThat(closed).containsExactly(channel);
        assertThat(channels.size()).isZero();
        assertThat(open(6, 10).number()).isEqualTo(channel.number());
        assertThat(peer.disconnection()).isEmpty();
    }

    @Test
    void packetsAreNoLongerThanEitherSideTakes() throws Exception {
        peer.sends(
                channels,
                message -> message.asChannelOpen()
                        .open(open -> open.senderChannel(1)
                                .initialWindowSize(100)
                                .maximumPacketSize(3)
                                .asSession()));
        peer.next(MessageKind.ChannelOpenConfirmation);
        opened.poll(SECONDS, TimeUnit.SECONDS).errors().write(ByteBuffer.wrap(new byte[7]));
        for (int length : new int[] {3, 3, 1}) {
            assertThat(peer.next(MessageKind.ChannelExtendedData)
                            .asChannelExtendedData()
                            .data()
                            .length())
                    .isEqualTo(length);
        }
        Channel large = open(2, 1 << 20);
        large.output().write(ByteBuffer.wrap(new byte[Sender.MAX_DATA + 1]));
        assertThat(peer.next().asChannelData().data().length()).isEqualTo(Sender.MAX_DATA);
        assertThat(peer.next().asChannelData().data().length()).isEqualTo(1);
    }

    @Test
    void aWindowBeyondItsSizeEndsTheConnection() throws Exception {
        open(5, 0xffff_ffffL);
        assertThatThrownBy(() -> peer.sends(
                        channels,
                        message -> message.asChannelWindowAdjust()
                                .recipientChannel(0)
                                .bytesToAdd(1)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("4294967295");
    }

    @Test
    void receivesAsMuchAsTheWindowAndNoByteMore() throws Exception {
        Channel channel = open(5, 10);
        byte[] half = new byte[WINDOW / 2];
        peer.sendsData(channels, channel.number(), half);
        peer.sendsData(channels, channel.number(), half);
        peer.isQuiet();
        ByteBuffer target = ByteBuffer.allocate(WINDOW / 2);
        assertThat(channel.input().read(target)).isEqualTo(WINDOW / 2);
        SshConnection adjust = peer.next(MessageKind.ChannelWindowAdjust);
        assertThat(adjust.asChannelWindowAdjust().bytesToAdd()).isEqualTo(WINDOW / 2);
        peer.sendsData(channels, channel.number(), half);
        assertThatThrownBy(() -> peer.sendsData(channels, channel.number(), new byte[1]))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("has room for 0");
    }

    @Test
    void dataComeInOrderThroughTheRing() throws Exception {
        Channel channel = open(5, 10);
        int sent = 0;
        int read = 0;
        ByteBuffer target = ByteBuffer.allocate(40_000);
        for (int round = 0; round < 100; round++) {
            byte[] data = new byte[20_011 + round];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (sent++ * 31 >> 3);
            }
            peer.sendsData(channels, channel.number(), data);
            if (round % 2 == 1) {
                while (read < sent) {
                    channel.input().read(target.clear());
                    target.flip();
                    while (target.hasRemaining()) {
                        assertThat(target.get()).isEqualTo((byte) (read++ * 31 >> 3));
                    }
                }
            }
        }
        assertThat(read).isEqualTo(sent);
    }

    @Test
    void errorsThatNobodyReadsAreDroppedAndTheWindowGoesOn() throws Exception {
        open(5, 10);
        for (int i = 0; i < 10; i++) {
            peer.sends(
                    channels,
                    message ->
                            message.asChannelExtendedData().recipientChannel(0).data(new byte[WINDOW / 2]));
            peer.next(MessageKind.ChannelWindowAdjust);
        }
    }

    @Test
    void aStalledChannelHoldsUpNoOther() throws Exception {
        Channel stalled = open(1, 0);
        Channel other = open(2, 1 << 20);
        peer.sendsData(channels, stalled.number(), new byte[WINDOW / 2]);
        peer.sendsData(channels, stalled.number(), new byte[WINDOW / 2]);
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                stalled.output().write(ByteBuffer.allocate(1));
            } catch (IOException e) {
                // Closed at the end.
            }
        });
        ByteBuffer room = ByteBuffer.allocate(100);
        for (int i = 0; i < 1000; i++) {
            peer.sendsData(channels, other.number(), new byte[100]);
            assertThat(other.input().read(room.clear())).isEqualTo(100);
            other.output().write(room.flip());
            SshConnection echo = peer.next();
            if (echo.messageKind() == MessageKind.ChannelWindowAdjust) {
                echo = peer.next();
            }
            assertThat(echo.asChannelData().data().length()).isEqualTo(100);
        }
        assertThat(writer.isAlive()).isTrue();
        channels.closed();
        writer.join(10_000);
        assertThat(writer.isAlive()).isFalse();
    }

    /** What either side can do to end a channel. */
    private enum Act {
        PEER_EOF,
        PEER_CLOSE,
        OUR_EOF,
        OUR_CLOSE
    }

    @Test
    void eofAndCloseInEveryOrder() throws Exception {
        List<List<Act>> orders = new ArrayList<>();
        orders(new ArrayList<>(), orders);
        // 24 orders of all four of which a quarter have each EOF before its CLOSE; less EOFs; and those in which an EOF
        // does not come.
        assertThat(orders).hasSize(6 + 3 + 3 + 2);
        for (List<Act> order : orders) {
            Channel channel = open(77, 1000);
            assertThat(channel.number()).isZero();
            closed.clear();
            for (Act act : order) {
                act(channel, act);
            }
            // CLOSE is answered by itself.
            List<MessageKind> sent = new ArrayList<>();
            while (sent.isEmpty() || sent.getLast() != MessageKind.ChannelClose) {
                sent.add(peer.next().messageKind());
            }
            assertThat(closed).as(order.toString()).containsExactly(channel);
            while (channels.size() > 0) {
                Thread.onSpinWait();
            }
            peer.isQuiet();
        }
    }

    private static void orders(List<Act> begun, List<List<Act>> orders) {
        if (begun.contains(Act.PEER_CLOSE) && begun.contains(Act.OUR_CLOSE)) {
            orders.add(List.copyOf(begun));
            return;
        }
        for (Act act : Act.values()) {
            boolean isTooLate = act == Act.PEER_EOF && begun.contains(Act.PEER_CLOSE)
                    || act == Act.OUR_EOF && begun.contains(Act.OUR_CLOSE);
            if (!begun.contains(act) && !isTooLate) {
                begun.add(act);
                orders(begun, orders);
                begun.removeLast();
            }
        }
    }

    private void act(Channel channel, Act act) throws Exception {
        switch (act) {
            case PEER_EOF -> peerEof(channel);
            case PEER_CLOSE -> peerClose(channel);
            case OUR_EOF -> channel.sendEof();
            case OUR_CLOSE -> channel.close();
        }
    }

    @Test
    void whatIsReadAfterEofIsTheRestAndTheEnd() throws Exception {
        Channel channel = open(3, 10);
        peer.sendsData(channels, channel.number(), new byte[] {1, 2, 3});
        peerEof(channel);
        ByteBuffer room = ByteBuffer.allocate(10);
        assertThat(channel.input().read(room)).isEqualTo(3);
        assertThat(channel.input().read(room)).isEqualTo(-1);
        channel.output().write(ByteBuffer.wrap(new byte[] {4}));
        assertThat(peer.next(MessageKind.ChannelData).asChannelData().data().length())
                .isOne();
    }

    @Test
    void whatCameBeforeCloseCanBeReadBehindIt() throws Exception {
        Channel channel = open(3, 0);
        peer.sendsData(channels, channel.number(), "last".getBytes(UTF_8));
        peerEof(channel);
        peerClose(channel);
        peer.next(MessageKind.ChannelClose);
        assertThat(channels.size()).as("it takes its share of memory still").isEqualTo(1);
        ByteBuffer read = ByteBuffer.allocate(10);
        assertThat(channel.input().read(read)).isEqualTo(4);
        assertThat(channel.input().read(read)).isEqualTo(-1);
        assertThat(new String(read.array(), 0, 4, UTF_8)).isEqualTo("last");
        assertThat(channels.size()).isZero();
    }

    @Test
    void repliesAreToTheOldestRequest() throws Exception {
        Channel channel = open(3, 0);
        CompletableFuture<Boolean> first = channel.ask(request -> request.asShell());
        CompletableFuture<Boolean> second =
                channel.ask(request -> request.asExec().command("ls"));
        CompletableFuture<Boolean> third = channel.ask(request -> request.asShell());
        assertThat(peer.next(MessageKind.ChannelRequest)
                        .asChannelRequest()
                        .request()
                        .wantReply())
                .isTrue();
        peer.sends(channels, message -> message.asChannelFailure().recipientChannel(channel.number()));
        peer.sends(channels, message -> message.asChannelSuccess().recipientChannel(channel.number()));
        assertThat(first.get(SECONDS, TimeUnit.SECONDS)).isFalse();
        assertThat(second.get(SECONDS, TimeUnit.SECONDS)).isTrue();
        peerClose(channel);
        assertThat(third).isCompletedExceptionally();
        assertThatThrownBy(() -> channel.ask(request -> request.asShell())).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void dataAfterEofAndCloseAreBreaches() throws Exception {
        Channel channel = open(3, 10);
        peerEof(channel);
        assertThatThrownBy(() -> peer.sendsData(channels, channel.number(), new byte[1]))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("Receive_Connection_ChannelData is not allowed");
        peerClose(channel);
        assertThatThrownBy(() -> peerClose(channel)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> peerEof(channel)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> peer.sendsData(channels, 4_000_000_000L, new byte[1]))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void nothingIsSentBehindEofAndClose() throws Exception {
        Channel channel = open(3, 10);
        channel.sendEof();
        channel.sendEof();
        peer.next(MessageKind.ChannelEof);
        assertThatThrownBy(() -> channel.output().write(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
        channel.close();
        channel.close();
        channel.sendEof();
        peer.next(MessageKind.ChannelClose);
        peer.isQuiet();
    }

    @Test
    void whoIsToldToStopWritesErrorsOnly() throws Exception {
        Channel channel = open(3, 10);
        channel.stopOutput();
        assertThatThrownBy(() -> channel.output().write(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
        channel.errors().write(ByteBuffer.allocate(1));
        peer.next(MessageKind.ChannelExtendedData);
    }

    @Test
    void thousandsOfChannelsLeaveNothingBehind() throws Exception {
        for (int i = 0; i < 5000; i++) {
            Channel channel = open(i, 1000);
            if (i % 2 == 0) {
                channel.close();
                peer.next(MessageKind.ChannelClose);
                peerClose(channel);
            } else {
                peerClose(channel);
                peer.next(MessageKind.ChannelClose);
            }
            while (channels.size() > 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(opened).isEmpty();
    }

    @Test
    void sessionsAndChannelsAndMemoryAreLimited() throws Exception {
        for (int i = 0; i < 3; i++) {
            open(i, 10);
        }
        peer.opens(channels, 3, 10, NeedsChannelTypeBranch::asSession);
        SshConnection refusal = peer.next(MessageKind.ChannelOpenFailure);
        assertThat(refusal.asChannelOpenFailure().recipientChannel()).isEqualTo(3);
        assertThat(refusal.asChannelOpenFailure().reasonCode().tag()).contains("ResourceShortage");
        for (int i = 3; i < 8; i++) {
            peer.opens(channels, i, 10, NeedsChannelTypeBranch::asAgentConnect);
            peer.next(MessageKind.ChannelOpenConfirmation);
        }
        peer.opens(channels, 8, 10, NeedsChannelTypeBranch::asAgentConnect);
        peer.next(MessageKind.ChannelOpenFailure);
    }

    @Test
    void aNumberThatThePeerUsesTwiceEndsTheConnection() throws Exception {
        open(5, 10);
        peer.opens(channels, 5, 10, NeedsChannelTypeBranch::asSession);
        while (!peer.isClosed()) {
            Thread.onSpinWait();
        }
        assertThat(peer.disconnection()).contains("ProtocolError").contains("ChannelOpenConfirmation");
    }

    @Test
    void requestsAreAnsweredInOrder() throws Exception {
        open(5, 10);
        for (int i = 0; i < 100; i++) {
            answers.add(i % 3 == 0 ? Answer.GRANTED : Answer.REFUSED);
        }
        for (int i = 0; i < 100; i++) {
            peer.asks(channels, 0, request -> request.asShell());
        }
        for (int i = 0; i < 100; i++) {
            peer.next(i % 3 == 0 ? MessageKind.ChannelSuccess : MessageKind.ChannelFailure);
        }
    }

    @Test
    void noMoreSessionsMeansThat() throws Exception {
        peer.sends(
                channels,
                message -> message.asGlobalRequest()
                        .request(request -> request.wantReply(false).asNoMoreSessions()));
        peer.sends(
                channels,
                message -> message.asGlobalRequest()
                        .request(request -> request.wantReply(true).asKeepalive()));
        peer.next(MessageKind.RequestFailure);
        peer.opens(channels, 1, 10, NeedsChannelTypeBranch::asAgentConnect);
        peer.next(MessageKind.ChannelOpenConfirmation);
        assertThatThrownBy(() -> peer.opens(channels, 2, 10, NeedsChannelTypeBranch::asSession))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void channelsAreOpenedTowardsThePeer() throws Exception {
        CompletableFuture<Channel> opening = opening();
        SshConnection open = peer.next(MessageKind.ChannelOpen);
        long number = open.asChannelOpen().open().senderChannel();
        peer.sends(
                channels,
                message -> message.asChannelOpenConfirmation()
                        .recipientChannel(number)
                        .senderChannel(99)
                        .initialWindowSize(4)
                        .maximumPacketSize(1000)
                        .data(new byte[0]));
        Channel channel = opening.get(SECONDS, TimeUnit.SECONDS);
        channel.output().write(ByteBuffer.allocate(4));
        assertThat(peer.next(MessageKind.ChannelData).asChannelData().recipientChannel())
                .isEqualTo(99);
        CompletableFuture<Channel> refused = opening();
        long second = peer.next(MessageKind.ChannelOpen).asChannelOpen().open().senderChannel();
        peer.sends(
                channels,
                message -> message.asChannelOpenFailure()
                        .recipientChannel(second)
                        .reasonCode(2)
                        .description("no such thing"));
        assertThatThrownBy(() -> refused.get(SECONDS, TimeUnit.SECONDS)).hasMessageContaining("no such thing");
        assertThat(channels.size()).isOne();
        assertThatThrownBy(() -> peer.sends(
                        channels,
                        message -> message.asChannelOpenFailure()
                                .recipientChannel(second)
                                .reasonCode(2)
                                .description("again")))
                .isInstanceOf(ProtocolException.class);
    }

    private CompletableFuture<Channel> opening() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return channels.open(NeedsChannelTypeBranch::asAuthAgentOpenssh, handler);
            } catch (IOException e) {
                throw new AssertionError(e.getMessage(), e);
            }
        });
    }

    @Test
    void repliesThatNobodyAskedForAreBreaches() throws Exception {
        open(5, 10);
        assertThatThrownBy(() -> peer.sends(channels, message -> message.asRequestFailure()))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> peer.sends(
                        channels, message -> message.asChannelSuccess().recipientChannel(0)))
                .isInstanceOf(ProtocolException.class);
        var reply = channels.globalRequests().ask(SshGlobalRequest.Builder.NeedsRequestNameBranch::asKeepalive);
        peer.next(MessageKind.GlobalRequest);
        peer.sends(channels, message -> message.asRequestFailure());
        assertThat(reply.get(SECONDS, TimeUnit.SECONDS)).isEmpty();
    }
}
