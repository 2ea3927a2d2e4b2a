package org.mpl4j.compiler.wireshark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mpl4j.compiler.model.Attributes;
import org.mpl4j.compiler.model.Block;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.ValueKind;

/** What is looked at when a scope is complete: constants, bounds, computed values and Internet checksums. */
final class LuaRules {
    private static final Set<String> CHECKSUMS = Set.of("inet", "udp");

    private final PacketType packet;

    LuaRules(PacketType packet) {
        this.packet = packet;
    }

    /** The statements for the fields of a scope, those in branches included. */
    List<String> ofScope(Block block) {
        List<String> rules = new ArrayList<>();
        for (Item item : block.items()) {
            if (item instanceof Field field) {
                ofField(field, rules);
            } else if (item instanceof Classify classify) {
                classify.branches().forEach(branch -> rules.addAll(ofScope(branch.body())));
            }
        }
        return rules;
    }

    private void ofField(Field field, List<String> rules) {
        Attributes attributes = field.attributes();
        if (!attributes.isMagic()) {
            attributes.constant().ifPresent(constant -> rules.add(constant(field, constant)));
        }
        attributes.value().ifPresent(value -> rules.add(equal(field, "VALUE", value)));
        attributes.min().ifPresent(bound -> rules.add(bound(field, "MIN", ">=", bound)));
        attributes.max().ifPresent(bound -> rules.add(bound(field, "MAX", "<=", bound)));
        attributes
                .checksum()
                .filter(checksum -> CHECKSUMS.contains(checksum.algorithm()))
                .flatMap(checksum -> checksum(field, checksum))
                .ifPresent(rules::add);
    }

    private static String constant(Field field, Expr constant) {
        if (field.type().kind() == ValueKind.BYTES && constant instanceof Expr.IntConst octet) {
            String value = "s.v[" + field.id() + "]";
            return rule(field, "CONST", value + " == string.rep(string.char(" + octet.value() + "), #" + value + ")");
        }
        return equal(field, "CONST", constant);
    }

    private static String equal(Field field, String kind, Expr expected) {
        ValueKind compared = expected.kind() == ValueKind.BOOL
                ? ValueKind.BOOL
                : field.type().kind();
        String value = "s.v[" + field.id() + "]";
        String actual = compared == ValueKind.BOOL
                ? "M.truth(" + value + ")"
                : compared == ValueKind.INT ? "M.num(" + value + ")" : value;
        String must = LuaExpressions.as(compared, expected);
        return rule(field, kind, actual + " == " + must + ", " + must);
    }

    private static String bound(Field field, String kind, String operator, Expr bound) {
        String must = LuaExpressions.number(bound);
        return rule(field, kind, "s.v[" + field.id() + "] " + operator + " " + must + ", " + must);
    }

    private static String rule(Field field, String kind, String result) {
        return "M.rule(s, " + field.id() + ", \"" + kind + "\", function() return " + result + " end)";
    }

    private Optional<String> checksum(Field field, Attributes.ChecksumSpec checksum) {
        String inputs =
                checksum.inputs().stream().map(input -> input(input, field)).collect(Collectors.joining(", "));
        return Optional.of("M.checksum(s, " + field.id() + ", \"" + checksum.algorithm() + "\", function() return { "
                + inputs + " } end)");
    }

    private String input(Expr input, Field field) {
        if (input instanceof Expr.ItemRange range) {
            return "M.summed(s, " + range.firstItemId() + ", " + range.lastItemId() + ", " + field.id() + ")";
        }
        if (input instanceof Expr.FieldValue value
                && packet.field(value.itemId()).type().kind() == ValueKind.OPAQUE) {
            return "M.slice(s, " + value.itemId() + ", " + value.itemId() + ")";
        }
        return input.kind() == ValueKind.BYTES
                ? LuaExpressions.value(input)
                : "M.word(" + LuaExpressions.number(input) + ")";
    }
}
