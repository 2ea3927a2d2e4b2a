package org.mpl4j.tcpip.handover;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.handover.Handover;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.stack.Stack;

/**
 * What a host is before anybody connects to it: the first thing that is told of it.
 *
 * @param mac the station's address
 * @param mtu how long a packet may be, in bytes
 * @param hasOffloads whether offload headers stand before frames
 * @param addresses with their networks
 * @param gateways where packets to other networks go
 */
public record OfferedHost(long mac, int mtu, boolean hasOffloads, List<Prefix> addresses, List<IpAddress> gateways) {
    static OfferedHost of(MaskPlan plan) {
        return new OfferedHost(plan.mac(), plan.mtu(), true, plan.addresses(), plan.gateways());
    }

    static OfferedHost read(Handover.Body.Offer body) throws HandOverException {
        Messages.checkVersion(body.version());
        List<Prefix> addresses = new ArrayList<>();
        List<IpAddress> gateways = new ArrayList<>();
        try {
            body.addresses()
                    .forEach(item -> addresses.add(new Prefix(Messages.address(item.address()), item.prefixLength())));
            body.gateways().forEach(gateway -> gateways.add(Messages.address(gateway)));
        } catch (IllegalArgumentException e) {
            throw new HandOverException("an address of the host cannot be so: " + e.getMessage(), e);
        }
        if (MacAddress.isGroup(body.mac()) || addresses.isEmpty()) {
            throw new HandOverException("the host has no address");
        }
        return new OfferedHost(body.mac(), body.mtu(), body.offloads(), addresses, gateways);
    }

    Handover.Builder.Complete write(Handover.Builder.NeedsBody message) {
        return message.bodyAsOffer()
                .mac(mac)
                .mtu(mtu)
                .offloads(hasOffloads)
                .addresses(list -> addresses.forEach(prefix -> list.add(
                        item -> item.address(Messages.address(prefix.address())).prefixLength(prefix.bits()))))
                .gateways(list -> gateways.forEach(gateway -> list.add(Messages.address(gateway))));
    }

    /** Makes a device the host's interface. */
    NetInterface attach(Stack stack, String name, Device device) {
        NetInterface out = stack.attach(name, device, mac);
        addresses.forEach(prefix -> stack.ownAddress(out, prefix));
        for (IpAddress gateway : gateways) {
            stack.route(gateway.isV4() ? "0.0.0.0/0" : "::/0", gateway.toString(), out);
        }
        return out;
    }
}
