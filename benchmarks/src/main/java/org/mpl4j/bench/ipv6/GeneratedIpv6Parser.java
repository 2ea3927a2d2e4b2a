package org.mpl4j.bench.ipv6;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.packets.ip.Ipv6;
import org.mpl4j.bench.packets.ip.Ipv6Body;
import org.mpl4j.bench.packets.ip.Ipv6Body.NextBranch;
import org.mpl4j.bench.packets.ip.Ipv6Option;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** Reads an IPv6 packet and its extension headers with generated views. */
public final class GeneratedIpv6Parser {
    private GeneratedIpv6Parser() {}

    static long parse(ByteBuffer buffer) {
        try {
            return mix(Ipv6.parse(buffer));
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
    }

    /** The mix of a packet that was parsed. */
    public static long mix(Ipv6 ip) {
        if (ip.version() != 6) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, ip.flowLabel());
        mix = FieldMix.add(FieldMix.add(mix, ip.payloadLength()), ip.nextHeaderRaw());
        mix = FieldMix.add(mix, ip.hopLimit());
        mix = address(ip.dest(), address(ip.src(), mix));
        return chain(ip.body(), mix);
    }

    private static long address(Bytes address, long mix) {
        return FieldMix.add(FieldMix.add(mix, address.int64(0)), address.int64(8));
    }

    private static long chain(Ipv6Body first, long before) {
        Ipv6Body body = first;
        long mix = before;
        while (true) {
            switch (body.nextKind()) {
                case HopByHop -> {
                    NextBranch.HopByHop hopByHop = body.asHopByHop();
                    for (Ipv6Option option : hopByHop.options()) {
                        mix = FieldMix.add(mix, option.typeRaw());
                    }
                    mix = FieldMix.add(mix, hopByHop.nextHeaderRaw());
                    body = hopByHop.rest();
                }
                case Destination -> {
                    NextBranch.Destination destination = body.asDestination();
                    for (Ipv6Option option : destination.options()) {
                        mix = FieldMix.add(mix, option.typeRaw());
                    }
                    mix = FieldMix.add(mix, destination.nextHeaderRaw());
                    body = destination.rest();
                }
                case Routing -> {
                    NextBranch.Routing routing = body.asRouting();
                    mix = FieldMix.add(routing(routing, mix), routing.nextHeaderRaw());
                    body = routing.rest();
                }
                case Fragment -> {
                    NextBranch.Fragment fragment = body.asFragment();
                    mix = FieldMix.add(FieldMix.add(mix, fragment.fragmentOffset()), fragment.moreFragments() ? 1 : 0);
                    mix = FieldMix.add(mix, fragment.identification());
                    if (fragment.fragmentOffset() != 0) {
                        return FieldMix.add(mix, fragment.asLater().fragment().length());
                    }
                    mix = FieldMix.add(mix, fragment.nextHeaderRaw());
                    body = fragment.asFirst().rest();
                }
                case Authentication -> {
                    return FieldMix.REFUSED;
                }
                case Payload -> {
                    return payload(body.asPayload().payload(), mix);
                }
            }
        }
    }

    private static long payload(Bytes payload, long mix) {
        return payload.length() < 2
                ? FieldMix.REFUSED
                : FieldMix.add(FieldMix.add(mix, payload.length()), payload.uint16(0));
    }

    private static long routing(NextBranch.Routing routing, long before) {
        long mix = FieldMix.add(FieldMix.add(before, routing.routingTypeRaw()), routing.segmentsLeft());
        if (routing.routingKind() == NextBranch.Routing.RoutingKind.SegmentRouting) {
            for (var segment : routing.routingAsSegmentRouting().segments()) {
                mix = address(segment.segment(), mix);
            }
        }
        return mix;
    }
}
