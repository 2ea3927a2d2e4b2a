package org.mpl4j.ssh.keys;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What whoever logs in by a key may do, and what not (sshd(8), AUTHORIZED_KEYS FILE FORMAT).
 *
 * @param command what is run in the place of what is asked for
 * @param from where connections may come from
 * @param permissions what is allowed
 * @param permitOpen where connections may be forwarded to, as host:port; empty if anywhere
 * @param permitListen where may be listened, as [host:]port; empty if anywhere
 * @param environment variables of sessions
 * @param expiry when the key is no longer taken
 * @param principals that a certificate must name one of; empty if its user
 * @param isAuthority whether the key signs certificates, and is none of a user
 * @param securityKeyRules for FIDO security keys
 */
public record KeyOptions(
        Optional<String> command,
        Optional<PatternList> from,
        Set<Permission> permissions,
        List<String> permitOpen,
        List<String> permitListen,
        Map<String, String> environment,
        Optional<Instant> expiry,
        List<String> principals,
        boolean isAuthority,
        SecurityKeyRules securityKeyRules) {
    /** What can be allowed and forbidden. */
    public enum Permission {
        /** Agents. */
        AGENT_FORWARDING,
        /** Ports and sockets. */
        PORT_FORWARDING,
        /** Terminals. */
        PTY,
        /** The user's rc file. */
        USER_RC,
        /** X11. */
        X11_FORWARDING
    }

    /**
     * Says whether the key may be used.
     *
     * @param address where the connection comes from
     * @param now when
     * @return why not, if not
     */
    public Optional<String> refusal(InetAddress address, Instant now) {
        if (expiry.isPresent() && !now.isBefore(expiry.get())) {
            return Optional.of("the key expired at " + expiry.get());
        }
        if (from.isPresent() && !from.get().matches(address)) {
            return Optional.of("the key is not for connections from " + address.getHostAddress());
        }
        return Optional.empty();
    }

    /**
     * What goes for who has used two keys: what both allow, until the first of them expires. Where both lines name places, those of this one count.
     *
     * @param other of the key that was used after this one's
     * @return both together
     */
    public KeyOptions and(KeyOptions other) {
        Set<Permission> both = new HashSet<>(permissions);
        both.retainAll(other.permissions);
        Map<String, String> variables = new HashMap<>(other.environment);
        variables.putAll(environment);
        return new KeyOptions(
                command.or(other::command),
                from,
                Set.copyOf(both),
                permitOpen.isEmpty() ? other.permitOpen : permitOpen,
                permitListen.isEmpty() ? other.permitListen : permitListen,
                Map.copyOf(variables),
                Stream.concat(expiry.stream(), other.expiry.stream()).min(Comparator.naturalOrder()),
                principals,
                isAuthority,
                securityKeyRules);
    }

    /** {@return whether something is allowed} */
    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }
}
