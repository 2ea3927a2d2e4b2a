package org.mpl4j.summon.host;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.summon.config.ApplianceConfig;

/**
 * Where clients of an appliance are held.
 *
 * @param tcp ports whose connections are accepted
 * @param udp ports whose datagrams are kept
 */
record Ports(Set<Integer> tcp, Set<Integer> udp) {
    private static final String TCP = "tcp/";
    private static final String UDP = "udp/";

    /** Those of the configuration, for both; those of the image if there are none. */
    static Ports of(ApplianceConfig appliance, ApplianceImage image) throws IOException {
        if (!appliance.ports().isEmpty()) {
            Set<Integer> all = Set.copyOf(appliance.ports());
            return new Ports(all, all);
        }
        Set<Integer> tcp = new HashSet<>();
        Set<Integer> udp = new HashSet<>();
        for (String port : image.ports()) {
            if (port.startsWith(TCP)) {
                tcp.add(Integer.valueOf(port.substring(TCP.length())));
            } else if (port.startsWith(UDP)) {
                udp.add(Integer.valueOf(port.substring(UDP.length())));
            } else {
                throw new IOException("the image " + appliance.image() + " says `" + port
                        + "` of its ports, which is neither " + TCP + "80 nor " + UDP + "53");
            }
        }
        return new Ports(tcp, udp);
    }
}
