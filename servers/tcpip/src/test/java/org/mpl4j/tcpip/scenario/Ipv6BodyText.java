package org.mpl4j.tcpip.scenario;

import java.util.Set;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.packets.ip.Ipv6Body;

/** What is behind the first header of packets of IPv6: fragments, and extension headers. */
final class Ipv6BodyText {
    private Ipv6BodyText() {}

    /** Whether a message gets 255 hops. */
    static boolean isDiscovery(PacketText text) {
        return Set.of("ns", "na", "rs", "ra").contains(text.get("kind", ""));
    }

    /** Makes a fragment, the bytes of the whole from one place up to another one. */
    static Ipv6Body.Builder.Content fragment(PacketText text, FrameWriter.Whole whole, int from, int to) {
        Bytes part = whole.content().slice(from, to);
        return body -> {
            var fragment = from == 0 ? body.asFragment() : body.asFragment().nextHeader(whole.protocol());
            var placed = fragment.moreFragments(text.has("more")).identification(text.number("ip.id", 7));
            return from == 0
                    ? placed.asFirst()
                            .rest(rest -> rest.asPayload(whole.protocol()).payload(part))
                    : placed.asLater(from / 8).fragment(part);
        };
    }

    /** Makes a whole packet. */
    static Ipv6Body.Builder.Content whole(PacketText text, FrameWriter.Whole whole) {
        long protocol = text.number("ip.proto", whole.protocol());
        return extended(text, body -> body.asPayload(protocol).payload(whole.content()));
    }

    /** Puts extension headers in front of what is in a packet. */
    private static Ipv6Body.Builder.Content extended(PacketText text, Ipv6Body.Builder.Content inner) {
        Bytes four = StreamBytes.bytes(0, 4);
        if (text.has("ip.hop-option")) {
            int type = (int) text.number("ip.hop-option", 0);
            return body -> body.asHopByHop()
                    .options(o -> o.add(one -> one.asOther(type).data(four)))
                    .rest(inner);
        }
        if (text.has("ip.dest-option")) {
            int type = (int) text.number("ip.dest-option", 0);
            return body -> body.asDestination()
                    .options(o -> o.add(one -> one.asOther(type).data(four)))
                    .rest(inner);
        }
        if (text.has("ip.segments-left")) {
            int left = (int) text.number("ip.segments-left", 0);
            return body -> body.asRouting()
                    .segmentsLeft(left)
                    .routingAsOther(253)
                    .data(four)
                    .rest(inner);
        }
        return inner;
    }
}
