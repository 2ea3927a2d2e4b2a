package org.mpl4j.summon.state;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.summon.config.AddressRange;
import org.mpl4j.summon.config.ApplianceConfig;
import org.mpl4j.summon.config.FixedName;
import org.mpl4j.summon.config.Ipv4Network;
import org.mpl4j.summon.config.SummonConfig;

/**
 * Which name has which address. A name keeps its own for as long as it is configured, whether it runs or not; an address that a name had before is given to nobody else
 * for as long as somebody may remember it.
 */
public final class AddressBook {
    /** Caches keep an address for its time to live, and may have been told it at the last moment; stubs keep it a little longer. */
    private static final long LEAST_REST_SECONDS = 60;

    private static final long TTLS = 2;

    private final Map<String, Inet4Address> addresses;
    private final Map<Inet4Address, Long> released;

    /** With what is remembered. */
    public AddressBook(Remembered remembered) {
        addresses = new HashMap<>(remembered.addresses());
        released = new HashMap<>(remembered.released());
    }

    /** The address of a name; null if it has none. */
    public @Nullable Inet4Address find(String name) {
        return addresses.get(name);
    }

    /** All addresses by their names. */
    public Map<String, Inet4Address> addresses() {
        return Map.copyOf(addresses);
    }

    /** Addresses that rest, and until when, in seconds since 1970. */
    public Map<Inet4Address, Long> released() {
        return Map.copyOf(released);
    }

    /**
     * Gives every appliance of a configuration an address, and takes those of others.
     *
     * @param seconds since 1970
     * @throws IllegalStateException if there are too few, as those of names that are no more are still remembered by others; nothing is changed then
     */
    public void assign(SummonConfig config, long seconds) {
        Map<String, Inet4Address> next = new HashMap<>();
        Set<InetAddress> taken = new HashSet<>();
        taken.add(config.bridge().address());
        config.fixed().stream().map(FixedName::address).forEach(taken::add);
        for (ApplianceConfig one : config.appliances()) {
            Inet4Address own = one.address();
            if (own != null) {
                next.put(one.name(), own);
                taken.add(own);
            }
        }
        AddressRange pool = config.bridge().pool();
        for (ApplianceConfig one : config.appliances()) {
            Inet4Address before = addresses.get(one.name());
            if (one.address() == null && before != null && pool.contains(before) && taken.add(before)) {
                next.put(one.name(), before);
            }
        }
        Map<Inet4Address, Long> resting = resting(next, seconds, restSeconds(config));
        for (ApplianceConfig one : config.appliances()) {
            if (!next.containsKey(one.name())) {
                next.put(one.name(), free(pool, taken, resting));
            }
        }
        released.clear();
        released.putAll(resting);
        addresses.clear();
        addresses.putAll(next);
    }

    private static long restSeconds(SummonConfig config) {
        return Math.max(LEAST_REST_SECONDS, TTLS * config.ttl().toSeconds());
    }

    private Map<Inet4Address, Long> resting(Map<String, Inet4Address> next, long seconds, long rest) {
        Map<Inet4Address, Long> resting = new HashMap<>(released);
        addresses.forEach((name, address) -> {
            if (!address.equals(next.get(name))) {
                resting.put(address, seconds + rest);
            }
        });
        resting.values().removeIf(until -> until <= seconds);
        // Who says in the configuration that a name has this very address, knows why.
        resting.keySet().removeAll(next.values());
        return resting;
    }

    private static Inet4Address free(AddressRange pool, Set<InetAddress> taken, Map<Inet4Address, Long> resting) {
        for (long i = 0; i < pool.size(); i++) {
            Inet4Address address = Ipv4Network.address((int) (pool.first() + i));
            if (!resting.containsKey(address) && taken.add(address)) {
                return address;
            }
        }
        throw new IllegalStateException("all addresses of the pool are taken, " + resting.size()
                + " of them by names that are no more, whose addresses others may still remember; make `pool` of the bridge larger, or"
                + " wait a minute");
    }
}
