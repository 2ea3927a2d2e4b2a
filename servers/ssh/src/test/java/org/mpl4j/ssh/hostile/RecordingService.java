package org.mpl4j.ssh.hostile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.Login;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.connection.OpenRequest;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/**
 * What a login can do to a server under test, all of which is counted. Channels are the server's own; the command of a session is what the server is to do on it, as
 * the client that tests it wants: {@code exit}, {@code data}, {@code close} ..; nothing of the machine is touched.
 */
final class RecordingService implements ConnectionService {
    /** Windows are small, so that one message is worth an adjustment. */
    static final ChannelLimits LIMITS =
            new ChannelLimits(Sender.MAX_CHANNELS, Sender.MAX_CHANNELS, 64 << 20, ChannelLimits.MIN_WINDOW);

    private static final Set<String> WAITING = Set.of("read", "flood", "open");
    private static final int BLOCK = 32 * 1024;

    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Set<Channels> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Set<String> methods = ConcurrentHashMap.newKeySet();

    /** What has happened: who logged in, channels that were opened, requests, and bytes of data. */
    record Effects(int logins, int channels, int requests, long bytes) {}

    Effects effects() {
        return new Effects(logins.get(), opened.get(), requests.get(), bytes.get());
    }

    /** {@return how many connections have somebody logged in and are not over} */
    int openConnections() {
        return connections.get();
    }

    /** {@return how many channels there are now} */
    int openChannels() {
        return open.stream().mapToInt(Channels::size).sum();
    }

    /** {@return how many threads still work for a channel} */
    long workingThreads() {
        threads.removeIf(thread -> !thread.isAlive());
        return threads.size();
    }

    /** {@return all ways in which somebody has logged in} */
    Set<String> methods() {
        return methods;
    }

    @Override
    public MessageReceiver start(Sender sender, Login login) {
        logins.incrementAndGet();
        connections.incrementAndGet();
        methods.add(String.join(" and ", login.methods()));
        Channels[] self = new Channels[1];
        Channels channels = new Channels(
                sender,
                LIMITS,
                request -> open(request, self),
                request -> answer(request, self[0]),
                () -> open.remove(self[0]));
        self[0] = channels;
        open.add(channels);
        return new MessageReceiver() {
            @Override
            public void receive(SshConnection message) throws IOException, ProtocolException {
                channels.receive(message);
            }

            @Override
            public void closed() {
                channels.closed();
                connections.decrementAndGet();
            }
        };
    }

    private void open(OpenRequest request, Channels[] owner) {
        opened.incrementAndGet();
        if (request.open().channelTypeKind() == SshChannelOpen.ChannelTypeKind.Session) {
            request.accept(new Session(owner));
        } else {
            request.refuse(
                    SshConnection.MessageBranch.ChannelOpenFailure.ReasonCode.Known.UnknownChannelType,
                    "only sessions are opened here");
        }
    }

    private Answer answer(SshGlobalRequest request, Channels channels) {
        requests.incrementAndGet();
        if (request.requestNameKind() == SshGlobalRequest.RequestNameKind.TcpipForward) {
            Work tell =
                    () -> channels.globalRequests().tell(SshGlobalRequest.Builder.NeedsRequestNameBranch::asKeepalive);
            return new Answer(true, Bytes.filled(0, Integer.BYTES), () -> attempt(tell));
        }
        return Answer.REFUSED;
    }

    /** Something that a thread does until the channel is gone. */
    private interface Work {
        void run() throws IOException;
    }

    private void work(Work work) {
        Thread thread = Thread.ofVirtual().unstarted(() -> attempt(work));
        threads.add(thread);
        thread.start();
    }

    private static void attempt(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            // The channel or the connection is gone.
        }
    }

    private final class Session implements ChannelHandler {
        private final Channels[] owner;

        Session(Channels[] owner) {
            this.owner = owner;
        }

        @Override
        public Answer request(Channel channel, SshChannelRequest request) {
            requests.incrementAndGet();
            if (request.requestTypeKind() != SshChannelRequest.RequestTypeKind.Exec) {
                return Answer.REFUSED;
            }
            String command = request.asExec().command().utf8();
            Work work = () -> run(channel, command);
            // What waits for the peer must not keep others waiting; all else is in the order of the requests.
            return Answer.granted(WAITING.contains(command) ? () -> work(work) : () -> attempt(work));
        }

        private void run(Channel channel, String command) throws IOException {
            switch (command) {
                case "read" -> read(channel);
                case "data" -> write(channel.output(), 5);
                case "errors" -> write(channel.errors(), 5);
                case "flood" -> write(channel.output(), Long.MAX_VALUE);
                case "eof" -> channel.sendEof();
                case "eow" -> channel.request(SshChannelRequest.Builder.NeedsRequestTypeBranch::asEow);
                case "exit" -> channel.request(request -> request.asExitStatus().exitStatus(0));
                case "signal" ->
                    channel.request(
                            request -> request.asExitSignal().signalName("TERM").coreDumped(false));
                case "close" -> channel.close();
                case "ask" ->
                    owner[0].globalRequests().ask(SshGlobalRequest.Builder.NeedsRequestNameBranch::asKeepalive);
                case "open" ->
                    owner[0].open(
                            SshChannelOpen.Builder.NeedsChannelTypeBranch::asAuthAgentOpenssh, new Session(owner));
                default -> {
                    // Nothing is done; "hold" is a name for that.
                }
            }
        }

        private void write(WritableByteChannel target, long count) throws IOException {
            byte[] block = new byte[BLOCK];
            for (long left = count; left > 0; left -= BLOCK) {
                target.write(ByteBuffer.wrap(block, 0, (int) Math.min(left, BLOCK)));
            }
        }

        private void read(Channel channel) throws IOException {
            ByteBuffer room = ByteBuffer.allocate(BLOCK);
            for (int count = channel.input().read(room);
                    count >= 0;
                    count = channel.input().read(room)) {
                bytes.addAndGet(count);
                room.clear();
            }
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
