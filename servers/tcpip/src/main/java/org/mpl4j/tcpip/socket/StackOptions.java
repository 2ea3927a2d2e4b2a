package org.mpl4j.tcpip.socket;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands say of the stack that they use: a mixin, or what their options extend. It knows no class of the stack until {@link #plan} is called. */
public class StackOptions {
    @Option(
            names = "--tap",
            paramLabel = "NAME",
            description = "Use the TAP interface with this name; it is made if it is not there.")
    private @Nullable String tap;

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

    @Option(names = "--slaac", description = "Take addresses of IPv6, too, that routers offer.")
    private boolean isAutoconfigured;

    @Option(
            names = "--mtu",
            paramLabel = "BYTES",
            description = "How long a packet may be, as it is set for the interface; ${DEFAULT-VALUE} if left out.")
    private int mtu = 1500;

    @Option(
            names = "--mac",
            paramLabel = "ADDRESS",
            description = "The stack's Ethernet address; made of the other options if left out.")
    private @Nullable String mac;

    @Option(names = "--pcap", paramLabel = "FILE", description = "Record all frames in a capture file.")
    private @Nullable Path capture;

    /** Whether a device is said. */
    public final boolean isSaid() {
        return tap != null;
    }

    /**
     * What was said.
     *
     * @throws IllegalArgumentException if it cannot work, with what is wrong
     */
    public final StackPlan plan() {
        if (tap == null) {
            throw new IllegalArgumentException("the stack needs a device: --tap NAME");
        }
        StackPlan.Draft draft = StackPlan.tap(tap).mtu(mtu);
        addresses.forEach(draft::address);
        gateways.forEach(draft::gateway);
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
}
