package org.mpl4j.summon.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.mpl4j.dns.config.Network;

/**
 * Who is asked for names of others.
 *
 * @param resolvers in their order; the next one if one does not answer
 * @param clients for whom they are asked
 * @param timeout how long one may take
 * @param atOnce how many queries may be on their way
 */
public record ForwardConfig(List<InetSocketAddress> resolvers, List<Network> clients, Duration timeout, int atOnce) {
    public ForwardConfig {
        resolvers = List.copyOf(resolvers);
        clients = List.copyOf(clients);
    }

    /** Whether resolvers are asked for a client, whose address is as in a {@link org.mpl4j.dns.service.Request}. */
    public boolean serves(long addressHigh, long addressLow) {
        for (Network network : clients) {
            if (network.contains(addressHigh, addressLow)) {
                return true;
            }
        }
        return false;
    }
}
