package org.mpl4j.compiler.wireshark;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;

/** The statements that read the items of one packet. */
final class LuaBlocks {
    private final SpecModel model;
    private final PacketType packet;
    private final LuaFields fields;
    private final ToIntFunction<QualifiedName> numbers;
    private final LuaRules rules;
    private final StringBuilder out = new StringBuilder();

    /**
     * @param numbers of packets
     */
    LuaBlocks(SpecModel model, PacketType packet, LuaFields fields, ToIntFunction<QualifiedName> numbers) {
        this.model = model;
        this.packet = packet;
        this.fields = fields;
        this.numbers = numbers;
        this.rules = new LuaRules(packet);
    }

    /** The body of the function that reads the packet. */
    String body() {
        scope(packet.body(), "", 1);
        return out.toString();
    }

    private void scope(Block block, String path, int depth) {
        block(block, path, depth);
        rules.ofScope(block).forEach(rule -> line(depth, rule));
    }

    private void block(Block block, String path, int depth) {
        for (Item item : block.items()) {
            if (item instanceof EndianSwitch endian) {
                endian(endian, depth);
                continue;
            }
            Optional<Expr> presence = item.presence();
            if (presence.isEmpty()) {
                item(item, path, depth);
                continue;
            }
            line(depth, "if " + LuaExpressions.truth(presence.get()) + " then");
            item(item, path, depth + 1);
            line(depth, "else");
            line(depth + 1, "M.nothing(s, " + item.id() + ")");
            line(depth, "end");
        }
    }

    private void endian(EndianSwitch endian, int depth) {
        String set = "s.le = " + endian.isLittle();
        line(
                depth,
                endian.when()
                        .map(when -> "if " + LuaExpressions.truth(when) + " then " + set + " end")
                        .orElse(set));
    }

    private void item(Item item, String path, int depth) {
        if (item instanceof Field field) {
            line(depth, read(field, fields.reference(field, path)));
        } else if (item instanceof Label) {
            line(depth, "M.nothing(s, " + item.id() + ")");
        } else if (item instanceof NestedPacket nested) {
            line(depth, nested(nested));
        } else if (item instanceof Classify classify) {
            classify(classify, path, depth);
        } else if (item instanceof ArrayItem array) {
            array(array, path, depth);
        }
    }

    private static String read(Field field, String reference) {
        FieldType type = field.type();
        String start = "(s, " + field.id() + ", " + reference;
        if (type instanceof FieldType.Bits bits) {
            return "M.bits" + start + ", " + LuaExpressions.number(bits.width()) + ")";
        } else if (type instanceof FieldType.Int number) {
            return "M.int" + start + ", " + number.bits() + ")";
        } else if (type instanceof FieldType.Bool) {
            return "M.bool" + start + ")";
        } else if (type instanceof FieldType.Float number) {
            return "M.float" + start + ", " + number.bits() + ")";
        } else if (type instanceof FieldType.ByteArray bytes) {
            return "M.bytes" + start + ", " + LuaExpressions.number(bytes.length()) + ")";
        } else if (type instanceof FieldType.PrefixedString string) {
            return "M.prefixed" + start + ", " + string.prefixBits() + ")";
        } else if (type instanceof FieldType.Delimited delimited) {
            return "M.delimited" + start + ", " + LuaText.string(delimited.delimiter()) + ")";
        } else if (type instanceof FieldType.VarInt) {
            return "M.varint" + start + ")";
        } else if (type instanceof FieldType.QuicInt) {
            return "M.quicint" + start + ")";
        }
        return "M." + (((FieldType.Extern) type).name().equals("mpint") ? "mpint" : "name") + start + ")";
    }

    private String nested(NestedPacket nested) {
        List<String> arguments = model.packet(nested.target()).params().stream()
                .map(param -> LuaExpressions.as(param.kind(), nested.arguments().get(param.index())))
                .toList();
        return "M.nested(s, " + nested.id() + ", " + LuaText.string(nested.name()) + ", P["
                + numbers.applyAsInt(nested.target()) + "], { " + String.join(", ", arguments) + " }"
                + nested.window()
                        .map(window -> ", " + LuaExpressions.number(window))
                        .orElse("")
                + ")";
    }

    private void classify(Classify classify, String path, int depth) {
        String name = classify.isNamed() ? LuaText.string(classify.name()) : "nil";
        String window = classify.window().map(LuaExpressions::number).orElse("nil");
        String inside = classify.isNamed() ? path + LuaText.filterName(classify.name()) + "." : path;
        line(depth, "M.choice(s, " + classify.id() + ", " + name + ", " + window + ", function(s)");
        line(depth + 1, "local t = " + LuaExpressions.as(classify.tag().kind(), classify.tag()));
        String keyword = "if ";
        for (Classify.Branch branch : classify.branches()) {
            line(depth + 1, keyword + LuaPatterns.condition(classify, branch, packet) + " then");
            line(depth + 2, "M.branch(s, " + LuaText.string(branch.label()) + ")");
            block(branch.body(), inside, depth + 2);
            keyword = "elseif ";
        }
        line(depth + 1, "else");
        line(depth + 2, "M.no_branch(s, " + LuaText.string(classify.name()) + ", t)");
        line(depth + 1, "end");
        line(depth, "end)");
    }

    private void array(ArrayItem array, String path, int depth) {
        String start = "(s, " + array.id() + ", " + LuaText.string(array.name());
        ArrayItem.Bound bound = array.bound();
        String head;
        if (bound instanceof ArrayItem.Bound.Count count) {
            head = "M.counted" + start + ", " + LuaExpressions.number(count.count());
        } else if (bound instanceof ArrayItem.Bound.Window window) {
            head = "M.filled" + start + ", " + LuaExpressions.number(window.byteLength());
        } else if (bound instanceof ArrayItem.Bound.ToEnd) {
            head = "M.filled" + start + ", nil";
        } else {
            head = "M.ended" + start;
        }
        line(depth, head + ", function(s)");
        scope(array.element(), path + LuaText.filterName(array.name()) + ".", depth + 1);
        if (bound instanceof ArrayItem.Bound.Until until) {
            line(depth, "end, function(s)");
            line(depth + 1, "return " + LuaExpressions.truth(until.condition()));
        }
        line(depth, "end)");
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
