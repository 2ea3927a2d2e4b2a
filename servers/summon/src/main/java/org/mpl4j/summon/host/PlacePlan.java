package org.mpl4j.summon.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.run.UserNumbers;
import org.mpl4j.summon.config.ApplianceConfig;
import org.mpl4j.summon.config.BridgeNetwork;
import org.mpl4j.summon.config.HostAddresses;
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
 * @param address its own of each network
 * @param station a number that no other place has
 * @param tap the name of its interface
 * @param run the folder for conduits
 */
record PlacePlan(
        SummonConfig config,
        ApplianceConfig appliance,
        ApplianceImage image,
        HostAddresses address,
        int station,
        String tap,
        Path run) {
    /** The longest of what is behind the name of an appliance in the path of a socket. */
    static final String CLIENTS = ".clients";

    private static final String REACHES = ".reaches";

    /** Locally administered (IEEE 802 section 8.2): the rest is a number, which nobody else on the bridge has. */
    private static final long STATION = 0x024d_0000_0000L;

    MaskPlan mask() throws IOException {
        Ports ports = Ports.of(appliance, image);
        List<Prefix> addresses = new ArrayList<>();
        List<IpAddress> gateways = new ArrayList<>();
        for (BridgeNetwork network : config.bridge().networks()) {
            InetAddress own = address.find(network.version());
            if (own != null) {
                addresses.add(
                        Prefix.of(own.getHostAddress() + "/" + network.network().prefixLength()));
                gateways.add(IpAddress.of(network.address()));
            }
        }
        return new MaskPlan(
                STATION | Integer.toUnsignedLong(station),
                addresses,
                gateways,
                image.mtu(),
                ports.tcp(),
                ports.udp(),
                MaskPlan.Limits.DEFAULT);
    }

    /** Where its process is handed connections. */
    Path conduit() {
        return run.resolve(appliance.name());
    }

    /** Whether it is told of clients that want conduits. */
    boolean isOpenToConduits() {
        return config.conduits() != null;
    }

    /** Where its process is given conduits of clients: no name has a dot. */
    Path clients() {
        return run.resolve(appliance.name() + CLIENTS);
    }

    /** Whether its process may ask for conduits with others. */
    boolean mayAsk() {
        return isOpenToConduits() && !appliance.reaches().isEmpty();
    }

    /** Where its process asks for conduits with others. */
    Path reaches() {
        return run.resolve(appliance.name() + REACHES);
    }

    int memoryMegabytes() throws IOException {
        return appliance.memoryMegabytes() == 0 ? image.memoryMegabytes() : appliance.memoryMegabytes();
    }

    /** The number of the user that its process runs as. */
    int user() {
        return UserNumbers.of(appliance.name());
    }
}
