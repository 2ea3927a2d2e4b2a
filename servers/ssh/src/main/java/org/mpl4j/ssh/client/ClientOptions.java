package org.mpl4j.ssh.client;

import java.time.Duration;
import java.util.List;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.transport.HostKeyVerifier;
import org.mpl4j.ssh.transport.TransportOptions;

/**
 * What a client does. The methods are used up by one login.
 *
 * @param transport what it offers
 * @param host the server's name, for people
 * @param verifier decides about the server's host key
 * @param user who logs in
 * @param methods by what, in this order
 * @param asksFirst whether the server is asked for the methods that it takes before any is tried; costs a round trip
 * @param limits of channels
 * @param loginTimeout how long identification, key exchange and login may take together
 * @param keepAliveInterval how long a server may be silent before it is asked; zero: for ever
 * @param keepAliveMost how many questions may be left without an answer
 * @param log is told what goes on
 */
public record ClientOptions(
        TransportOptions transport,
        String host,
        HostKeyVerifier verifier,
        String user,
        List<LoginMethod> methods,
        boolean asksFirst,
        ChannelLimits limits,
        Duration loginTimeout,
        Duration keepAliveInterval,
        int keepAliveMost,
        ClientLog log) {
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(120);
    private static final int KEEP_ALIVES = 3;

    /** Keeps a copy. */
    public ClientOptions {
        methods = List.copyOf(methods);
    }

    /** {@return a client that offers all there is, tries methods without asking, and says nothing} */
    public static ClientOptions of(HostKeyVerifier verifier, String user, LoginMethod... methods) {
        return new ClientOptions(
                TransportOptions.of(List.of()),
                "the server",
                verifier,
                user,
                List.of(methods),
                false,
                ChannelLimits.standard(),
                LOGIN_TIMEOUT,
                Duration.ZERO,
                KEEP_ALIVES,
                ClientLog.NONE);
    }

    /** {@return the same, with what the transport offers} */
    public ClientOptions with(TransportOptions other) {
        return new ClientOptions(
                other,
                host,
                verifier,
                user,
                methods,
                asksFirst,
                limits,
                loginTimeout,
                keepAliveInterval,
                keepAliveMost,
                log);
    }

    /** {@return the same, with a name for the server and somebody who is told what goes on} */
    public ClientOptions with(String name, ClientLog other) {
        return new ClientOptions(
                transport,
                name,
                verifier,
                user,
                methods,
                asksFirst,
                limits,
                loginTimeout,
                keepAliveInterval,
                keepAliveMost,
                other);
    }
}
