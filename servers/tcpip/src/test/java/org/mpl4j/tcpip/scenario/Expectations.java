package org.mpl4j.tcpip.scenario;

import java.util.Locale;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.icmp.IcmpEvent;
import org.mpl4j.tcpip.iface.LinkEvent;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.IpEvent;
import org.mpl4j.tcpip.ip.Route;
import org.mpl4j.tcpip.neighbor.Neighbor;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.udp.UdpEvent;

/** What has to be so in a scenario: states, counters, tables. */
final class Expectations {
    private final World world;
    private final Actions actions;

    Expectations(World world, Actions actions) {
        this.world = world;
        this.actions = actions;
    }

    /** Compares what a line asks for, its last word, with what is. */
    void check(String line) {
        String[] words = line.split("\\s+");
        int named = words.length > 1 && words[1].startsWith("@") ? 1 : 0;
        String name = named == 1 ? words[1].substring(1) : Flow.DEFAULT;
        String wanted = words[words.length - 1];
        String is = switch (words[0]) {
            case "state" -> actions.connection(name).state().toString();
            case "cause" -> text(actions.connection(name).cause());
            case "available" -> "" + actions.connection(name).available();
            case "room" -> "" + actions.connection(name).room();
            case "cwnd" -> "" + actions.connection(name).congestionWindow();
            case "rtt" -> "" + rtt(actions.connection(name));
            case "waiting" -> actions.accepts() ? "yes" : "no";
            case "connections" -> "" + world.stack.tcp().connections();
            case "count" -> "" + count(words[1], words[2]);
            case "neighbor" -> neighbor(words[1]);
            case "address" -> address(words[1]);
            case "route" -> route(words[1]);
            case "mtu" -> {
                IpAddress to = IpAddress.of(words[1]);
                yield "" + world.stack.ip().output().mtu(to.high(), to.low());
            }
            case "hops" -> "" + world.eth.hopLimit();
            default -> throw new ScenarioFailure("nobody knows what '" + words[0] + "' is");
        };
        boolean isRange = wanted.matches("\\d+\\.\\.\\d+") && is.matches("\\d+");
        boolean isSo = isRange ? isWithin(wanted, Long.parseLong(is)) : wanted.equals(is);
        if (!isSo) {
            throw new ScenarioFailure("it is not so\n  expected  " + wanted + "\n  real      " + is);
        }
    }

    private static boolean isWithin(String range, long number) {
        String[] ends = range.split("\\.\\.");
        return number >= Long.parseLong(ends[0]) && number <= Long.parseLong(ends[1]);
    }

    private static String text(Object value) {
        return value == null ? "none" : value.toString();
    }

    private static long rtt(TcpConnection connection) {
        long roundTrip = connection.roundTrip();
        return roundTrip < 0 ? -1 : Math.round((double) roundTrip / Durations.MILLISECOND);
    }

    private long count(String layer, String event) {
        String name = event.toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (layer) {
            case "link" -> world.stack.ports().get(1).counts().get(LinkEvent.valueOf(name));
            case "ip" -> world.stack.ip().counts().get(IpEvent.valueOf(name));
            case "icmp" -> world.stack.icmp().v4().counts().get(IcmpEvent.valueOf(name));
            case "icmp6" -> world.stack.icmp().v6().counts().get(IcmpEvent.valueOf(name));
            case "udp" -> world.stack.udp().counts().get(UdpEvent.valueOf(name));
            case "tcp" -> world.stack.tcp().counts().get(TcpEvent.valueOf(name));
            default -> throw new ScenarioFailure("there is no layer '" + layer + "'");
        };
    }

    private String neighbor(String of) {
        IpAddress address = IpAddress.of(of);
        Neighbor found = world.eth.neighbors().find(address.high(), address.low());
        return found == null ? "none" : found.state().toString();
    }

    private String address(String of) {
        IpAddress address = IpAddress.of(of);
        InterfaceAddress found = world.eth.find(address.high(), address.low());
        return found == null ? "none" : found.state().toString();
    }

    private String route(String to) {
        IpAddress address = IpAddress.of(to);
        Route found = world.stack.ip().routes().find(address.high(), address.low());
        return found == null ? "none" : found.gateway() == null ? "direct" : text(found.gateway());
    }
}
