package org.mpl4j.ssh.forward;

import java.util.ArrayList;
import java.util.List;

/**
 * What may be forwarded.
 *
 * @param opening where connections may be made to for the client
 * @param listening where may be listened for the client
 * @param others who may connect to what is listened on for the client
 * @param maxListeners how many sockets a connection may listen on
 */
public record ForwardRules(Permits opening, Permits listening, Others others, int maxListeners) {
    private static final String ANY = "*";
    private static final int STANDARD_LISTENERS = 64;

    /**
     * What may be done in one direction. With a list, no sockets of the file system are meant.
     *
     * @param allowsPorts whether ports are forwarded
     * @param allowsSockets whether sockets of the file system are
     * @param lists of {@code host:port}, where either may be {@code *}; when listening, also a port alone. What is permitted is on each of them
     */
    public record Permits(boolean allowsPorts, boolean allowsSockets, List<List<String>> lists) {
        public Permits {
            lists = lists.stream().map(List::copyOf).toList();
        }

        /** Everything. */
        public static Permits all() {
            return new Permits(true, true, List.of());
        }

        /** Nothing. */
        public static Permits none() {
            return new Permits(false, false, List.of());
        }

        /** The same, and only what is on a further list. */
        public Permits within(List<String> list) {
            List<List<String>> all = new ArrayList<>(lists);
            all.add(list);
            return new Permits(allowsPorts, allowsSockets, all);
        }

        boolean permits(String host, int port) {
            return allowsPorts && lists.stream().allMatch(list -> isListed(list, host, port));
        }

        boolean permitsSocket() {
            return allowsSockets && lists.isEmpty();
        }
    }

    /** Who may connect to what is listened on for the client: GatewayPorts of OpenSSH. */
    public enum Others {
        /** Nobody but this host. */
        NONE,
        /** Whom the client lets, by the address that it wants to be listened on. */
        CLIENT_DECIDES,
        /** Everybody. */
        ALL
    }

    /** Everything, but listening on loopback only. */
    public static ForwardRules standard() {
        return new ForwardRules(Permits.all(), Permits.all(), Others.NONE, STANDARD_LISTENERS);
    }

    /** Nothing. */
    public static ForwardRules none() {
        return new ForwardRules(Permits.none(), Permits.none(), Others.NONE, 0);
    }

    /** The same for a key whose line says where to and where; what is forbidden in any case stays so. */
    public ForwardRules within(List<String> open, List<String> listen) {
        return new ForwardRules(
                open.isEmpty() ? opening : opening.within(open),
                listen.isEmpty() ? listening : listening.within(listen),
                others,
                maxListeners);
    }

    /** The same with other permits. */
    public ForwardRules with(Permits forOpening, Permits forListening, Others whoElse) {
        return new ForwardRules(forOpening, forListening, whoElse, maxListeners);
    }

    /** Whether a connection may be made to a port of a host. */
    boolean permitsOpening(String host, int port) {
        return opening.permits(host, port);
    }

    /** Whether may be listened on a port. */
    boolean permitsListening(String host, int port) {
        return listening.permits(host, port);
    }

    /** Whether a connection may be made to a socket of the file system. */
    boolean permitsOpeningSocket() {
        return opening.permitsSocket();
    }

    /** Whether may be listened on a socket of the file system. */
    boolean permitsListeningSocket() {
        return listening.permitsSocket();
    }

    private static boolean isListed(List<String> permitted, String host, int port) {
        return permitted.stream().anyMatch(one -> matches(one, host, port));
    }

    private static boolean matches(String permitted, String host, int port) {
        int colon = permitted.lastIndexOf(':');
        String listed = colon < 0 ? ANY : withoutBrackets(permitted.substring(0, colon));
        String listedPort = permitted.substring(colon + 1);
        return (listed.equals(ANY) || listed.equalsIgnoreCase(host))
                && (listedPort.equals(ANY) || listedPort.equals(Integer.toString(port)));
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
