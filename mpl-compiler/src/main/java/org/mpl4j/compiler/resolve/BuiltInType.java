package org.mpl4j.compiler.resolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.model.Bytes;
import org.mpl4j.compiler.model.FieldType;

/**
 * The types that the language knows by itself.
 *
 * @param is2007 whether MPL 2007 has it; the others give way to what a file declares under the same name
 * @param type empty for those that depend on what follows: bit, byte, bytes and label
 */
record BuiltInType(String name, boolean is2007, Optional<FieldType> type) {
    private static final String RUNTIME = "org.mpl4j.runtime.codec.";

    private static final Map<String, BuiltInType> ALL = all();

    static Optional<BuiltInType> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    private static Map<String, BuiltInType> all() {
        Map<String, BuiltInType> types = new LinkedHashMap<>();
        for (String name : List.of("bit", "byte", "label")) {
            types.put(name, new BuiltInType(name, true, Optional.empty()));
        }
        put(types, true, "uint16", new FieldType.Int(16, false));
        put(types, true, "uint32", new FieldType.Int(32, false));
        put(types, true, "uint64", new FieldType.Int(64, false));
        put(types, true, "boolean", new FieldType.Bool());
        put(types, true, "string8", new FieldType.PrefixedString(8));
        put(types, true, "string32", new FieldType.PrefixedString(32));
        put(types, true, "mpint", codec("mpint", "MpintCodec", "Mpint"));
        put(types, true, "dns_label", codec("dns_label", "DnsNameCodec", "DnsName"));
        put(types, true, "dns_label_comp", codec("dns_label_comp", "CompressedDnsNameCodec", "DnsName"));
        put(types, false, "uint24", new FieldType.Int(24, false));
        put(types, false, "uint48", new FieldType.Int(48, false));
        for (int bits : new int[] {8, 16, 24, 32, 48, 64}) {
            put(types, false, "int" + bits, new FieldType.Int(bits, true));
        }
        put(types, false, "float32", new FieldType.Float(32));
        put(types, false, "float64", new FieldType.Float(64));
        put(types, false, "string16", new FieldType.PrefixedString(16));
        put(types, false, "cstring", new FieldType.Delimited(Bytes.of((byte) 0)));
        put(types, false, "varint", new FieldType.VarInt());
        put(types, false, "quicint", new FieldType.QuicInt());
        types.put("bytes", new BuiltInType("bytes", false, Optional.empty()));
        return Collections.unmodifiableMap(types);
    }

    private static void put(Map<String, BuiltInType> types, boolean is2007, String name, FieldType type) {
        types.put(name, new BuiltInType(name, is2007, Optional.of(type)));
    }

    private static FieldType codec(String name, String codec, String value) {
        return new FieldType.Extern(name, RUNTIME + codec, RUNTIME + value);
    }
}
