package org.mpl4j.ssh.operate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.function.Consumer;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.ssh.auth.Login;
import org.mpl4j.ssh.server.Refusal;
import org.mpl4j.ssh.server.ServerLog;
import org.mpl4j.ssh.transport.Sender;

/**
 * Writes what happens in lines that are those of OpenSSH's sshd, so that what reads its logs reads these. What sshd has from the level VERBOSE on is debug here. Counts
 * it, too.
 *
 * @param metrics where it is counted
 */
record SshdLog(SshMetrics metrics) implements ServerLog {
    private static final Logger LOG = HeldLog.logger("org.mpl4j.ssh.sshd");

    static void write(Level level, String line) {
        LOG.log(level, line);
    }

    @Override
    public void listening(SocketAddress address) {
        write(Level.INFO, "Server listening on %s.".formatted(LogText.peer(address)));
    }

    @Override
    public void closed(SocketAddress address) {
        write(Level.INFO, "Server listens on %s no more.".formatted(LogText.peer(address)));
    }

    @Override
    public void refused(Link link, Refusal reason) {
        metrics.refused(reason);
        write(
                Level.INFO,
                "drop connection from %s on %s %s"
                        .formatted(
                                LogText.brackets(link.remoteAddress()),
                                LogText.brackets(link.localAddress()),
                                reason.text()));
    }

    @Override
    public ConnectionLog connected(Link link) {
        metrics.connected();
        write(
                Level.DEBUG,
                "Connection from %s on %s"
                        .formatted(LogText.peer(link.remoteAddress()), LogText.peer(link.localAddress())));
        return new ConnectionLines(link, metrics);
    }

    /** What happens in sessions of a login is said with who it is. */
    Consumer<String> of(Sender sender, Login login) {
        String who = "user %s %s: ".formatted(LogText.safe(login.user()), LogText.peer(sender.remoteAddress()));
        return line -> write(Level.INFO, who + LogText.safe(line));
    }
}
