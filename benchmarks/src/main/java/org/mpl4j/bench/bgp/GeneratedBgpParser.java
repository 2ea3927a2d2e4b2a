package org.mpl4j.bench.bgp;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.packets.bgp.Bgp;
import org.mpl4j.bench.packets.bgp.BgpAsSegment;
import org.mpl4j.bench.packets.bgp.BgpAttribute;
import org.mpl4j.bench.packets.bgp.BgpPrefix;
import org.mpl4j.bench.packets.bgp.BgpUpdate;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** Reads an UPDATE with generated views. */
final class GeneratedBgpParser {
    private static final int AS_SIZE = 4;

    private GeneratedBgpParser() {}

    static long parse(ByteBuffer buffer) {
        Bgp bgp;
        try {
            bgp = Bgp.parse(buffer, AS_SIZE, false);
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
        Bytes marker = bgp.marker();
        if (bgp.bodyKind() != Bgp.BodyKind.UPDATE || marker.int64(0) != -1 || marker.int64(8) != -1) {
            return FieldMix.REFUSED;
        }
        BgpUpdate update = bgp.bodyAsUPDATE().update();
        long mix = FieldMix.START;
        for (BgpPrefix prefix : update.withdrawn()) {
            mix = prefix(prefix, mix);
        }
        for (BgpAttribute attribute : update.attributes()) {
            mix = attribute(attribute, FieldMix.add(mix, attribute.typeCodeRaw()));
        }
        for (BgpPrefix prefix : update.nlri()) {
            mix = prefix(prefix, mix);
        }
        return mix;
    }

    private static long prefix(BgpPrefix prefix, long mix) {
        Bytes bytes = prefix.prefix();
        long number = 0;
        for (int i = 0; i < bytes.length(); i++) {
            number = number << 8 | bytes.uint8(i);
        }
        return FieldMix.add(FieldMix.add(mix, prefix.prefixLength()), number);
    }

    private static long attribute(BgpAttribute attribute, long before) {
        return switch (attribute.dataKind()) {
            case ORIGIN -> FieldMix.add(before, attribute.dataAsORIGIN().originRaw());
            case AS_PATH -> path(attribute.dataAsAS_PATH(), before);
            case NEXT_HOP -> FieldMix.add(before, attribute.dataAsNEXT_HOP().nextHop());
            case MULTI_EXIT_DISC ->
                FieldMix.add(before, attribute.dataAsMULTI_EXIT_DISC().metric());
            case LOCAL_PREF -> FieldMix.add(before, attribute.dataAsLOCAL_PREF().preference());
            case COMMUNITIES -> communities(attribute.dataAsCOMMUNITIES(), before);
            default -> before;
        };
    }

    private static long path(BgpAttribute.Data.AS_PATH path, long before) {
        long mix = before;
        for (BgpAsSegment segment : path.segments()) {
            mix = FieldMix.add(mix, segment.segmentTypeRaw());
            for (BgpAsSegment.PathItem as : segment.path()) {
                mix = FieldMix.add(mix, as.asNumber());
            }
        }
        return mix;
    }

    private static long communities(BgpAttribute.Data.COMMUNITIES communities, long before) {
        long mix = before;
        for (var community : communities.communities()) {
            mix = FieldMix.add(FieldMix.add(mix, community.asNumber()), community.number());
        }
        return mix;
    }
}
