package org.mpl4j.dns.zone.file;

import java.io.IOException;
import java.util.BitSet;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.packets.dns.DnsRr.Builder.Complete;
import org.mpl4j.dns.packets.dns.DnsRr.Builder.RecordNeedsRdata;
import org.mpl4j.runtime.Bytes;
import org.xbill.DNS.Name;
import org.xbill.DNS.Tokenizer;
import org.xbill.DNS.Type;

/** The text of the data of CSYNC records (RFC 7477 section 2.1.2): serial, flags and types. */
final class CsyncText {
    private static final int IMMEDIATE = 1;
    private static final int SOA_MINIMUM = 2;
    private static final int WINDOW = 256;

    private CsyncText() {}

    static Complete read(RecordNeedsRdata rr, Tokenizer tokens, Name origin) throws IOException {
        long serial = tokens.getUInt32();
        int flags = tokens.getUInt16();
        if (flags > (IMMEDIATE | SOA_MINIMUM)) {
            throw tokens.exception("flags are 1 and 2: " + flags);
        }
        Map<Integer, byte[]> windows = windows(tokens);
        return rr.rdataAsCSYNC()
                .serial(serial)
                .soaMinimum((flags & SOA_MINIMUM) != 0)
                .immediate((flags & IMMEDIATE) != 0)
                .typeBitMaps(list -> windows.forEach(
                        (window, bits) -> list.add(item -> item.window(window).bitmap(bits))));
    }

    /** RFC 4034 section 4.1.2: a window for each 256 types, in which the first bit is the first type. */
    private static Map<Integer, byte[]> windows(Tokenizer tokens) throws IOException {
        Map<Integer, BitSet> types = new TreeMap<>();
        for (Tokenizer.Token token = tokens.get(); token.isString(); token = tokens.get()) {
            int type = TypeNames.number(token.value());
            if (type < 0) {
                throw tokens.exception("no type of records: " + token.value());
            }
            types.computeIfAbsent(type / WINDOW, w -> new BitSet()).set(type % WINDOW ^ 7);
        }
        tokens.unget();
        Map<Integer, byte[]> windows = new TreeMap<>();
        types.forEach((window, bits) -> windows.put(window, bits.toByteArray()));
        return windows;
    }

    static String print(Rdata data) {
        Rdata.CSYNC csync = (Rdata.CSYNC) data;
        if (csync.reserved() != 0) {
            return RdataPrinter.generic(data);
        }
        StringJoiner text = new StringJoiner(" ");
        text.add(Long.toString(csync.serial()));
        text.add(Integer.toString((csync.immediate() ? IMMEDIATE : 0) | (csync.soaMinimum() ? SOA_MINIMUM : 0)));
        for (var item : csync.typeBitMaps()) {
            Bytes bitmap = item.bitmap();
            for (int bit = 0; bit < bitmap.length() * Byte.SIZE; bit++) {
                if ((bitmap.uint8(bit / Byte.SIZE) << bit % Byte.SIZE & 0x80) != 0) {
                    text.add(Type.string(item.window() * WINDOW + bit));
                }
            }
        }
        return text.toString();
    }
}
