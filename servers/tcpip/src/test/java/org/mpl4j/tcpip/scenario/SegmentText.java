package org.mpl4j.tcpip.scenario;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.packets.tcp.Tcp;
import org.mpl4j.tcpip.packets.tcp.TcpOption;

/** Segments of TCP as scenarios write them, both ways. */
final class SegmentText {
    private static final int MOST_SHIFT = 14;
    private static final Pattern LARGE_SHIFT = Pattern.compile("wscale (1[5-9]|[2-9]\\d)");

    private final World world;

    SegmentText(World world) {
        this.world = world;
    }

    /** Makes the peer's segment. */
    Bytes write(PacketText text, Bytes pseudo) {
        Flow flow = world.flow(text.need("flow"));
        String flags = text.need("flags");
        String[] ends = text.need("seq").split("(?<=\\d):");
        long begin = flow.toPeer(ends[0]);
        int count = ends.length < 2 ? 0 : (int) (flow.toPeer(ends[1]) - begin);
        long place = (int) begin - flow.peerInitial - (flags.contains("S") ? 0 : 1);
        ByteBuffer buffer = FrameWriter.room();
        var segment = Tcp.builder(buffer, pseudo)
                .sourcePort(flow.remotePort)
                .destPort(flow.localPort)
                .sequence(begin)
                .acknowledgment(text.has("ack") ? flow.toOurs(text.need("ack")) : 0)
                .cwr(flags.contains("W"))
                .ece(flags.contains("E"))
                .urg(flags.contains("U"))
                .ack(flags.contains("."))
                .psh(flags.contains("P"))
                .rst(flags.contains("R"))
                .syn(flags.contains("S"))
                .fin(flags.contains("F"))
                .window((int) text.number("win", 0xffff))
                .urgentPointer((int) text.number("urg", 0));
        List<TcpOption.Builder.Content> options = options(text.get("options", ""), flow);
        segment.options(list -> options.forEach(list::add))
                .payload(StreamBytes.bytes(place, count))
                .build();
        return withLargeShift(text.get("options", ""), FrameWriter.built(buffer), pseudo);
    }

    /** The builder makes no shift of more than 14; the peer of a scenario may. */
    private static Bytes withLargeShift(String options, Bytes built, Bytes pseudo) {
        Matcher large = LARGE_SHIFT.matcher(options);
        if (!large.find()) {
            return built;
        }
        byte[] bytes = built.toArray();
        for (int at = 20; at + 2 < bytes.length; at++) {
            if (bytes[at] == 3 && bytes[at + 1] == 3 && bytes[at + 2] == MOST_SHIFT) {
                bytes[at + 2] = Byte.parseByte(large.group(1));
                // RFC 1624: the sum changes by as much as the two bytes do, wherever they are in their words.
                int difference = Byte.parseByte(large.group(1)) - MOST_SHIFT;
                int sum = ((bytes[16] & 0xff) << 8 | bytes[17] & 0xff)
                        - ((at + 2 & 1) == 0 ? difference << 8 : difference);
                sum = sum < 0 ? sum + 0xffff : sum;
                bytes[16] = (byte) (sum >> 8);
                bytes[17] = (byte) sum;
                return Bytes.wrap(bytes);
            }
        }
        return built;
    }

    private static List<TcpOption.Builder.Content> options(String text, Flow flow) {
        List<TcpOption.Builder.Content> options = new ArrayList<>();
        int length = 0;
        for (String option : text.isEmpty() ? new String[0] : text.split("\\s*,\\s*")) {
            String[] words = option.split("\\s+");
            switch (words[0]) {
                case "mss" -> {
                    options.add(one -> one.asMaximumSegmentSize().mss(Integer.parseInt(words[1])));
                    length += 4;
                }
                case "wscale" -> {
                    options.add(one -> one.asWindowScale().shift(Math.min(Integer.parseInt(words[1]), MOST_SHIFT)));
                    length += 3;
                }
                case "sackok" -> {
                    options.add(TcpOption.Builder.NeedsKindBranch::asSackPermitted);
                    length += 2;
                }
                case "ts" -> {
                    options.add(one -> one.asTimestamps()
                            .tsValue(PacketText.number(words[1]) & 0xffff_ffffL)
                            .tsEchoReply(flow.toOurTimestamp(words[2])));
                    length += 10;
                }
                case "sack" -> {
                    options.add(one -> one.asSack().blocks(list -> {
                        for (int i = 1; i < words.length; i++) {
                            String[] edges = words[i].split(":");
                            list.add(block ->
                                    block.leftEdge(flow.toOurs(edges[0])).rightEdge(flow.toOurs(edges[1])));
                        }
                    }));
                    length += 2 + 8 * (words.length - 1);
                }
                case "kind" -> {
                    options.add(one -> one.asOther(Integer.parseInt(words[1])).data(StreamBytes.bytes(0, 2)));
                    length += 4;
                }
                case "nop" -> {
                    options.add(TcpOption.Builder.NeedsKindBranch::asNoOperation);
                    length++;
                }
                default -> throw new ScenarioFailure("there is no option '" + words[0] + "'");
            }
        }
        for (; length % 4 != 0; length++) {
            options.add(TcpOption.Builder.NeedsKindBranch::asNoOperation);
        }
        return options;
    }

