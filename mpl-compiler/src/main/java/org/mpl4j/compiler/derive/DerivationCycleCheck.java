package org.mpl4j.compiler.derive;

import java.util.List;
import java.util.stream.Collectors;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Field;

/** E0606: computing a field needs that field. */
final class DerivationCycleCheck implements BuildCheck {
    private static final int MAX_PLACES = 8;

    @Override
    public void check(PacketPlanner packet, Diagnostics diagnostics) {
        packet.orders().forEach(order -> order.cycles().forEach(cycle -> report(packet, cycle, diagnostics)));
    }

    private static void report(PacketPlanner packet, List<Integer> cycle, Diagnostics diagnostics) {
        List<Field> fields = cycle.stream().map(packet.index().packet()::field).toList();
        Field first = fields.get(0);
        String path = fields.stream().map(Field::name).collect(Collectors.joining(" -> "));
        Diagnostics.Draft draft = diagnostics
                .error(Code.E0606, first.span(), "`%s` is computed from itself", first.name())
                .label("%s -> %s", path, first.name());
        for (int i = 1; i < Math.min(fields.size(), MAX_PLACES); i++) {
            String next = fields.get((i + 1) % fields.size()).name();
            draft.also(fields.get(i).span(), "`%s` needs `%s`", fields.get(i).name(), next);
        }
    }
}
