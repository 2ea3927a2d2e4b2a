package org.mpl4j.tcpip.scenario;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.packets.icmp.Icmp;
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.packets.tcp.Tcp;

/** Messages of ICMP as scenarios write them, both ways. */
final class MessageText {
    private static final List<String> CODES = List.of("net", "host", "protocol", "port", "too-long", "source-route");
    private static final int MOST_QUOTED = 548;

    private final World world;

    MessageText(World world) {
        this.world = world;
    }

    Bytes write(PacketText text) {
        ByteBuffer buffer = FrameWriter.room();
        int id = (int) text.number("id", 0);
        int sequence = (int) text.number("seq", 0);
        Bytes data = StreamBytes.bytes(0, (int) text.number("length", 0));
        var message = Icmp.builder(buffer).code(code(text, CODES));
        (switch (text.need("kind")) {
                    case "echo" ->
                        message.bodyAsEcho().identifier(id).sequence(sequence).data(data);
                    case "echo-reply" ->
                        message.bodyAsEchoReply()
                                .identifier(id)
                                .sequence(sequence)
                                .data(data);
                    case "unreachable" ->
                        message.bodyAsUnreachable()
                                .mtu((int) text.number("mtu", 0))
                                .asPlain()
                                .original(quote(text));
                    case "time-exceeded" ->
                        message.bodyAsTimeExceeded().asPlain().original(quote(text));
                    case "parameter-problem" ->
                        message.bodyAsParameterProblem()
                                .pointer((int) text.number("pointer", 0))
                                .asPlain()
                                .original(quote(text));
                    case "source-quench" -> message.bodyAsSourceQuench().original(quote(text));
                    case "redirect" ->
                        message.bodyAsRedirect().gateway(text.need("gateway")).original(quote(text));
                    default -> message.bodyAsOther((int) text.number("kind", 0)).data(data);
                })
                .build();
        return FrameWriter.built(buffer);
    }

    static int code(PacketText text, List<String> names) {
        String code = text.get("code", "0");
        int named = names.indexOf(code);
        return named >= 0 ? named : (int) PacketText.number(code);
    }

    static String code(int code, List<String> names) {
        return code < names.size() ? names.get(code) : "" + code;
    }

    /** What an error to us is about. */
    private Bytes quote(PacketText text) {
        String about = text.get("about", "last");
        if (about.equals("last")) {
            return world.lastOut.slice(0, Math.min(world.lastOut.length(), MOST_QUOTED));
        }
        if (!about.startsWith("tcp ")) {
            throw new ScenarioFailure("an error is 'about last', or 'about tcp N'");
        }
        Flow flow = world.flow(text.get("flow", Flow.DEFAULT));
        ByteBuffer buffer = FrameWriter.room();
        Ipv4.builder(buffer)
                .protocol(FrameWriter.TCP)
                .src(flow.local.toString())
                .dest(flow.remote.toString())
                .payload(segment(flow, about))
                .build();
        return FrameWriter.built(buffer);
    }

    /** A segment of ours that was perhaps never sent. */
    static Bytes segment(Flow flow, String about) {
        ByteBuffer buffer = FrameWriter.room();
        Tcp.builder(buffer, Bytes.EMPTY)
                .sourcePort(flow.localPort)
                .destPort(flow.remotePort)
                .sequence(flow.toOurs(about.substring("tcp ".length())))
                .window(1)
                .payload(Bytes.EMPTY)
                .build();
        return FrameWriter.built(buffer);
    }

    PacketText read(Bytes content, Map<String, String> values) throws ParseException {
        Icmp message = Icmp.parse(content);
        if (!message.checksumValid()) {
            values.put("sum", "bad");
        }
        switch (message.bodyKind()) {
            case Echo -> {
                Icmp.Body.Echo body = message.bodyAsEcho();
                echo(values, "echo", body.identifier(), body.sequence(), body.data());
            }
            case EchoReply -> {
                Icmp.Body.EchoReply body = message.bodyAsEchoReply();
                echo(values, "echo-reply", body.identifier(), body.sequence(), body.data());
            }
            case Unreachable -> {
                values.put("kind", "unreachable");
                values.put("mtu", "" + message.bodyAsUnreachable().mtu());
                about(values, message.bodyAsUnreachable().asPlain().original());
                values.put("code", code(message.code(), CODES));
            }
            case TimeExceeded -> {
                values.put("kind", "time-exceeded");
                values.put("code", "" + message.code());
                about(values, message.bodyAsTimeExceeded().asPlain().original());
            }
            case ParameterProblem -> {
                values.put("kind", "parameter-problem");
                values.put("code", "" + message.code());
                values.put("pointer", "" + message.bodyAsParameterProblem().pointer());
                about(values, message.bodyAsParameterProblem().asPlain().original());
            }
            default -> values.put("kind", "" + message.typeRaw());
        }
        return new PacketText("icmp", values);
    }

    static void echo(Map<String, String> values, String kind, int id, int sequence, Bytes data) {
        values.put("kind", kind);
        values.put("id", "" + id);
        values.put("seq", "" + sequence);
        values.put("length", "" + data.length());
        if (!data.equals(StreamBytes.bytes(0, data.length()))) {
            values.put("data", "wrong");
        }
    }

    private void about(Map<String, String> values, Bytes quoted) {
        about(world, values, quoted);
    }

    /** Whether an error of ours quotes the beginning of what came in last, and how much of it. */
    static void about(World world, Map<String, String> values, Bytes quoted) {
        Bytes last = world.lastIn;
        boolean isLast = quoted.length() >= 28
                && quoted.length() <= last.length()
                && quoted.equals(last.slice(0, quoted.length()));
        values.put("about", isLast ? "last" : "other");
        values.put("quoted", "" + quoted.length());
    }
}
