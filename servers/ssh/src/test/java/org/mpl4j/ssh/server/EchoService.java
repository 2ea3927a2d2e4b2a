package org.mpl4j.ssh.server;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.Login;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/** A session whose command is answered by its own text and who has logged in; {@code cat} gives back what it is given, {@code flood N} that many bytes. */
final class EchoService implements ConnectionService {
    private static final int WINDOW = 1 << 20;
    private static final int OWN_NUMBER = 7;

    @Override
    public MessageReceiver start(Sender sender, Login login) {
        return new Session(sender, login);
    }

    /** At most one session at a time. */
    private static final class Session implements MessageReceiver {
        private final Sender sender;
        private final Login login;
        private long peerNumber;
        private long window;
        private boolean isCat;
        private boolean isClosed;
        private @Nullable Thread flood;

        Session(Sender sender, Login login) {
            this.sender = sender;
            this.login = login;
        }

        @Override
        public void receive(SshConnection message) throws IOException, ProtocolException {
            switch (message.messageBranch()) {
                case SshConnection.MessageBranch.ChannelOpen open -> {
                    peerNumber = open.open().senderChannel();
                    grow(open.open().initialWindowSize());
                    sender.send(builder -> builder.asChannelOpenConfirmation()
                            .recipientChannel(peerNumber)
                            .senderChannel(OWN_NUMBER)
                            .initialWindowSize(WINDOW)
                            .maximumPacketSize(Sender.MAX_DATA)
                            .data(Bytes.EMPTY));
                }
                case SshConnection.MessageBranch.GlobalRequest global -> {
                    if (global.request().wantReply()) {
                        sender.send(builder -> builder.asRequestFailure());
                    }
                }
                case SshConnection.MessageBranch.ChannelRequest request -> request(request.request());
                case SshConnection.MessageBranch.ChannelWindowAdjust more -> grow(more.bytesToAdd());
                case SshConnection.MessageBranch.ChannelData data -> data(data.data());
                case SshConnection.MessageBranch.ChannelEof ignored -> {
                    if (isCat) {
                        finish();
                    }
                }
                default -> {
                    // Nothing follows from it.
                }
            }
        }

        private void request(SshChannelRequest request) throws IOException {
            Optional<String> command =
                    request.requestTypeBranch() instanceof SshChannelRequest.RequestTypeBranch.Exec exec
                            ? Optional.of(exec.command().utf8())
                            : Optional.empty();
            if (request.wantReply()) {
                sender.send(builder -> command.isPresent()
                        ? builder.asChannelSuccess().recipientChannel(peerNumber)
                        : builder.asChannelFailure().recipientChannel(peerNumber));
            }
            if (command.isPresent()) {
                run(command.get());
            }
        }

        private void run(String command) throws IOException {
            if (command.equals("cat")) {
                isCat = true;
            } else if (command.startsWith("flood ")) {
                long count = Long.parseLong(command.substring("flood ".length()));
                flood = Thread.startVirtualThread(() -> flood(count));
            } else {
                String text = login.user() + " by " + String.join(" and ", login.methods()) + ": " + command;
                sender.send(builder ->
                        builder.asChannelData().recipientChannel(peerNumber).data(text));
                finish();
            }
        }

        private void flood(long count) {
            byte[] block = new byte[Sender.MAX_DATA];
            long left = count;
            try {
                while (left > 0) {
                    int size = (int) Math.min(block.length, left);
                    take(size);
                    byte[] part = size == block.length ? block : new byte[size];
                    sender.send(builder ->
                            builder.asChannelData().recipientChannel(peerNumber).data(part));
                    left -= size;
                }
                finish();
            } catch (IOException | InterruptedException e) {
                // The connection is over, which the test notices.
            }
        }

        private synchronized void grow(long bytes) {
            window += bytes;
            notifyAll();
        }

        private synchronized void take(int bytes) throws InterruptedException, IOException {
            while (window < bytes) {
                if (isClosed) {
                    throw new IOException("over");
                }
                wait();
            }
            window -= bytes;
        }

        private void data(Bytes data) throws IOException {
            sender.send(builder ->
                    builder.asChannelData().recipientChannel(peerNumber).data(data));
            int count = data.length();
            sender.send(builder ->
                    builder.asChannelWindowAdjust().recipientChannel(peerNumber).bytesToAdd(count));
        }

        private void finish() throws IOException {
            sender.send(builder -> builder.asChannelRequest()
                    .request(request -> request.recipientChannel(peerNumber)
                            .wantReply(false)
                            .asExitStatus()
                            .exitStatus(3)));
            sender.send(builder -> builder.asChannelEof().recipientChannel(peerNumber));
            sender.send(builder -> builder.asChannelClose().recipientChannel(peerNumber));
        }

        @Override
        public synchronized void closed() {
            isClosed = true;
            notifyAll();
        }
    }
}
