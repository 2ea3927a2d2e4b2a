package org.mpl4j.compiler.spl.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldValue;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.Bytes;

/** What a replay reads of packets. */
final class PacketFields {
    private PacketFields() {}

    /** The labels of the branches that were taken, those in arrays and nested packets left out: what names a statecall. */
    static List<String> labels(PacketValue packet) {
        List<String> labels = new ArrayList<>();
        collect(packet, packet.shape().body(), labels);
        return labels;
    }

    private static void collect(ScopeValue scope, BlockShape block, List<String> labels) {
        for (ItemShape item : block.items()) {
            if (item instanceof ClassifyShape classify && classify.isPresent(scope)) {
                BranchShape branch = Objects.requireNonNull(classify.branch(scope));
                labels.add(branch.label());
                collect(scope, branch.body(), labels);
            }
        }
    }

    /** A number or truth value of a packet; 0 if it has no such field. */
    static long number(PacketValue packet, String name) {
        return packet.field(name).map(PacketFields::number).orElse(0L);
    }

    private static long number(FieldValue field) {
        if (field instanceof FieldValue.Whole whole) {
            return whole.value();
        }
        return field instanceof FieldValue.Flag flag && flag.value() ? 1 : 0;
    }

    /** The bytes of a field. */
    static Bytes content(PacketValue packet, String name) {
        return packet.field(name)
                .filter(FieldValue.Content.class::isInstance)
                .map(field -> ((FieldValue.Content) field).value())
                .orElse(Bytes.EMPTY);
    }

    /** The tag of the first field of a name, wherever it is in the packet. */
    static Optional<String> tagInside(List<FieldValue> fields, String name) {
        for (FieldValue field : fields) {
            Optional<String> found =
                    field instanceof FieldValue.Whole whole && whole.name().equals(name)
                            ? whole.tag()
                            : inside(field)
                                    .flatMap(within -> tagInside(within, name).stream())
                                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A packet and those in its fields, in their order. */
    static Stream<PacketValue> withInside(PacketValue packet) {
        return Stream.concat(Stream.of(packet), packet.fields().stream().flatMap(PacketFields::packets));
    }

    private static Stream<PacketValue> packets(FieldValue field) {
        return field instanceof FieldValue.Nested nested
                ? withInside(nested.value())
                : inside(field).flatMap(within -> within.stream().flatMap(PacketFields::packets));
    }

    private static Stream<List<FieldValue>> inside(FieldValue field) {
        if (field instanceof FieldValue.Nested nested) {
            return Stream.of(nested.value().fields());
        } else if (field instanceof FieldValue.Choice choice) {
            return Stream.of(choice.fields());
        } else if (field instanceof FieldValue.Elements elements) {
            return elements.value().stream().map(ScopeValue::fields);
        }
        return Stream.empty();
    }
}
