package org.mpl4j.ssh.operate;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.ssh.auth.Login;
import org.mpl4j.ssh.auth.Standing;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.server.Penalties;
import org.mpl4j.ssh.server.ServerLog;
import org.mpl4j.ssh.transport.Transport;

/** The lines of one connection. */
final class ConnectionLines implements ServerLog.ConnectionLog {
    private static final String NONE = "none";
    private static final String PUBLICKEY = "publickey";
    private static final int MANY = 3;

    private final String peer;
    private final String local;
    private final SshMetrics metrics;
    private Optional<String> user = Optional.empty();
    private Standing standing = Standing.ALLOWED;
    private boolean isLoggedIn;
    private boolean hasKeys;
    private volatile boolean isGraceExceeded;
    private int failures;

    ConnectionLines(Link link, SshMetrics metrics) {
        this.peer = LogText.peer(link.remoteAddress());
        this.local = LogText.brackets(link.localAddress());
        this.metrics = metrics;
    }

    private static void write(Level level, String form, Object... values) {
        SshdLog.write(level, form.formatted(values));
    }

    @Override
    public void keysExchanged(Transport transport, Negotiated agreed) {
        if (hasKeys) {
            metrics.rekeyed();
            return;
        }
        hasKeys = true;
        metrics.handshake(agreed);
        write(
                Level.DEBUG,
                "kex with %s: %s, %s, %s",
                peer,
                agreed.keyExchange().name(),
                agreed.hostKey(),
                agreed.clientToServer().cipher().name());
    }

    @Override
    public void named(String name, Standing whose) {
        user = Optional.of(LogText.safe(name));
        standing = whose;
        switch (whose) {
            case ALLOWED -> {
                // Said when it succeeds or fails.
            }
            case UNKNOWN -> write(Level.INFO, "Invalid user %s from %s", user.get(), peer);
            case DENIED ->
                write(Level.INFO, "User %s from %s not allowed because listed in DenyUsers", user.get(), peer);
            case NOT_LISTED ->
                write(Level.INFO, "User %s from %s not allowed because not listed in AllowUsers", user.get(), peer);
        }
    }

    @Override
    public void failed(String method, Optional<PublicKey> key) {
        metrics.login(method, "failed");
        failures++;
        // Clients ask what there is, and try one key after the other: that alone is not worth a line.
        boolean isUsual = method.equals(NONE) || method.equals(PUBLICKEY) && failures <= MANY;
        login(standing == Standing.ALLOWED && isUsual ? Level.DEBUG : Level.INFO, "Failed", method, key);
    }

    @Override
    public void partial(String method, Optional<PublicKey> key) {
        metrics.login(method, "partial");
        login(Level.INFO, "Partial", method, key);
    }

    @Override
    public void loggedIn(Login login) {
        isLoggedIn = true;
        String method = login.methods().isEmpty() ? NONE : login.methods().getLast();
        metrics.login(method, "accepted");
        login(Level.INFO, "Accepted", method, method.startsWith(PUBLICKEY) ? login.key() : Optional.empty());
    }

    private void login(Level level, String result, String method, Optional<PublicKey> key) {
        write(
                level,
                "%s %s for %s%s from %s ssh2%s",
                result,
                LogText.safe(method),
                standing == Standing.ALLOWED ? "" : "invalid user ",
                user.orElse(""),
                peer,
                key.map(one -> ": " + LogText.key(one)).orElse(""));
    }

    @Override
    public void graceExceeded() {
        isGraceExceeded = true;
        write(Level.INFO, "Timeout before authentication for connection from %s to %s", peer, local);
    }

    @Override
    public void penalized(Penalties.Cause cause) {
        metrics.penalty(cause);
        write(Level.DEBUG, "penalty for %s: %s", peer, cause);
    }

    @Override
    public void violation(Transport transport, PolicyViolation violation) {
        metrics.violation();
        write(Level.WARNING, "Protocol violation by %s%s", who(), stage(": " + violation.message()));
    }

    @Override
    public void ended(Transport transport, String reason) {
        metrics.ended();
        if (isGraceExceeded && !isLoggedIn) {
            return;
        }
        switch (transport.ending()) {
            case CLOSED_BY_PEER -> write(Level.INFO, "Connection closed by %s", stage(who()));
            case DISCONNECTED_BY_PEER -> {
                write(Level.INFO, "Received disconnect from %s", stage(peer + ":" + LogText.safe(reason)));
                write(Level.INFO, "Disconnected from %s", stage(who()));
            }
            case DISCONNECTED -> write(Level.INFO, "Disconnecting %s", stage(who() + ": " + LogText.safe(reason)));
            case FAILED -> write(Level.ERROR, "Disconnecting %s", stage(who() + ": " + reason));
        }
    }

    private String stage(String text) {
        return isLoggedIn ? text : text + " [preauth]";
    }

    private String who() {
        String kind = isLoggedIn ? "user " : standing == Standing.ALLOWED ? "authenticating user " : "invalid user ";
        return user.map(name -> kind + name + " ").orElse("") + peer;
    }
}
