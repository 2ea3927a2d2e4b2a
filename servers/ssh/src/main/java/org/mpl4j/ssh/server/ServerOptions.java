package org.mpl4j.ssh.server;

import java.time.Duration;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.LoginRules;
import org.mpl4j.ssh.transport.TransportOptions;

/**
 * What a server does.
 *
 * @param transport what it offers
 * @param rules who may log in, and what that demands
 * @param service what begins then
 * @param loginGrace how long a client has to log in; zero: for ever
 * @param startups how many may try at a time
 * @param sources what one source may cost
 */
public record ServerOptions(
        TransportOptions transport,
        LoginRules rules,
        ConnectionService service,
        Duration loginGrace,
        Startups startups,
        SourceLimits sources) {
    private static final Duration GRACE = Duration.ofSeconds(120);
    private static final int BEGIN = 10;
    private static final int RATE = 30;
    private static final int FULL = 100;

    /** The same for everybody, and sources without limits. */
    public ServerOptions(
            TransportOptions transport,
            AuthenticationOptions authentication,
            Accounts accounts,
            ConnectionService service,
            Duration loginGrace,
            Startups startups) {
        this(transport, LoginRules.same(authentication, accounts), service, loginGrace, startups, SourceLimits.none());
    }

    /** With the limits that OpenSSH has. */
    public ServerOptions(
            TransportOptions transport,
            AuthenticationOptions authentication,
            Accounts accounts,
            ConnectionService service) {
        this(transport, authentication, accounts, service, GRACE, new Startups(BEGIN, RATE, FULL));
    }
}
