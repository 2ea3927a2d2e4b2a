package org.mpl4j.compiler.backend.java;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.layout.CallGraph;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/** What generators must know of packets that other packets contain, found once for the whole specification. */
final class PacketFacts {
    private final Set<QualifiedName> usingLimit;
    private final Set<QualifiedName> holdingExtern;
    private final Set<PassedOn> parsedBytes;

    /** A parameter of a packet. */
    private record PassedOn(QualifiedName packet, int param) {}

    PacketFacts(CompiledSpec spec) {
        SpecModel model = spec.model();
        Set<QualifiedName> limit = new HashSet<>();
        Set<QualifiedName> extern = new HashSet<>();
        for (PacketType packet : model.allPackets()) {
            if (packet.items().stream().anyMatch(PacketFacts::usesRemaining)) {
                limit.add(packet.name());
            }
            if (packet.items().stream()
                    .anyMatch(item -> item instanceof Field field && field.type() instanceof FieldType.Extern)) {
                extern.add(packet.name());
            }
        }
        usingLimit = CallGraph.reaching(model, limit, nested -> nested.window().isEmpty());
        holdingExtern = CallGraph.reaching(model, extern, nested -> true);
        parsedBytes = parsedBytes(model);
    }

    /** Whether accessors of a packet may ask how much there was after it. {@code byte[remaining()]} alone does not make them. */
    boolean usesLimit(QualifiedName packet) {
        return usingLimit.contains(packet);
    }

    /** Whether a packet, or one in it, has a value that is written in Java: then equal packets can have different bytes. */
    boolean holdsExtern(QualifiedName packet) {
        return holdingExtern.contains(packet);
    }

    /** Whether a parse uses a parameter: all but those runs of bytes that only checksums and accessors look at. */
    boolean isParsed(QualifiedName packet, Param param) {
        return param.kind() != ValueKind.BYTES || parsedBytes.contains(new PassedOn(packet, param.index()));
    }

    private static boolean usesRemaining(Item item) {
        boolean[] found = new boolean[1];
        Expressions.ofItem(item, expr -> {
            boolean isWholeLength = item instanceof Field field
                    && field.type() instanceof FieldType.ByteArray bytes
                    && bytes.length() == expr
                    && expr instanceof Expr.Remaining;
            if (!isWholeLength) {
                Expressions.visit(expr, part -> found[0] |= part instanceof Expr.Remaining);
            }
        });
        return found[0];
    }

    private static Set<PassedOn> parsedBytes(SpecModel model) {
        Map<PassedOn, Set<PassedOn>> passers = new HashMap<>();
        Deque<PassedOn> todo = new ArrayDeque<>();
        for (PacketType packet : model.allPackets()) {
            for (Item item : packet.items()) {
                structural(item)
                        .forEach(expr -> Expressions.visit(expr, part -> {
                            int index = part instanceof Expr.ParamValue param && param.kind() == ValueKind.BYTES
                                    ? param.index()
                                    : part instanceof Expr.ParamSize size ? size.index() : -1;
                            if (index >= 0) {
                                todo.add(new PassedOn(packet.name(), index));
                            }
                        }));
                if (item instanceof NestedPacket nested) {
                    addPassers(packet, nested, passers);
                }
            }
        }
        Set<PassedOn> found = new HashSet<>();
        while (!todo.isEmpty()) {
            PassedOn next = todo.remove();
            if (found.add(next)) {
                todo.addAll(passers.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }

    private static void addPassers(PacketType packet, NestedPacket nested, Map<PassedOn, Set<PassedOn>> passers) {
        for (int i = 0; i < nested.arguments().size(); i++) {
            PassedOn target = new PassedOn(nested.target(), i);
            if (nested.arguments().get(i) instanceof Expr.ParamValue param && param.kind() == ValueKind.BYTES) {
                passers.computeIfAbsent(target, t -> new HashSet<>()).add(new PassedOn(packet.name(), param.index()));
            }
        }
    }

    /** The expressions that a parse evaluates, arguments that are runs of bytes not included. */
    private static List<Expr> structural(Item item) {
        List<Expr> found = new ArrayList<>();
        item.presence().ifPresent(found::add);
        if (item instanceof Field field) {
            addOf(field.type(), found);
        } else if (item instanceof NestedPacket nested) {
            nested.arguments().stream()
                    .filter(argument -> argument.kind() != ValueKind.BYTES)
                    .forEach(found::add);
            nested.window().ifPresent(found::add);
        } else if (item instanceof Classify classify) {
            found.add(classify.tag());
            classify.window().ifPresent(found::add);
            classify.branches().forEach(branch -> branch.guard().ifPresent(found::add));
        } else {
            Expressions.ofItem(item, found::add);
        }
        return found;
    }

    private static void addOf(FieldType type, List<Expr> found) {
        if (type instanceof FieldType.Bits bits) {
            found.add(bits.width());
        } else if (type instanceof FieldType.ByteArray bytes) {
            found.add(bytes.length());
        }
    }
}
