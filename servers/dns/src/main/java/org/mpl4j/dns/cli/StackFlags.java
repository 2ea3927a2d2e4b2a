package org.mpl4j.dns.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.transport.Network;
import org.mpl4j.dns.transport.StackNetwork;
import org.mpl4j.tcpip.socket.StackPlan;

/** Makes a network of our own of flags. Apart from the other classes, so that a server without one loads nothing of it. */
final class StackFlags {
    private StackFlags() {}

    static Network start(ServeOptions options) throws IOException {
        StackPlan plan;
        try {
            plan = plan(options);
        } catch (IllegalArgumentException e) {
            throw new IOException("--stack mpl: " + e.getMessage(), e);
        }
        return StackNetwork.start(plan);
    }

    private static StackPlan plan(ServeOptions options) {
        StackPlan.Draft draft = device(options.last(Flag.TAP), options.last(Flag.CONDUIT));
        options.all(Flag.ADDRESS).forEach(draft::address);
        options.all(Flag.GATEWAY).forEach(draft::gateway);
        String mtu = options.last(Flag.MTU);
        if (mtu != null) {
            draft.mtu(number(mtu));
        }
        String mac = options.last(Flag.MAC);
        if (mac != null) {
            draft.mac(mac);
        }
        if (options.has(Flag.NO_OFFLOAD)) {
            draft.withoutOffload();
        }
        String capture = options.last(Flag.PCAP);
        if (capture != null) {
            draft.capture(Path.of(capture));
        }
        return draft.plan();
    }

    private static StackPlan.Draft device(@Nullable String tap, @Nullable String conduit) {
        if (tap != null && conduit != null) {
            throw new IllegalArgumentException("the stack has one device: say one of --tap and --conduit");
        }
        if (conduit != null) {
            return StackPlan.conduit(Path.of(conduit));
        }
        if (tap == null) {
            throw new IllegalArgumentException("the stack needs a device: --tap NAME, or --conduit PATH");
        }
        return StackPlan.tap(tap);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--mtu: \"" + text + "\" is no number", e);
        }
    }
}
