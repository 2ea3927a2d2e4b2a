package org.mpl4j.ssh.server;

import java.time.Duration;
import org.mpl4j.ssh.auth.Accounts;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.transport.TransportOptions;

/**
 * What a server does.
 *
 * @param transport what it offers
 * @param authentication what it demands
 * @param accounts who may log in
 * @param service what begins then
 * @param loginGrace how long a client has to log in
 * @param startups how many may try at a time
 */
public record ServerOptions(
        TransportOptions transport,
        AuthenticationOptions authentication,
        Accounts accounts,
        ConnectionService service,
        Duration loginGrace,
        Startups startups) {
    private static final Duration GRACE = Duration.ofSeconds(120);
    private static final int BEGIN = 10;
    private static final int RATE = 30;
    private static final int FULL = 100;

    /** With the limits that OpenSSH has. */
    public ServerOptions(
            TransportOptions transport,
            AuthenticationOptions authentication,
            Accounts accounts,
            ConnectionService service) {
        this(transport, authentication, accounts, service, GRACE, new Startups(BEGIN, RATE, FULL));
    }
}
