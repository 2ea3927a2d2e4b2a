package org.mpl4j.compiler.spl.replay;

import java.util.Optional;
import org.mpl4j.compiler.interpret.value.FieldValue;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.Bytes;

/** Who sends and who receives: addresses and ports, as far as the layers have them. */
record Ends(String sender, String receiver, String conversation) {
    /** How many bytes of the hardware address count. */
    private static final int HARDWARE_ADDRESS = 6;

    /** With what one more layer says. */
    Ends with(PacketValue packet) {
        return switch (packet.name()) {
            case "ipv4", "ipv6" -> of(address(packet, "src"), address(packet, "dest"));
            case "tcp", "udp" ->
                of(
                        host(sender) + ":" + PacketFields.number(packet, "source_port"),
                        host(receiver) + ":" + PacketFields.number(packet, "dest_port"));
            default -> this;
        };
    }

    /** A client of DHCP has no address at first: its hardware address tells it from others, and what it sends from what it receives. */
    static Ends ofDhcp(PacketValue packet) {
        Bytes hardware = PacketFields.content(packet, "chaddr");
        String client = "client " + hardware.hex().substring(0, Math.min(2 * HARDWARE_ADDRESS, 2 * hardware.length()));
        String server = "server of " + client;
        boolean isRequest = PacketFields.number(packet, "op") == 1;
        return new Ends(isRequest ? client : server, isRequest ? server : client, client);
    }

    private static Ends of(String sender, String receiver) {
        return new Ends(
                sender,
                receiver,
                sender.compareTo(receiver) < 0 ? sender + " - " + receiver : receiver + " - " + sender);
    }

    private static String host(String end) {
        return end.contains(":") ? "[" + end + "]" : end;
    }

    private static String address(PacketValue packet, String field) {
        Optional<FieldValue> value = packet.field(field);
        if (value.isPresent() && value.get() instanceof FieldValue.Whole whole) {
            long number = whole.value();
            return (number >>> 24 & 0xff) + "." + (number >>> 16 & 0xff) + "." + (number >>> 8 & 0xff) + "."
                    + (number & 0xff);
        }
        String hex = PacketFields.content(packet, field).hex();
        return hex.replaceAll("(.{4})(?=.)", "$1:");
    }
}
