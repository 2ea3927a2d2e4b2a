package org.mpl4j.ssh.session;

import java.io.IOException;
import java.util.function.Consumer;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.sftp.SftpOptions;
import org.mpl4j.ssh.sftp.SftpServer;

/** The subsystem sftp, in this process. Its thread is a platform thread, as files block it. */
final class SftpProgram implements Program {
    private static final int FAILED = 255;

    private final Channel channel;
    private final SftpOptions options;
    private final Consumer<String> log;

    SftpProgram(Channel channel, SftpOptions options, Consumer<String> log) {
        this.channel = channel;
        this.options = options;
        this.log = log;
    }

    @Override
    public void begin() {
        Thread.ofPlatform().daemon().name("ssh-sftp").start(this::run);
    }

    private void run() {
        try {
            int status = serve();
            channel.sendEof();
            channel.request(request -> request.asExitStatus().exitStatus(status));
        } catch (IOException e) {
            // The channel or the connection is gone.
        } finally {
            Session.close(channel);
        }
    }

    private int serve() {
        try {
            return new SftpServer(options, log).serve(channel.input(), channel.output()) == SftpServer.End.CLOSED
                    ? 0
                    : FAILED;
        } catch (IOException e) {
            log.accept("sftp ended: " + e.getMessage());
            return FAILED;
        }
    }

    @Override
    public void hangUp() {
        // What it reads has ended, and what it writes fails.
    }
}
