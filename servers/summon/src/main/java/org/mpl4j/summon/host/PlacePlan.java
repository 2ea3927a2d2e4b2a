package org.mpl4j.summon.host;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.file.Path;
import java.util.List;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.run.UserNumbers;
import org.mpl4j.summon.config.ApplianceConfig;
import org.mpl4j.summon.config.Ipv4Network;
import org.mpl4j.summon.config.SummonConfig;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.handover.MaskPlan;

/**
 * What a place is made of.
 *
 * @param config of the directory
 * @param appliance that lives there
 * @param image of the appliance
 * @param address its own
 * @param tap the name of its interface
 * @param run the folder for conduits
 */
record PlacePlan(
        SummonConfig config,
        ApplianceConfig appliance,
        ApplianceImage image,
        Inet4Address address,
        String tap,
        Path run) {
    /** Locally administered (IEEE 802 section 8.2): the rest is the address, which nobody else on the bridge has. */
    private static final long STATION = 0x024d_0000_0000L;

    MaskPlan mask() throws IOException {
        Ports ports = Ports.of(appliance, image);
        return new MaskPlan(
                STATION | Integer.toUnsignedLong(Ipv4Network.number(address)),
                List.of(Prefix.of(address.getHostAddress() + "/"
                        + config.bridge().network().prefixLength())),
                List.of(IpAddress.of(config.bridge().address())),
                image.mtu(),
                ports.tcp(),
                ports.udp(),
                MaskPlan.Limits.DEFAULT);
    }

    /** Where its process is handed connections. */
    Path conduit() {
        return run.resolve(appliance.name());
    }

    int memoryMegabytes() throws IOException {
        return appliance.memoryMegabytes() == 0 ? image.memoryMegabytes() : appliance.memoryMegabytes();
    }

    /** The number of the user that its process runs as. */
    int user() {
        return UserNumbers.of(appliance.name());
    }
}
