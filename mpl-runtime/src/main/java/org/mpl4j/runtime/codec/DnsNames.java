package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.wire.Labels;
import org.mpl4j.runtime.wire.NameTable;

/**
 * What the two codecs for domain names share: reading, which is the same for both, and writing with or without
 * pointers.
 */
final class DnsNames {
    private static final int POINTER_BYTES = 2;

    private DnsNames() {}

    /**
     * Validates a name and finds its end in its own place, which is after the first pointer if there is one.
     *
     * <p>RFC 1035 section 4.1.4 calls what a pointer leads to a prior occurrence. So every run of labels that is
     * pointed to must lie wholly before the run that points to it, which also rules out loops.
     */
    static int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) throws ParseException {
        int runStart = start;
        int runLimit = limit;
        int at = start;
        int octets = 0;
        int pointers = 0;
        int end = -1;
        while (true) {
            requireOctets(start, at, 1, runLimit, pointers);
            int octet = b.get(at);
            if ((octet & Labels.POINTER_MARK) == Labels.POINTER_MARK) {
                requireOctets(start, at, POINTER_BYTES, runLimit, pointers);
                end = pointers == 0 ? at + POINTER_BYTES : end;
                if (++pointers > limits.maxNamePointers()) {
                    throw ParseException.limit(null, at, "pointers in a name", limits.maxNamePointers());
                }
                at = target(b, at, origin, runStart);
                runLimit = runStart;
                runStart = at;
            } else {
                octets += 1 + labelLength(octet, at, octets);
                requireOctets(start, at, 1 + octet, runLimit, pointers);
                at += 1 + octet;
                if (octet == 0) {
                    return pointers == 0 ? at : end;
                }
            }
        }
    }

    private static int labelLength(int octet, int at, int octets) throws ParseException {
        if (octet < 0 || octet > Labels.MAX_LABEL) {
            throw ParseException.invalid(null, at, "a label of at most 63 octets or a pointer", octet & 0xff);
        }
        if (octets + 1 + octet > Labels.MAX_NAME) {
            throw ParseException.invalid(null, at, "a name of at most 255 octets", "more");
        }
        return octet;
    }

    private static int target(ByteBuffer b, int at, int origin, int runStart) throws ParseException {
        int offset = b.getShort(at) & Labels.POINTER_LIMIT - 1;
        if (origin + offset >= runStart) {
            throw ParseException.invalid(null, at, "a pointer to a place before offset " + (runStart - origin), offset);
        }
        return origin + offset;
    }

    /**
     * In its own place a name can be cut off by the end of the input; where it was pointed to, the bytes are there, but
     * belong to something else.
     */
    private static void requireOctets(int start, int at, int count, int runLimit, int pointers) throws ParseException {
        if (count > runLimit - at) {
            throw pointers == 0
                    ? ParseException.truncated(null, start, (long) at - start + count, (long) runLimit - start)
                    : ParseException.invalid(
                            null, at, "the end of the name before what points to it", "a label across it");
        }
    }

    /** Appends a name and notes its suffixes, so that later names can point to them. */
    static void write(PacketWriter out, DnsName name, boolean isCompressed) {
        NameTable names = out.names();
        ByteBuffer source = name.buffer();
        int labelCount = names.split(source, name.start(), name.origin(), out.position());
        for (int label = 0; label < labelCount; label++) {
            int slot = names.slot(label);
            if (isCompressed && names.offset(slot) >= 0) {
                int at = out.put16(null, Labels.POINTER_MARK << 8 | names.offset(slot));
                names.addPointer(at);
                return;
            }
            int from = names.labelStart(label);
            int at = out.claim(null, 1 + name.labelLength(from));
            Labels.copy(source, from, out.buffer(), at);
            names.set(slot, label, at);
        }
        out.put8(null, 0);
    }
}
