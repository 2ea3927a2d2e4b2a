package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.wire.BigEndian;
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
        int at = start;
        while (true) {
            if (at >= limit) {
                throw cutOff(start, at, 1, limit);
            }
            int octet = BigEndian.get(b, at);
            if (octet < 0) {
                return skipPointer(b, start, at, limit, origin, limits);
            }
            int next = at + 1 + octet;
            if (octet > Labels.MAX_LABEL || next - start > Labels.MAX_NAME) {
                throw tooLong(octet, at);
            } else if (next > limit) {
                throw cutOff(start, at, 1 + octet, limit);
            } else if (octet == 0) {
                return next;
            }
            at = next;
        }
    }

    /** The end of a name of which the labels before the first pointer have been validated. */
    private static int skipPointer(ByteBuffer b, int start, int end, int limit, int origin, Limits limits)
            throws ParseException {
        int octets = end - start;
        int runStart = start;
        int runLimit = limit;
        int at = end;
        int pointers = 0;
        while (true) {
            int octet = BigEndian.get(b, at);
            if ((octet & Labels.POINTER_MARK) != Labels.POINTER_MARK) {
                octets = afterLabel(octet, at, octets, runLimit);
                at += 1 + octet;
                if (octet == 0) {
                    return end + POINTER_BYTES;
                }
            } else {
                if (POINTER_BYTES > runLimit - at) {
                    throw pointers == 0 ? cutOff(start, at, POINTER_BYTES, limit) : acrossPointer(at);
                } else if (++pointers > limits.maxNamePointers()) {
                    throw ParseException.limit(null, at, "pointers in a name", limits.maxNamePointers());
                }
                at = target(b, at, origin, runStart);
                runLimit = runStart;
                runStart = at;
            }
            if (at >= runLimit) {
                throw acrossPointer(at);
            }
        }
    }

    /** How many octets there are after a label that was pointed to. */
    private static int afterLabel(int octet, int at, int octets, int runLimit) throws ParseException {
        if (octet < 0 || octet > Labels.MAX_LABEL || octets + 1 + octet > Labels.MAX_NAME) {
            throw tooLong(octet, at);
        } else if (octet >= runLimit - at) {
            throw acrossPointer(at);
        }
        return octets + 1 + octet;
    }

    private static int target(ByteBuffer b, int at, int origin, int runStart) throws ParseException {
        int offset = BigEndian.getShort(b, at) & Labels.POINTER_LIMIT - 1;
        if (origin + offset >= runStart) {
            throw ParseException.invalid(null, at, "a pointer to a place before offset " + (runStart - origin), offset);
        }
        return origin + offset;
    }

    private static ParseException tooLong(int octet, int at) {
        return octet < 0 || octet > Labels.MAX_LABEL
                ? ParseException.invalid(null, at, "a label of at most 63 octets or a pointer", octet & 0xff)
                : ParseException.invalid(null, at, "a name of at most 255 octets", "more");
    }

    /** In its own place a name can be cut off by the end of the input. */
    private static ParseException cutOff(int start, int at, int count, int limit) {
        return ParseException.truncated(null, start, (long) at - start + count, (long) limit - start);
    }

    /** Where a name was pointed to, the bytes are there, but belong to something else. */
    private static ParseException acrossPointer(int at) {
        return ParseException.invalid(null, at, "the end of the name before what points to it", "a label across it");
    }

    /** Appends a name and notes its suffixes, so that later names can point to them. */
    static void write(PacketWriter out, DnsName name, boolean isCompressed) {
        ByteBuffer source = name.buffer();
        if (!out.isPointingToNames()) {
            // Nobody will ask for its suffixes.
            int at = out.claim(null, name.wireLength());
            Labels.copyName(source, name.start(), name.origin(), out.buffer(), at);
            return;
        }
        NameTable names = out.names();
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
