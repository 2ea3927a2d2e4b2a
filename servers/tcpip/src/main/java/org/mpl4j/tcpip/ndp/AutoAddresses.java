package org.mpl4j.tcpip.ndp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.icmp.NdpOption;

/** Addresses that a host makes of the prefixes that routers announce, for as long as those say (RFC 4862 section 5.5.3). */
final class AutoAddresses {
    private static final int MOST = 16;
    private static final int PREFIX_BITS = 64;
    private static final long FOR_EVER = 0xffff_ffffL;
    private static final long TWO_HOURS = 2 * Durations.HOUR;

    private final Ip ip;
    private final Ndp ndp;
    private final TimerWheel clock;
    private final InterfaceIdentifiers identifiers;
    private final List<Auto> known = new ArrayList<>();

    AutoAddresses(Ip ip, Ndp ndp, TimerWheel clock, InterfaceIdentifiers identifiers) {
        this.ip = ip;
        this.ndp = ndp;
        this.clock = clock;
        this.identifiers = identifiers;
    }

    void announced(NetInterface in, NdpOption.Body.PrefixInformation option) {
        IpAddress address = IpAddress.of(option.prefix());
        if (!option.autonomous()
                || address.isLinkLocal()
                || address.isMulticast()
                || option.prefixLength() != PREFIX_BITS
                || option.preferredLifetime() > option.validLifetime()) {
            return;
        }
        Prefix prefix = new Prefix(address, PREFIX_BITS);
        for (Auto auto : known) {
            if (auto.in == in && auto.prefix.equals(prefix)) {
                auto.renew(option.preferredLifetime(), option.validLifetime());
                return;
            }
        }
        if (option.validLifetime() > 0 && known.size() < MOST) {
            Auto auto = new Auto(in, prefix);
            known.add(auto);
            auto.make(0);
            auto.set(option.preferredLifetime(), option.validLifetime());
        }
    }

    private final class Auto {
        private final NetInterface in;
        private final Prefix prefix;
        private final Timer preferred = new Timer(this::deprecate);
        private final Timer valid = new Timer(this::end);
        private @Nullable InterfaceAddress address;
        private boolean isDeprecated;
        private long validUntil;

        Auto(NetInterface in, Prefix prefix) {
            this.in = in;
            this.prefix = prefix;
        }

        private void make(int attempt) {
            if (attempt < InterfaceIdentifiers.ATTEMPTS) {
                IpAddress made = identifiers.address(prefix, in.name(), attempt);
                address =
                        ndp.add(in, new Prefix(made, PREFIX_BITS), unique -> update(), duplicate -> make(attempt + 1));
            }
        }

        /** What is left is shortened to two hours at the least, as whoever sends advertisements could end addresses otherwise. */
        private void renew(long preferredSeconds, long validSeconds) {
            long left = validUntil - clock.now();
            long asked = time(validSeconds);
            if (asked > TWO_HOURS || asked > left) {
                set(preferredSeconds, validSeconds);
            } else {
                set(preferredSeconds, Math.max(validSeconds, Math.min(left, TWO_HOURS) / Durations.SECOND));
            }
        }

        private void set(long preferredSeconds, long validSeconds) {
            isDeprecated = preferredSeconds == 0;
            validUntil = clock.now() + time(validSeconds);
            clock.cancel(preferred);
            clock.cancel(valid);
            if (preferredSeconds != FOR_EVER && !isDeprecated) {
                clock.armIn(preferred, time(preferredSeconds));
            }
            if (validSeconds != FOR_EVER) {
                clock.arm(valid, validUntil);
            }
            update();
        }

        private long time(long seconds) {
            return seconds * Durations.SECOND;
        }

        private void deprecate() {
            isDeprecated = true;
            update();
        }

        private void update() {
            InterfaceAddress ours = address;
            if (ours != null && (ours.state() == AddressState.PREFERRED || ours.state() == AddressState.DEPRECATED)) {
                ours.setState(isDeprecated ? AddressState.DEPRECATED : AddressState.PREFERRED);
            }
        }

        private void end() {
            clock.cancel(preferred);
            known.remove(this);
            InterfaceAddress ours = address;
            if (ours != null) {
                ip.remove(in, ours);
            }
        }
    }
}
