package org.mpl4j.tcpip.scenario;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.icmp.NdpOption;
import org.mpl4j.tcpip.packets.ip.Ipv6;

/** Messages of ICMPv6 and of neighbor discovery as scenarios write them, both ways. */
final class Message6Text {
    private static final List<String> CODES = List.of("no-route", "prohibited", "beyond-scope", "address", "port");
    private static final int MOST_QUOTED = 1232;

    private final World world;

    Message6Text(World world) {
        this.world = world;
    }

    Bytes write(PacketText text, Bytes pseudo) {
        ByteBuffer buffer = FrameWriter.room();
        int id = (int) text.number("id", 0);
        int sequence = (int) text.number("seq", 0);
        Bytes data = StreamBytes.bytes(0, (int) text.number("length", 0));
        var message = Icmpv6.builder(buffer, pseudo).code(MessageText.code(text, CODES));
        (switch (text.need("kind")) {
                    case "echo" ->
                        message.bodyAsEcho().identifier(id).sequence(sequence).data(data);
                    case "echo-reply" ->
                        message.bodyAsEchoReply()
                                .identifier(id)
                                .sequence(sequence)
                                .data(data);
                    case "unreachable" -> message.bodyAsUnreachable().asPlain().original(quote(text));
                    case "too-big" ->
                        message.bodyAsPacketTooBig().mtu(text.number("mtu", 0)).original(quote(text));
                    case "time-exceeded" ->
                        message.bodyAsTimeExceeded().asPlain().original(quote(text));
                    case "parameter-problem" ->
                        message.bodyAsParameterProblem()
                                .pointer(text.number("pointer", 0))
                                .original(quote(text));
                    case "ns" ->
                        message.bodyAsNeighborSolicitation()
                                .target(FrameWriter.octets(text.need("target")))
                                .options(list -> {
                                    if (text.has("source-mac")) {
                                        list.add(
                                                o -> o.bodyAsSourceLinkAddress().address(text.need("source-mac")));
                                    }
                                });
                    case "na" ->
                        message.bodyAsNeighborAdvertisement()
                                .router(text.has("router"))
                                .solicited(text.has("solicited"))
                                .override(text.has("override"))
                                .target(FrameWriter.octets(text.need("target")))
                                .options(list -> {
                                    if (text.has("target-mac")) {
                                        list.add(
                                                o -> o.bodyAsTargetLinkAddress().address(text.need("target-mac")));
                                    }
                                });
                    case "ra" ->
                        message.bodyAsRouterAdvertisement()
                                .hopLimit((int) text.number("hops", 0))
                                .routerLifetime((int) text.number("lifetime", 1800))
                                .reachableTime(text.number("reachable", 0))
                                .retransmitTimer(text.number("retransmit", 0))
                                .options(list -> advertised(text, list));
                    default -> message.bodyAsOther((int) text.number("kind", 0)).data(data);
                })
                .build();
        return FrameWriter.built(buffer);
    }

    private static void advertised(PacketText text, Icmpv6.Builder.BodyRouterAdvertisementOptionsList list) {
        if (text.has("source-mac")) {
            list.add(o -> o.bodyAsSourceLinkAddress().address(text.need("source-mac")));
        }
        if (text.has("mtu")) {
            list.add(o -> o.bodyAsMtu().mtu(text.number("mtu", 0)));
        }
        if (text.has("prefix")) {
            String[] prefix = text.need("prefix").split("/");
            list.add(o -> o.bodyAsPrefixInformation()
                    .prefixLength(Integer.parseInt(prefix[1]))
                    .onLink(text.has("onlink"))
                    .autonomous(text.has("autonomous"))
                    .validLifetime(text.number("valid", 7200))
                    .preferredLifetime(text.number("preferred", 3600))
                    .prefix(FrameWriter.octets(prefix[0])));
        }
    }

    private Bytes quote(PacketText text) {
        String about = text.get("about", "last");
        if (about.equals("last")) {
            return world.lastOut.slice(0, Math.min(world.lastOut.length(), MOST_QUOTED));
        }
        Flow flow = world.flow(text.get("flow", Flow.DEFAULT));
        ByteBuffer buffer = FrameWriter.room();
        Ipv6.builder(buffer)
                .src(FrameWriter.octets(flow.local.toString()))
                .dest(FrameWriter.octets(flow.remote.toString()))
                .body(body -> body.asPayload(FrameWriter.TCP).payload(MessageText.segment(flow, about)))
                .build();
        return FrameWriter.built(buffer);
    }

    PacketText read(Bytes content, Bytes pseudo, Map<String, String> values) throws ParseException {
        Icmpv6 message = Icmpv6.parse(content, pseudo);
        if (!message.checksumValid()) {
            values.put("sum", "bad");
        }
        switch (message.bodyKind()) {
            case Echo -> {
                Icmpv6.Body.Echo body = message.bodyAsEcho();
                MessageText.echo(values, "echo", body.identifier(), body.sequence(), body.data());
            }
            case EchoReply -> {
                Icmpv6.Body.EchoReply body = message.bodyAsEchoReply();
                MessageText.echo(values, "echo-reply", body.identifier(), body.sequence(), body.data());
            }
            case Unreachable -> {
                values.put("kind", "unreachable");
                values.put("code", MessageText.code(message.code(), CODES));
                MessageText.about(
                        world, values, message.bodyAsUnreachable().asPlain().original());
            }
            case TimeExceeded -> {
                values.put("kind", "time-exceeded");
                values.put("code", "" + message.code());
                MessageText.about(
                        world, values, message.bodyAsTimeExceeded().asPlain().original());
            }
            case ParameterProblem -> {
                values.put("kind", "parameter-problem");
                values.put("code", "" + message.code());
                values.put("pointer", "" + message.bodyAsParameterProblem().pointer());
                MessageText.about(
                        world, values, message.bodyAsParameterProblem().original());
            }
            case NeighborSolicitation -> {
                values.put("kind", "ns");
                values.put(
                        "target", address(message.bodyAsNeighborSolicitation().target()));
                station(values, message.bodyAsNeighborSolicitation().options());
            }
            case NeighborAdvertisement -> {
                Icmpv6.Body.NeighborAdvertisement body = message.bodyAsNeighborAdvertisement();
                values.put("kind", "na");
                values.put("target", address(body.target()));
                flag(values, "solicited", body.solicited());
                flag(values, "override", body.override());
                flag(values, "router", body.router());
                station(values, body.options());
            }
            case RouterSolicitation -> {
                values.put("kind", "rs");
                station(values, message.bodyAsRouterSolicitation().options());
            }
            default -> values.put("kind", "" + message.typeRaw());
        }
        return new PacketText("icmp6", values);
    }

    private static void flag(Map<String, String> values, String name, boolean isSet) {
        if (isSet) {
            values.put(name, PacketText.YES);
        }
    }

    static String address(Bytes octets) {
        return IpAddress.of(octets).toString();
    }

    private static void station(Map<String, String> values, NdpOption.Sequence options) throws ParseException {
        for (NdpOption option : options) {
            switch (option.bodyKind()) {
                case SourceLinkAddress ->
                    values.put(
                            "source-mac",
                            MacAddress.text(MacAddress.of(
                                    option.bodyAsSourceLinkAddress().address())));
                case TargetLinkAddress ->
                    values.put(
                            "target-mac",
                            MacAddress.text(MacAddress.of(
                                    option.bodyAsTargetLinkAddress().address())));
                default -> values.put("option", "" + option.typeRaw());
            }
        }
    }
}
