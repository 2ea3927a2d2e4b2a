package org.mpl4j.compiler.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints in one line what an item is, much as a specification would say it: for dumps. What is inside an item is left out. */
public final class ItemPrinter {
    private final PacketType packet;

    public ItemPrinter(PacketType packet) {
        this.packet = packet;
    }

    /** For example {@code data: byte[length - 8]}. */
    public String print(Item item) {
        String text = item.name();
        if (item instanceof Field field) {
            text += ": " + type(field.type());
        } else if (item instanceof Label) {
            text += ": label";
        } else if (item instanceof NestedPacket nested) {
            text += ": packet " + nested.target() + arguments(nested) + window(nested.window());
        } else if (item instanceof Classify classify) {
            String what = "classify (" + expr(classify.tag()) + ")" + window(classify.window());
            text = classify.isNamed() ? text + ": " + what : what;
        } else if (item instanceof ArrayItem array) {
            text += ": array" + bound(array.bound());
        } else if (item instanceof EndianSwitch endian) {
            text += endian.isLittle() ? " little" : " big";
            text += endian.when().map(when -> " when (" + expr(when) + ")").orElse("");
        }
        return text + item.presence().map(when -> " when (" + expr(when) + ")").orElse("");
    }

    /** What an item is, without its name: {@code uint16}, {@code array (2)}. */
    public String type(Item item) {
        String text = print(item);
        return text.substring(Math.min(
                text.length(), text.startsWith(item.name() + ": ") ? item.name().length() + 2 : 0));
    }

    /** An expression of the packet. */
    public String expr(Expr expr) {
        return ExprPrinter.print(expr, packet);
    }

    /** A branch's pattern and label. */
    public String branch(Classify.Branch branch) {
        String guard = branch.guard().map(when -> " when (" + expr(when) + ")").orElse("");
        return "|" + pattern(branch.pattern()) + ": \"" + branch.label() + "\"" + guard;
    }

    /** What is said of a field besides its type, with a blank before each attribute. */
    public String attributes(Field field) {
        Attributes attributes = field.attributes();
        StringBuilder text = new StringBuilder();
        field.enumeration()
                .ifPresent(e -> text.append(" variant ")
                        .append(e.sharedName()
                                .map(Object::toString)
                                .orElse("{" + e.constants().size() + " tags}")));
        attributes
                .constant()
                .ifPresent(e -> text.append(attributes.isMagic() ? " magic(" : " const(")
                        .append(expr(e))
                        .append(')'));
        attributes.value().ifPresent(e -> text.append(" value(").append(expr(e)).append(')'));
        attributes
                .defaultValue()
                .ifPresent(e -> text.append(" default(").append(expr(e)).append(')'));
        attributes.min().ifPresent(e -> text.append(" min(").append(expr(e)).append(')'));
        attributes.max().ifPresent(e -> text.append(" max(").append(expr(e)).append(')'));
        if (attributes.alignBits() > 0) {
            text.append(" align(").append(attributes.alignBits()).append(')');
        }
        attributes
                .checksum()
                .ifPresent(c -> text.append(" checksum(")
                        .append(c.algorithm())
                        .append(inputs(c.inputs()))
                        .append(')'));
        attributes
                .show()
                .ifPresent(s -> text.append(" show(")
                        .append(s.name().toLowerCase(Locale.ROOT))
                        .append(')'));
        return text.toString();
    }

    private String inputs(List<Expr> inputs) {
        return inputs.stream().map(e -> ", " + expr(e)).collect(Collectors.joining());
    }

    /** When a branch is taken: {@code kind = MSS (2)}. */
    public String condition(Classify classify, Classify.Branch branch) {
        String tag = expr(classify.tag());
        Classify.Pattern pattern = branch.pattern();
        String value = pattern instanceof Classify.Pattern.Otherwise
                ? "any other " + tag
                : tag + " = " + named(classify.tag(), pattern);
        return value + branch.guard().map(when -> ", when " + expr(when)).orElse("");
    }

    /** A parameter, as it is declared. */
    public static String param(Param param) {
        return param.kind().name().toLowerCase(Locale.ROOT) + " " + param.name();
    }

    private String named(Expr tag, Classify.Pattern pattern) {
        if (pattern instanceof Classify.Pattern.Text text) {
            return "\"" + text.value().latin1() + "\"";
        }
        String number = pattern(pattern);
        boolean isOne = pattern instanceof Classify.Pattern.IntRange range && range.isSingle();
        return isOne
                ? tags(tag)
                        .filter(constant -> constant.value() instanceof Expr.IntConst value
                                && Long.toString(value.value()).equals(number))
                        .map(constant -> constant.tag() + " (" + number + ")")
                        .findFirst()
                        .orElse(number)
                : number;
    }

    /** The names that the values of a tag have. */
    private Stream<EnumType.Constant> tags(Expr tag) {
        boolean isField = tag instanceof Expr.FieldValue;
        return isField && packet.item(((Expr.FieldValue) tag).itemId()) instanceof Field field
                ? field.enumeration().stream().flatMap(enumeration -> enumeration.constants().stream())
                : Stream.empty();
    }

    private static String pattern(Classify.Pattern pattern) {
        if (pattern instanceof Classify.Pattern.IntRange range) {
            return range.isSingle() ? Long.toString(range.first()) : range.first() + ".." + range.last();
        } else if (pattern instanceof Classify.Pattern.Bool bool) {
            return Boolean.toString(bool.value());
        } else if (pattern instanceof Classify.Pattern.Text text) {
            return "0x" + text.value();
        }
        return "_";
    }

    private String arguments(NestedPacket nested) {
        return "("
                + String.join(", ", nested.arguments().stream().map(this::expr).toList()) + ")";
    }

    private String window(Optional<Expr> window) {
        return window.map(bytes -> "[" + expr(bytes) + "]").orElse("");
    }

    private String bound(ArrayItem.Bound bound) {
        if (bound instanceof ArrayItem.Bound.Count count) {
            return " (" + expr(count.count()) + ")";
        } else if (bound instanceof ArrayItem.Bound.Window window) {
            return "[" + expr(window.byteLength()) + "]";
        } else if (bound instanceof ArrayItem.Bound.Until until) {
            return " until (" + expr(until.condition()) + ")";
        }
        return "";
    }

    private String type(FieldType type) {
        if (type instanceof FieldType.Bits bits) {
            return "bit[" + expr(bits.width()) + "]";
        } else if (type instanceof FieldType.Int number) {
            return number.equals(new FieldType.Int(8, false))
                    ? "byte"
                    : (number.signed() ? "int" : "uint") + number.bits();
        } else if (type instanceof FieldType.Bool) {
            return "boolean";
        } else if (type instanceof FieldType.Float number) {
            return "float" + number.bits();
        } else if (type instanceof FieldType.ByteArray bytes) {
            return "byte[" + expr(bytes.length()) + "]";
        } else if (type instanceof FieldType.PrefixedString string) {
            return "string" + string.prefixBits();
        } else if (type instanceof FieldType.Delimited delimited) {
            return "bytes until (0x" + delimited.delimiter() + ")";
        } else if (type instanceof FieldType.Extern extern) {
            return extern.name();
        }
        return type instanceof FieldType.VarInt ? "varint" : "quicint";
    }
}
