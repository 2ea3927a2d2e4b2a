package org.mpl4j.tcpip.scenario;

/** Packets in lines like those of tcpdump. */
final class Dump {
    private Dump() {}

    static String line(PacketText text, boolean isOurs, World world) {
        return switch (text.protocol()) {
            case "arp" ->
                text.has("reply")
                        ? "ARP, Reply " + text.need("reply") + " is-at " + text.get("is-at", World.PEER_MAC)
                        : "ARP, Request who-has " + text.need("who-has") + " tell " + text.need("tell");
            case "tcp" -> tcp(text, isOurs, world);
            default -> {
                boolean isV4 = !text.protocol().endsWith("6");
                String from = text.get("ip.from", (isOurs ? World.ours(isV4) : World.peer(isV4)).toString());
                String to = text.get("ip.to", (isOurs ? World.peer(isV4) : World.ours(isV4)).toString());
                yield (from.contains(":") ? "IP6 " : "IP ") + from + " > " + to + ": " + said(text);
            }
        };
    }

    private static String said(PacketText text) {
        StringBuilder said = new StringBuilder(text.protocol());
        text.values().forEach((key, value) -> {
            if (!key.startsWith("eth.") && !key.equals("ip.from") && !key.equals("ip.to")) {
                said.append(", ").append(key);
                if (!value.equals(PacketText.YES)) {
                    said.append(' ').append(value);
                }
            }
        });
        return said.toString();
    }

    private static String tcp(PacketText text, boolean isOurs, World world) {
        Flow flow = world.flows.get(text.need("flow"));
        String ours = flow == null ? text.get("ip.from", "?") : flow.local.toString();
        String peers = flow == null ? text.get("ip.to", "?") : flow.remote.toString();
        String ourPort = flow == null ? text.get("sport", "?") : "" + flow.localPort;
        String peersPort = flow == null ? text.get("dport", "?") : "" + flow.remotePort;
        String from = isOurs ? ours + "." + ourPort : peers + "." + peersPort;
        String to = isOurs ? peers + "." + peersPort : ours + "." + ourPort;
        StringBuilder line = new StringBuilder(ours.contains(":") ? "IP6 " : "IP ")
                .append(from + " > " + to + ": Flags [" + text.need("flags") + "], seq " + text.need("seq"));
        for (String key : new String[] {"ack", "win", "urg", "options", "length", "sum"}) {
            String value = text.get(key);
            if (value != null && !value.isEmpty()) {
                line.append(", " + key + " " + (key.equals("options") ? "[" + value + "]" : value));
            }
        }
        if (text.get("data", "").equals("wrong")) {
            line.append(", WITH WRONG DATA");
        }
        String ecn = text.get("ip.ecn", "0");
        return ecn.equals("0") ? line.toString() : line + ", ecn " + ecn;
    }
}
