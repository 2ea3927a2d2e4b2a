package org.mpl4j.tcpip.socket;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands say of the stack that they use: a mixin, or what their options extend. Nothing else of the stack is used until {@link #plan} is called. */
public class StackOptions {
    @Option(
            names = "--tap",
            paramLabel = "NAME",
            description = "Use the TAP interface with this name; it is made if it is not there.")
    private @Nullable String tap;

    @Option(
            names = "--tun",
            paramLabel = "NAME",
            description = "Use the TUN interface with this name: packets without Ethernet.")
    private @Nullable String tun;

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            description =
                    "Use an existing interface of Ethernet beside the kernel, with a station's address of its own.")
    private @Nullable String existing;

    @Option(
            names = "--conduit",
            paramLabel = "PATH",
            description =
                    "Take a running host over, with its interface, addresses and connections: from whoever listens on this Unix-domain socket.")
    private @Nullable Path conduit;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS/LENGTH",
            description = "An address of the stack, and how long its network's prefix is. Any number of times.")
    private List<String> addresses = List.of();

    @Option(
            names = "--gateway",
            paramLabel = "ADDRESS",
            description = "Where packets to other networks go. Once for each version of IP.")
    private List<String> gateways = List.of();

    @Option(names = "--dhcp", description = "Take an address of IPv4, and gateways, by DHCP.")
    private boolean isLeased;

    @Option(names = "--slaac", description = "Take addresses of IPv6, too, that routers offer.")
    private boolean isAutoconfigured;

    @Option(
            names = "--mtu",
            paramLabel = "BYTES",
            description =
                    "How long a packet may be, as it is set for the interface; ${DEFAULT-VALUE} if left out. With --conduit, it comes from there.")
    private int mtu = 1500;

    @Option(
            names = "--mac",
            paramLabel = "ADDRESS",
            description = "The stack's Ethernet address; made of the other options if left out.")
    private @Nullable String mac;

    @Option(
            names = "--no-offload",
            description =
                    "Compute checksums and cut segments here; else that is left to the kernel, which seldom has to.")
    private boolean isWithoutOffload;

    @Option(names = "--pcap", paramLabel = "FILE", description = "Record all frames in a capture file.")
    private @Nullable Path capture;

    /** Whether a device is said. */
    public final boolean isSaid() {
        return tap != null || tun != null || existing != null || conduit != null;
    }

    /**
     * What was said.
     *
     * @throws IllegalArgumentException if it cannot work, with what is wrong
     */
    public final StackPlan plan() {
        StackPlan.Draft draft = device().mtu(mtu);
        addresses.forEach(draft::address);
        gateways.forEach(draft::gateway);
        if (isLeased) {
            draft.leased();
        }
        if (isWithoutOffload) {
            draft.withoutOffload();
        }
        if (isAutoconfigured) {
            draft.autoconfigured();
        }
        if (mac != null) {
            draft.mac(mac);
        }
        if (capture != null) {
            draft.capture(capture);
        }
        return draft.plan();
    }

    private StackPlan.Draft device() {
        String path = conduit == null ? null : conduit.toString();
        String[] said =
                Stream.of(tap, tun, existing, path).filter(Objects::nonNull).toArray(String[]::new);
        if (said.length != 1) {
            throw new IllegalArgumentException(
                    said.length == 0
                            ? "the stack needs a device: --tap NAME"
                            : "the stack has one device: say one of --tap, --tun, --interface and --conduit");
        }
        if (conduit != null) {
            return StackPlan.conduit(conduit);
        }
        if (tap != null) {
            return StackPlan.tap(said[0]);
        }
        return tun != null ? StackPlan.tun(said[0]) : StackPlan.packets(said[0]);
    }
}