    /** Puts one of our segments into words. */
    PacketText read(Bytes content, Bytes pseudo, Map<String, String> values, @Nullable Flow known)
            throws ParseException {
        Tcp tcp = Tcp.parse(content, pseudo);
        Flow flow = known == null ? new Flow("?", true) : known;
        if (tcp.syn() && flow.initial == null) {
            flow.initial = (int) tcp.sequence();
        }
        Map<String, String> result = new LinkedHashMap<>();
        result.put("flow", flow.name);
        result.put("flags", flags(tcp));
        int count = tcp.payload().length();
        String begin = flow.ofOurs(tcp.sequence());
        result.put("seq", count == 0 ? begin : begin + ":" + flow.ofOurs(tcp.sequence() + count));
        if (tcp.ack()) {
            result.put("ack", known == null ? "=" + tcp.acknowledgment() : flow.ofPeer(tcp.acknowledgment()));
        }
        result.put("win", "" + tcp.window());
        if (tcp.urg()) {
            result.put("urg", "" + tcp.urgentPointer());
        }
        result.put("options", options(tcp, flow));
        result.put("length", "" + count);
        result.put("sport", "" + tcp.sourcePort());
        result.put("dport", "" + tcp.destPort());
        if (!tcp.checksumValid()) {
            result.put("sum", "bad");
        }
        Integer ours = flow.initial;
        if (count > 0 && ours != null) {
            long place = (int) tcp.sequence() - ours - 1;
            boolean isRight = tcp.payload().equals(StreamBytes.bytes(place, count));
            result.put("data", isRight ? "right" : "wrong");
        }
        result.putAll(values);
        return new PacketText("tcp", result);
    }

    private static String flags(Tcp tcp) {
        return (tcp.syn() ? "S" : "")
                + (tcp.fin() ? "F" : "")
                + (tcp.rst() ? "R" : "")
                + (tcp.psh() ? "P" : "")
                + (tcp.urg() ? "U" : "")
                + (tcp.ece() ? "E" : "")
                + (tcp.cwr() ? "W" : "")
                + (tcp.ack() ? "." : "");
    }

    private static String options(Tcp tcp, Flow flow) throws ParseException {
        List<String> options = new ArrayList<>();
        for (TcpOption option : tcp.options()) {
            switch (option.kindKind()) {
                case NoOperation, EndOfList -> {}
                case MaximumSegmentSize ->
                    options.add("mss " + option.asMaximumSegmentSize().mss());
                case WindowScale ->
                    options.add("wscale " + option.asWindowScale().shift());
                case SackPermitted -> options.add("sackok");
                case Timestamps -> {
                    long value = option.asTimestamps().tsValue();
                    if (flow.firstTimestamp == null) {
                        flow.firstTimestamp = (int) value;
                    }
                    options.add("ts " + flow.ofOurTimestamp(value) + " "
                            + option.asTimestamps().tsEchoReply());
                }
                case Sack -> {
                    StringBuilder blocks = new StringBuilder("sack");
                    for (var block : option.asSack().blocks()) {
                        blocks.append(' ')
                                .append(flow.ofPeer(block.leftEdge()))
                                .append(':')
                                .append(flow.ofPeer(block.rightEdge()));
                    }
                    options.add(blocks.toString());
                }
                default -> options.add("kind " + option.kindRaw());
            }
        }
        return String.join(",", options);
    }
}
