package org.mpl4j.ssh.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.sftp.SealedServer;
import org.mpl4j.ssh.sftp.SftpOptions;
import org.mpl4j.ssh.sftp.SftpServer;

/** One session: the subsystem sftp, or some words for who asks for a program. Its thread is a platform thread, as files block it. */
final class SealedSession implements ChannelHandler {
    private static final String SFTP = "sftp";
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int FAILED = 255;

    private final Optional<SftpOptions> files;
    private final Consumer<String> log;
    private boolean isStarted;

    /** One; without files, there is nothing that it could be for. */
    SealedSession(Optional<SftpOptions> files, Consumer<String> log) {
        this.files = files;
        this.log = log;
    }

    /** What a session does. */
    @FunctionalInterface
    private interface Work {
        /** Does it; returns its exit status. */
        int run(Channel channel) throws IOException;
    }

    @Override
    public Answer request(Channel channel, SshChannelRequest request) {
        return switch (request.requestTypeKind()) {
            case Subsystem -> {
                boolean isThere = files.isPresent()
                        && request.asSubsystem().subsystemName().contentEquals(SFTP);
                yield isThere ? start(channel, this::serve) : Answer.REFUSED;
            }
            case Shell, Exec -> start(channel, this::explain);
            case Eow -> {
                channel.stopOutput();
                yield Answer.GRANTED;
            }
            default -> Answer.REFUSED;
        };
    }

    private Answer start(Channel channel, Work work) {
        if (isStarted) {
            return Answer.REFUSED;
        }
        isStarted = true;
        return Answer.granted(
                () -> Thread.ofPlatform().daemon().name("ssh-session").start(() -> run(channel, work)));
    }

    private static void run(Channel channel, Work work) {
        try {
            int status = work.run(channel);
            channel.sendEof();
            channel.request(request -> request.asExitStatus().exitStatus(status));
        } catch (IOException e) {
            // The channel or the connection is gone.
        } finally {
            close(channel);
        }
    }

    private static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Its connection is gone.
        }
    }

    private int serve(Channel channel) {
        try {
            SealedServer server = new SealedServer(files.orElseThrow(), log);
            return server.serve(channel.input(), channel.output()) == SftpServer.End.CLOSED ? DONE : FAILED;
        } catch (IOException e) {
            log.accept("sftp ended: " + e.getMessage());
            return FAILED;
        }
    }

    private int explain(Channel channel) throws IOException {
        log.accept("a program was asked for: there are none here");
        String text = "There are no programs on this host. "
                + (files.isPresent()
                        ? "Its files are read by sftp, or scp.\r\n"
                        : "It makes connections: ask for these alone (ssh -N -L PORT:HOST:PORT).\r\n");
        channel.errors().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return REFUSED;
    }

    /** It says its exit status first. */
    @Override
    public boolean closesItself() {
        return isStarted;
    }
}
