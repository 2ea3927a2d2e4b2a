package org.mpl4j.appliance.build;

import java.nio.file.Path;
import java.util.List;
import org.mpl4j.appliance.image.ServerKind;

/**
 * What image is to be made.
 *
 * @param server of which kind
 * @param name of the appliance: letters, digits and hyphens, as a label of a host's name
 * @param config the server's configuration: a file, or, for web servers, the folder that they serve
 * @param addresses with the lengths of their networks' prefixes; at least one
 * @param gateways where packets to other networks go
 * @param mac its station's address, empty for one that is made of its name
 * @param mtu the longest packet, in bytes
 * @param memoryMegabytes the limit of the process, 24 or more
 * @param isOffloading whether checksums and segments are left to the other end of its TAP
 * @param tuning what its JVM is set for
 */
public record BuildPlan(
        ServerKind server,
        String name,
        Path config,
        List<String> addresses,
        List<String> gateways,
        String mac,
        int mtu,
        int memoryMegabytes,
        boolean isOffloading,
        Tuning tuning) {
    /** How much memory an appliance may take if nothing is said, in MiB. */
    public static final int USUAL_MEMORY = 96;

    public BuildPlan {
        addresses = List.copyOf(addresses);
        gateways = List.copyOf(gateways);
    }

    /** One that is tuned to start. */
    public BuildPlan(
            ServerKind server,
            String name,
            Path config,
            List<String> addresses,
            List<String> gateways,
            String mac,
            int mtu,
            int memoryMegabytes,
            boolean isOffloading) {
        this(server, name, config, addresses, gateways, mac, mtu, memoryMegabytes, isOffloading, Tuning.START);
    }
}
