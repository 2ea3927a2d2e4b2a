package org.mpl4j.compiler.spl.replay;

import java.util.HashMap;
import java.util.Map;
import org.mpl4j.compiler.interpret.value.PacketValue;

/**
 * Names of TCP segments by their flags: {@code SYN}, {@code SYN_ACK}, {@code ACK}, {@code FIN}, {@code RST}. To whoever receives it, a segment that is the first to
 * acknowledge his FIN is {@code ACK_of_FIN} or {@code FIN_and_ACK_of_FIN}.
 */
final class SegmentNames {
    /** For each sender, the sequence number behind his FIN, while nobody has acknowledged that. */
    private final Map<String, Long> open = new HashMap<>();

    /** What a segment is to both sides. */
    record Names(String sent, String received) {}

    Names of(String sender, String receiver, PacketValue segment) {
        if (isSet(segment, "rst")) {
            open.remove(sender);
            open.remove(receiver);
            return new Names("RST", "RST");
        } else if (isSet(segment, "syn")) {
            String name = isSet(segment, "ack") ? "SYN_ACK" : "SYN";
            return new Names(name, name);
        }
        boolean isFin = isSet(segment, "fin");
        boolean isCovering = isSet(segment, "ack")
                && open.getOrDefault(receiver, -1L) == PacketFields.number(segment, "acknowledgment");
        if (isCovering) {
            open.remove(receiver);
        }
        if (isFin) {
            long behind = PacketFields.number(segment, "sequence")
                    + PacketFields.content(segment, "payload").length()
                    + 1;
            open.put(sender, behind & 0xffff_ffffL);
        }
        String received = isCovering ? isFin ? "FIN_and_ACK_of_FIN" : "ACK_of_FIN" : isFin ? "FIN" : "ACK";
        return new Names(isFin ? "FIN" : "ACK", received);
    }

    private static boolean isSet(PacketValue segment, String flag) {
        return PacketFields.number(segment, flag) != 0;
    }
}
