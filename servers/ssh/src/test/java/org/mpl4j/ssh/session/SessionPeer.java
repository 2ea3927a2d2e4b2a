package org.mpl4j.ssh.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.connection.MemoryPeer;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.Builder.NeedsChannelTypeBranch;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshConnection;
import org.mpl4j.ssh.packets.ssh.SshConnection.MessageKind;
import org.mpl4j.ssh.sftp.SftpOptions;

/** A client of one session, without a transport. */
final class SessionPeer {
    private static final long WINDOW = 10_000_000;

    final List<String> log = new CopyOnWriteArrayList<>();
    private final MemoryPeer peer = new MemoryPeer();
    private final Deque<SshConnection> before = new ArrayDeque<>();
    private final Channels channels;
    private final long number;

    /** What came up to the end of the session. */
    record End(String output, String errors, String exit, List<MessageKind> kinds) {}

    SessionPeer(Account account, Optional<String> forced, Map<String, String> environment) throws Exception {
        SessionSettings settings = new SessionSettings(
                account,
                List.of("LC_*"),
                environment,
                forced,
                true,
                Optional.of(SftpOptions.startingIn(account.home())),
                Optional::empty,
                log::add);
        channels = new Channels(
                peer,
                ChannelLimits.standard(),
                request -> request.accept(new Session(settings)),
                request -> Answer.REFUSED,
                () -> {});
        peer.opens(channels, 0, WINDOW, NeedsChannelTypeBranch::asSession);
        number = peer.next(MessageKind.ChannelOpenConfirmation)
                .asChannelOpenConfirmation()
                .senderChannel();
    }

    static SessionPeer own() throws Exception {
        return new SessionPeer(Account.own(), Optional.empty(), Map.of());
    }

    /** Asks for something; whether it was granted. */
    boolean ask(Function<SshChannelRequest.Builder.NeedsRequestTypeBranch, SshChannelRequest.Builder.Complete> what)
            throws Exception {
        peer.asks(channels, number, what);
        while (true) {
            SshConnection message = peer.next();
            switch (message.messageKind()) {
                case ChannelSuccess -> {
                    return true;
                }
                case ChannelFailure -> {
                    return false;
                }
                case ChannelClose -> {
                    // A program that was ended by what was asked for was quicker than the answer.
                    before.add(message);
                    return true;
                }
                default -> before.add(message);
            }
        }
    }

    /** The next message that is no answer. */
    private SshConnection next() {
        return before.isEmpty() ? peer.next() : before.remove();
    }

    SessionPeer exec(String command) throws Exception {
        assertThat(ask(request -> request.asExec().command(command)))
                .as("%s", log)
                .isTrue();
        return this;
    }

    boolean signal(String name) throws Exception {
        return ask(request -> request.asSignal().signalName(name));
    }

    void sendData(String data) throws Exception {
        peer.sendsData(channels, number, data.getBytes(StandardCharsets.UTF_8));
    }

    void sendEof() throws Exception {
        peer.sends(channels, message -> message.asChannelEof().recipientChannel(number));
    }

    void sendClose() throws Exception {
        peer.sends(channels, message -> message.asChannelClose().recipientChannel(number));
    }

    private SshConnection next(MessageKind kind) {
        SshConnection message = next();
        assertThat(message.messageKind()).as(message.toString()).isEqualTo(kind);
        return message;
    }

    /** Waits for data that end like that. */
    String awaitData(String end) {
        StringBuilder all = new StringBuilder();
        while (!all.toString().endsWith(end)) {
            all.append(next(MessageKind.ChannelData).asChannelData().data().utf8());
        }
        return all.toString();
    }

    void awaitEof() {
        next(MessageKind.ChannelEof);
    }

    /** Takes all up to CLOSE. */
    End end() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        List<MessageKind> kinds = new ArrayList<>();
        String exit = "";
        while (true) {
            SshConnection message = next();
            kinds.add(message.messageKind());
            switch (message.messageKind()) {
                case ChannelData ->
                    output.writeBytes(message.asChannelData().data().toArray());
                case ChannelExtendedData ->
                    errors.writeBytes(message.asChannelExtendedData().data().toArray());
                case ChannelRequest -> exit += exit(message.asChannelRequest().request());
                case ChannelClose -> {
                    return new End(
                            output.toString(StandardCharsets.UTF_8),
                            errors.toString(StandardCharsets.UTF_8),
                            exit,
                            kinds);
                }
                default -> {
                    // Windows and EOF.
                }
            }
        }
    }

    private static String exit(SshChannelRequest request) {
        return switch (request.requestTypeKind()) {
            case ExitStatus -> "status " + request.asExitStatus().exitStatus();
            case ExitSignal ->
                "signal " + request.asExitSignal().signalName().utf8()
                        + (request.asExitSignal().coreDumped() ? " with a core" : "");
            default -> "";
        };
    }
}
