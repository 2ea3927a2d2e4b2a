package org.mpl4j.compiler.wireshark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.Attributes.ShowFormat;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;

/** The fields of one packet as Wireshark knows them. Fields of several branches that are alike are one. */
final class LuaFields {
    private final String prefix;
    private final PacketLayout layout;
    private final int packet;
    private final List<String> declarations = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    /**
     * @param prefix of the names of all fields
     * @param packet the number of the packet
     */
    LuaFields(String prefix, PacketLayout layout, int packet) {
        this.prefix = prefix;
        this.layout = layout;
        this.packet = packet;
    }

    /** The statements that declare the fields. */
    String declarations() {
        StringBuilder lua = new StringBuilder("F[" + packet + "] = {\n");
        declarations.forEach(line -> lua.append("  ").append(line).append(",\n"));
        lua.append("}\n");
        if (!declarations.isEmpty()) {
            lua.append("P[")
                    .append(packet)
                    .append("].proto.fields = M.proto_fields(F[")
                    .append(packet)
                    .append("])\n");
        }
        return lua.toString();
    }

    /**
     * How the field is called in Lua.
     *
     * @param path the names of what it is in, each with a dot behind it
     */
    String reference(Field field, String path) {
        String name = path + LuaText.filterName(field.name());
        Kind kind = kind(field);
        String entry = "n = " + LuaText.string(field.name()) + ", t = \"" + kind.name() + "\"" + kind.more();
        String key = name + "|" + kind.constructor() + kind.arguments() + entry;
        Integer index = known.get(key);
        if (index == null) {
            int count = names.merge(name, 1, Integer::sum);
            String unique = prefix + "." + name + (count == 1 ? "" : "_" + count);
            String constructor = "ProtoField." + kind.constructor()
                    + "(" + LuaText.string(unique) + ", " + LuaText.string(field.name())
                    + kind.arguments() + ")";
            declarations.add("{ " + entry + ", pf = " + constructor + " }");
            index = declarations.size();
            known.put(key, index);
        }
        return "F[" + packet + "][" + index + "]";
    }

    /**
     * @param name of how it is read and shown
     * @param constructor of the ProtoField
     * @param arguments of the constructor, behind the name
     * @param more members of its entry
     */
    private record Kind(String name, String constructor, String arguments, String more) {}

    private Kind kind(Field field) {
        FieldType type = field.type();
        String more = magic(field);
        if (type instanceof FieldType.Bits bits) {
            return bits(field, bits, more);
        } else if (type instanceof FieldType.Int number) {
            return integer(field, number, more);
        } else if (type instanceof FieldType.Bool) {
            return new Kind("bool", "bool", "", more + tags(field));
        } else if (type instanceof FieldType.Float number) {
            return new Kind("float", number.bits() == 32 ? "float" : "double", "", more);
        } else if (type instanceof FieldType.VarInt || type instanceof FieldType.QuicInt) {
            return new Kind("var", "uint64", ", " + base(field), more + tags(field));
        } else if (type instanceof FieldType.Extern extern) {
            return new Kind(extern.name().startsWith("dns_label") ? "name" : "bytes", constructorOf(extern), "", more);
        }
        boolean isText = !(type instanceof FieldType.ByteArray)
                        && !field.attributes().show().equals(Optional.of(ShowFormat.HEX))
                || field.attributes().show().equals(Optional.of(ShowFormat.TEXT));
        return isText && !hasAddress(field)
                ? new Kind("text", "string", "", more + tags(field))
                : bytes(field, more + tags(field));
    }

    private static String constructorOf(FieldType.Extern extern) {
        return extern.name().startsWith("dns_label") ? "string" : "bytes";
    }

    private static boolean hasAddress(Field field) {
        return field.attributes()
                .show()
                .filter(show -> show == ShowFormat.IPV4 || show == ShowFormat.IPV6 || show == ShowFormat.MAC)
                .isPresent();
    }

