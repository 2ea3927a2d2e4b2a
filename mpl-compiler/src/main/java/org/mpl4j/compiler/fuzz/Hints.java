package org.mpl4j.compiler.fuzz;

import java.util.List;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.model.ComparedValues;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.runtime.Bytes;

/** Values that make a difference: {@link ComparedValues} by shapes. */
final class Hints {
    private final ComparedValues compared;

    Hints(SpecModel model) {
        this.compared = new ComparedValues(model);
    }

    /** Runs of bytes with which a field or parameter is compared. */
    List<Bytes> texts(PacketShape packet, Variable.Key variable) {
        return compared.texts(packet.type().name(), key(variable)).stream()
                .map(text -> Bytes.of(text.toArray()))
                .toList();
    }

    /** Numbers in ascending order; none where it does not matter. */
    List<Long> of(PacketShape packet, Variable.Key variable) {
        return compared.numbers(packet.type().name(), key(variable));
    }

    private static ComparedValues.Variable key(Variable.Key variable) {
        return new ComparedValues.Variable(variable.isParam(), variable.id());
    }
}
