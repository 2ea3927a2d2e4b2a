package org.mpl4j.summon.state;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.summon.config.AddressRange;
import org.mpl4j.summon.config.BridgeNetwork;
import org.mpl4j.summon.config.HostAddresses;
import org.mpl4j.summon.config.SummonConfig;

/**
 * Which name has which addresses. A name keeps its own for as long as it is configured, whether it runs or not; an address that a name had before is given to nobody else
 * for as long as somebody may remember it.
 */
public final class AddressBook {
    /** Caches keep an address for its time to live, and may have been told it at the last moment; stubs keep it a little longer. */
    private static final long LEAST_REST_SECONDS = 60;

    private static final long TTLS = 2;

    private final Map<String, HostAddresses> addresses;
    private final Map<InetAddress, Long> released;

    /** With what is remembered. */
    public AddressBook(Remembered remembered) {
        addresses = new HashMap<>(remembered.addresses());
        released = new HashMap<>(remembered.released());
    }

    /** The addresses of a name; null if it has none. */
    public @Nullable HostAddresses find(String name) {
        return addresses.get(name);
    }

    /** All addresses by their names. */
    public Map<String, HostAddresses> addresses() {
        return Map.copyOf(addresses);
    }

    /** Addresses that rest, and until when, in seconds since 1970. */
    public Map<InetAddress, Long> released() {
        return Map.copyOf(released);
    }

    /**
     * Gives every appliance of a configuration an address of each network, and takes those of others.
     *
     * @param seconds since 1970
     * @throws IllegalStateException if there are too few, as those of names that are no more are still remembered by others; nothing is changed then
     */
    public void assign(SummonConfig config, long seconds) {
        Map<String, HostAddresses> next = new LinkedHashMap<>();
        config.appliances().forEach(one -> next.put(one.name(), one.addresses()));
        Set<InetAddress> taken = taken(config);
        List<BridgeNetwork> networks = config.bridge().networks();
        networks.forEach(network -> keep(network, next, taken));
        Map<InetAddress, Long> resting = resting(next, seconds, restSeconds(config));
        networks.forEach(network -> give(network, next, taken, resting));
        released.clear();
        released.putAll(resting);
        addresses.clear();
        addresses.putAll(next);
    }

    private static Set<InetAddress> taken(SummonConfig config) {
        Set<InetAddress> taken = new HashSet<>();
        config.bridge().networks().forEach(network -> taken.add(network.address()));
        config.fixed().forEach(one -> taken.addAll(one.addresses().all()));
        config.appliances().forEach(one -> taken.addAll(one.addresses().all()));
        return taken;
    }

    /** Names that have an address of the pool keep it. */
    private void keep(BridgeNetwork network, Map<String, HostAddresses> next, Set<InetAddress> taken) {
        next.replaceAll((name, own) -> {
            InetAddress before =
                    addresses.getOrDefault(name, HostAddresses.NONE).find(network.version());
            if (own.find(network.version()) != null || before == null) {
                return own;
            }
            return network.pool().contains(before) && taken.add(before) ? own.with(before) : own;
        });
    }

    private static long restSeconds(SummonConfig config) {
        return Math.max(LEAST_REST_SECONDS, TTLS * config.ttl().toSeconds());
    }

    private Map<InetAddress, Long> resting(Map<String, HostAddresses> next, long seconds, long rest) {
        Map<InetAddress, Long> resting = new HashMap<>(released);
        addresses.forEach((name, before) -> {
            List<InetAddress> now = next.getOrDefault(name, HostAddresses.NONE).all();
            before.all().stream()
                    .filter(address -> !now.contains(address))
                    .forEach(address -> resting.put(address, seconds + rest));
        });
        resting.values().removeIf(until -> until <= seconds);
        // Who says in the configuration that a name has this very address, knows why.
        next.values().forEach(one -> resting.keySet().removeAll(one.all()));
        return resting;
    }

    /** The others get one, in the order of the configuration. */
    private static void give(
            BridgeNetwork network,
            Map<String, HostAddresses> next,
            Set<InetAddress> taken,
            Map<InetAddress, Long> resting) {
        for (String name : List.copyOf(next.keySet())) {
            HostAddresses own = next.getOrDefault(name, HostAddresses.NONE);
            if (own.find(network.version()) == null) {
                next.put(name, own.with(free(network, taken, resting)));
            }
        }
    }

    private static InetAddress free(BridgeNetwork network, Set<InetAddress> taken, Map<InetAddress, Long> resting) {
        AddressRange pool = network.pool();
        for (long i = 0; i < pool.size(); i++) {
            InetAddress address = pool.get(i);
            if (!resting.containsKey(address) && taken.add(address)) {
                return address;
            }
        }
        throw new IllegalStateException("all addresses of the pool are taken, " + resting.size()
                + " of them by names that are no more, whose addresses others may still remember; make `"
                + network.version().key("pool") + "` of the bridge larger, or wait a minute");
    }
}
