package org.mpl4j.ssh.forward;

import java.util.List;

/**
 * What may be forwarded.
 *
 * @param allowsOpening whether connections may be made for the client
 * @param allowsListening whether may be listened for the client
 * @param permitOpen where to, as {@code host:port}, where either may be {@code *}; empty if anywhere
 * @param permitListen where, as {@code [host:]port}; empty if anywhere
 * @param allowsOthers whether others than this host may connect to what is listened on for the client (GatewayPorts clientspecified)
 * @param maxListeners how many sockets a connection may listen on
 */
public record ForwardRules(
        boolean allowsOpening,
        boolean allowsListening,
        List<String> permitOpen,
        List<String> permitListen,
        boolean allowsOthers,
        int maxListeners) {
    private static final String ANY = "*";
    private static final int STANDARD_LISTENERS = 64;

    public ForwardRules {
        permitOpen = List.copyOf(permitOpen);
        permitListen = List.copyOf(permitListen);
    }

    /** Everything, but listening on loopback only. */
    public static ForwardRules standard() {
        return new ForwardRules(true, true, List.of(), List.of(), false, STANDARD_LISTENERS);
    }

    /** Nothing. */
    public static ForwardRules none() {
        return new ForwardRules(false, false, List.of(), List.of(), false, 0);
    }

    /** The same for a key whose line says where to and where. */
    public ForwardRules within(List<String> open, List<String> listen) {
        return new ForwardRules(
                allowsOpening,
                allowsListening,
                open.isEmpty() ? permitOpen : open,
                listen.isEmpty() ? permitListen : listen,
                allowsOthers,
                maxListeners);
    }

    /** Whether a connection may be made to a port of a host. */
    boolean permitsOpening(String host, int port) {
        return allowsOpening && (permitOpen.isEmpty() || isListed(permitOpen, host, port));
    }

    /** Whether may be listened on a port. */
    boolean permitsListening(String host, int port) {
        return allowsListening && (permitListen.isEmpty() || isListed(permitListen, host, port));
    }

    /** Whether a connection may be made to a socket of the file system. Lists are of ports: with one, no sockets are meant. */
    boolean permitsOpeningSocket() {
        return allowsOpening && permitOpen.isEmpty();
    }

    /** Whether may be listened on a socket of the file system. */
    boolean permitsListeningSocket() {
        return allowsListening && permitListen.isEmpty();
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