    private static Kind bytes(Field field, String more) {
        ShowFormat show = field.attributes().show().orElse(ShowFormat.HEX);
        return switch (show) {
            case IPV4 -> new Kind("bytes", "ipv4", "", more + ", length = 4");
            case IPV6 -> new Kind("bytes", "ipv6", "", more + ", length = 16");
            default ->
                isEther(field, show)
                        ? new Kind("bytes", "ether", "", more + ", length = 6")
                        : new Kind("bytes", "bytes", show == ShowFormat.MAC ? ", base.COLON" : "", more);
        };
    }

    private static boolean isEther(Field field, ShowFormat show) {
        return show == ShowFormat.MAC
                && field.type() instanceof FieldType.ByteArray bytes
                && bytes.length() instanceof Expr.IntConst length
                && length.value() == 6;
    }

    private Kind bits(Field field, FieldType.Bits bits, String more) {
        Optional<Integer> fixed = bits.fixedWidth();
        int width = fixed.orElse(64);
        int phase = layout.place(field.id()).start().bitPhase();
        int bytes = (phase + width + 7) / 8;
        boolean isFlag = width == 1 && field.enumeration().isEmpty();
        String flag = isFlag ? ", flag = true" : "";
        if (fixed.isEmpty() || bytes > 4) {
            return new Kind("bits", "uint64", ", " + base(field), more + tags(field));
        }
        long mask = ((1L << width) - 1) << (bytes * 8 - phase - width);
        String masked = more + flag + ", masked = true";
        if (isFlag) {
            return new Kind("bits", "bool", ", 8, nil, " + hex(mask), masked);
        }
        return new Kind(
                "bits",
                "uint" + bytes * 8,
                ", " + base(field) + ", " + valueStrings(field) + ", " + hex(mask),
                masked + plainTags(field));
    }

    private static Kind integer(Field field, FieldType.Int number, String more) {
        String signed = number.signed() ? ", signed = true" : "";
        boolean isAddress = hasAddress(field) && number.bits() == 32;
        if (isAddress) {
            return new Kind("int", "ipv4", "", more);
        }
        String constructor = (number.signed() ? "int" : "uint") + (number.bits() == 48 ? 64 : number.bits());
        String base = number.signed() ? "base.DEC" : base(field);
        return number.bits() > 32
                ? new Kind("int", constructor, ", " + base, more + signed + tags(field))
                : new Kind(
                        "int", constructor, ", " + base + ", " + valueStrings(field), more + signed + plainTags(field));
    }

    private static String hex(long mask) {
        return "0x" + Long.toHexString(mask);
    }

    private static String base(Field field) {
        return field.attributes().show().equals(Optional.of(ShowFormat.HEX)) ? "base.HEX" : "base.DEC";
    }

    private static String magic(Field field) {
        if (!field.attributes().isMagic() || field.attributes().constant().isEmpty()) {
            return "";
        }
        Expr constant = field.attributes().constant().get();
        boolean isFill =
                field.type().kind() == org.mpl4j.compiler.model.ValueKind.BYTES && constant instanceof Expr.IntConst;
        return isFill ? "" : ", magic = " + LuaExpressions.value(constant);
    }

    /** The tags that Wireshark cannot show itself. */
    private static String tags(Field field) {
        String tags = plainTags(field);
        return tags.isEmpty() ? "" : tags + ", late_tags = true";
    }

    private static String plainTags(Field field) {
        return field.enumeration()
                .map(enumeration ->
                        isText(enumeration) ? ", texts = " + entries(enumeration) : ", tags = " + entries(enumeration))
                .orElse("");
    }

    private static boolean isText(EnumType enumeration) {
        return enumeration.constants().stream().anyMatch(constant -> !(constant.value() instanceof Expr.IntConst));
    }

    private static String valueStrings(Field field) {
        return field.enumeration()
                .filter(enumeration -> !isText(enumeration))
                .map(LuaFields::entries)
                .orElse("nil");
    }

    /** Of several tags for one value, the first one names it. */
    private static String entries(EnumType enumeration) {
        Map<String, String> entries = new java.util.LinkedHashMap<>();
        enumeration
                .constants()
                .forEach(constant ->
                        entries.putIfAbsent(LuaExpressions.value(constant.value()), LuaText.string(constant.tag())));
        return entries.entrySet().stream()
                .map(entry -> "[" + entry.getKey() + "] = " + entry.getValue())
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
