package org.mpl4j.summon.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A name that an appliance stands behind.
 *
 * @param name its label in the zone, in small letters
 * @param image what it is started from
 * @param addresses its own; it gets those of other versions from pools
 * @param ports that clients are held on while it starts; those of the image if there are none
 * @param idle how long nobody uses it before it stops
 * @param memoryMegabytes what it may take, 0 for what its image says
 * @param cpuPercent of one processor, 0 for as much as there is
 * @param reaches names of others that its process may have conduits with
 */
public record ApplianceConfig(
        String name,
        Path image,
        HostAddresses addresses,
        List<Integer> ports,
        Duration idle,
        int memoryMegabytes,
        int cpuPercent,
        List<String> reaches) {
    public ApplianceConfig {
        ports = List.copyOf(ports);
        reaches = List.copyOf(reaches);
    }
}
