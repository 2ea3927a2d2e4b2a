package org.mpl4j.summon.host;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.mpl4j.summon.config.HostAddresses;

/**
 * Numbers of 32 bits for places, of which names of interfaces and Ethernet addresses are made: the address of IPv4, or what is made of that of IPv6, so that who has the same address has the same number each time, and others on the
 * bridge have other ones.
 */
final class StationNumbers {
    private final Set<Integer> taken = new HashSet<>();

    /** A number that no other place has. */
    synchronized int take(HostAddresses host) {
        int number = number(host.all().getFirst());
        // Addresses of IPv6 are longer: two of them may come to the same.
        while (!taken.add(number)) {
            number++;
        }
        return number;
    }

    private static int number(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        int number = 0;
        while (octets.hasRemaining()) {
            number ^= octets.getInt();
        }
        return number;
    }

    /** Others may have a number. */
    synchronized void free(int number) {
        taken.remove(number);
    }
}
