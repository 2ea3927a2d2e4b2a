package org.mpl4j.summon.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bridge that appliances are at.
 *
 * @param name of the interface
 * @param isMade whether the directory makes it, and removes it at its end; else it is there
 * @param networks one at least, and one of each version of IP at most, that of IPv4 first: appliances have an address of each
 */
public record BridgeConfig(String name, boolean isMade, List<BridgeNetwork> networks) {
    /** The longest name of an interface, in characters. */
    public static final int NAME_MAX = 15;

    public BridgeConfig {
        networks = List.copyOf(networks);
    }

    /** The network of a version, null if there is none. */
    public @Nullable BridgeNetwork find(IpVersion version) {
        for (BridgeNetwork network : networks) {
            if (network.version() == version) {
                return network;
            }
        }
        return null;
    }

    /** Whether another one is the same bridge with the same networks, though perhaps with other pools. */
    public boolean isLike(BridgeConfig other) {
        return name.equals(other.name)
                && networks.stream()
                        .map(one -> List.of(one.network(), one.address()))
                        .toList()
                        .equals(other.networks.stream()
                                .map(one -> List.of(one.network(), one.address()))
                                .toList());
    }
}
