package org.mpl4j.ssh.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.ssh.auth.Authenticator;
import org.mpl4j.ssh.auth.Login;
import org.mpl4j.ssh.auth.Standing;
import org.mpl4j.ssh.crypto.Negotiated;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.transport.Ending;
import org.mpl4j.ssh.transport.Transport;

/** A connection from when it is taken to its end: counted until somebody has logged in, given up when that takes too long, punished for what was done on it. */
final class ServedConnection implements ServerLog.ConnectionLog {
    private static final String NONE = "none";

    private final Link link;
    private final ServerOptions options;
    private final ServerLog.ConnectionLog log;
    private final AtomicBoolean isStarting = new AtomicBoolean(true);
    private volatile boolean isGraceExceeded;
    private volatile @Nullable Transport transport;
    private boolean hasTried;
    private boolean isLoggedIn;

    /** It has entered startups, and leaves them by itself. */
    ServedConnection(Link link, ServerOptions options, ServerLog.ConnectionLog log) {
        this.link = link;
        this.options = options;
        this.log = log;
    }

    /** Runs it to its end, on a thread of its own. */
    void run() {
        Transport own = new Transport(link, options.transport(), this);
        transport = own;
        Thread grace = Thread.startVirtualThread(() -> limit(own));
        try {
            own.run(new Authenticator(
                    own,
                    options.rules(),
                    own::hostKey,
                    (sender, login) -> {
                        leave();
                        grace.interrupt();
                        return options.service().start(sender, login);
                    },
                    this));
        } finally {
            leave();
            grace.interrupt();
        }
    }

    private void leave() {
        if (isStarting.getAndSet(false)) {
            options.startups().leave();
            options.sources().leave(link);
        }
    }

    private void limit(Transport own) {
        if (options.loginGrace().isZero()) {
            return;
        }
        try {
            Thread.sleep(options.loginGrace());
            if (!own.isAuthenticated()) {
                isGraceExceeded = true;
                log.graceExceeded();
                own.disconnect(ReasonCode.ByApplication, "nobody has logged in in time");
                own.abort();
            }
        } catch (InterruptedException e) {
            // Somebody has logged in, or the connection is over.
        }
    }

    /** Ends it; the peer is told. */
    void disconnect(String reason) {
        Transport own = transport;
        if (own != null) {
            own.disconnect(ReasonCode.ByApplication, reason);
        }
    }

    @Override
    public void named(String user, Standing standing) {
        log.named(user, standing);
    }

    @Override
    public void failed(String method, Optional<PublicKey> key) {
        hasTried |= !method.equals(NONE);
        log.failed(method, key);
    }

    @Override
    public void partial(String method, Optional<PublicKey> key) {
        hasTried = true;
        log.partial(method, key);
    }

    @Override
    public void loggedIn(Login login) {
        isLoggedIn = true;
        log.loggedIn(login);
    }

    @Override
    public void graceExceeded() {
        log.graceExceeded();
    }

    @Override
    public void penalized(Penalties.Cause cause) {
        log.penalized(cause);
    }

    @Override
    public void violation(Transport own, PolicyViolation violation) {
        log.violation(own, violation);
    }

    @Override
    public void keysExchanged(Transport own, Negotiated agreed) {
        log.keysExchanged(own, agreed);
    }

    @Override
    public void ended(Transport own, String reason) {
        log.ended(own, reason);
        cause(own).ifPresent(cause -> {
            if (options.sources().penalize(link.remoteAddress(), cause)) {
                log.penalized(cause);
            }
        });
    }

    private Optional<Penalties.Cause> cause(Transport own) {
        if (own.ending() == Ending.FAILED) {
            return Optional.of(Penalties.Cause.CRASH);
        }
        if (isLoggedIn) {
            return Optional.empty();
        }
        if (isGraceExceeded) {
            return Optional.of(Penalties.Cause.GRACE_EXCEEDED);
        }
        return Optional.of(hasTried ? Penalties.Cause.AUTH_FAIL : Penalties.Cause.NO_AUTH);
    }
}
