package org.mpl4j.tcpip.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.socket.HostStack;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whom a command is about: an address, or a name that the system's resolver knows. */
final class Targets {
    @ArgGroup
    private Version version = new Version();

    private static final class Version {
        @Option(names = "-4", description = "Use an address of IPv4 only.")
        private boolean isV4;

        @Option(names = "-6", description = "Use an address of IPv6 only.")
        private boolean isV6;
    }

    /**
     * The address of a host: of several, the first that the stack has a way to.
     *
     * @throws UnknownHostException if there is none
     */
    IpAddress find(HostStack host, String name) throws UnknownHostException {
        List<IpAddress> found = new ArrayList<>();
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(name);
        } catch (UnknownHostException e) {
            throw (UnknownHostException) new UnknownHostException(
                            "`" + name + "` is no address, and the system's resolver knows no host with this name")
                    .initCause(e);
        }
        for (InetAddress address : all) {
            IpAddress candidate = IpAddress.of(address);
            if (candidate.isV4() ? !version.isV6 : !version.isV4) {
                found.add(candidate);
            }
        }
        if (found.isEmpty()) {
            throw new UnknownHostException("`" + name + "` has no address of IPv" + (version.isV4 ? 4 : 6));
        }
        host.driver().lock();
        try {
            return found.stream()
                    .filter(address -> host.stack().ip().output().sourceFor(address.high(), address.low()) != null)
                    .findFirst()
                    .orElse(found.get(0));
        } finally {
            host.driver().unlock();
        }
    }
}
