package org.mpl4j.compiler.spl.resolve;

import java.util.Locale;
import org.mpl4j.compiler.spl.model.Direction;

/** How statecalls are spelt. */
final class CallNames {
    static final String RECEIVE = "Receive_";
    static final String TRANSMIT = "Transmit_";
    private static final String EXPIRED = "Expired_";

    private CallNames() {}

    /** What a packet is called in its statecalls: each word begins with a capital letter. */
    static String packet(String name) {
        StringBuilder out = new StringBuilder();
        for (String word : name.split("_", -1)) {
            out.append(out.isEmpty() ? "" : "_");
            out.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return out.toString();
    }

    /** The name of a leaf behind its direction; what no name can have is a line below. */
    static String leaf(String packet, PacketLeaf leaf) {
        StringBuilder out = new StringBuilder(packet);
        leaf.labels().forEach(label -> out.append('_').append(label.replaceAll("[^A-Za-z0-9_']", "_")));
        return out.toString();
    }

    /** The event that a time limit is over. */
    static String expiry(String limit) {
        return EXPIRED + limit;
    }

    /** What the beginning of a name that is no packet's says. */
    static Direction direction(String name) {
        if (name.startsWith(RECEIVE)) {
            return Direction.RECEIVE;
        }
        return name.startsWith(TRANSMIT) ? Direction.TRANSMIT : Direction.EVENT;
    }
}
