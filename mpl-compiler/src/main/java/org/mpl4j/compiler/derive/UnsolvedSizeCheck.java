package org.mpl4j.compiler.derive;

import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.model.Field;

/** E0603: a field is part of a size, nothing says what to write for it, and the size cannot be solved for it. */
final class UnsolvedSizeCheck implements BuildCheck {
    @Override
    public void check(PacketPlanner packet, Diagnostics diagnostics) {
        for (Agreement agreement : packet.agreements()) {
            if (agreement.verdict() != Agreement.Verdict.ALWAYS
                    && !agreement.use().dependsOnWindow()
                    && !isSolvedForOther(packet, agreement.use())) {
                check(packet, agreement.use(), diagnostics);
            }
        }
    }

    /** Where a size gives one field, the caller may give the others. */
    private static boolean isSolvedForOther(PacketPlanner packet, SizeUse use) {
        return use.fields().stream()
                .map(packet.table().bindings()::get)
                .anyMatch(binding -> binding instanceof Binding.Solved solved
                        && solved.solutions().stream()
                                .anyMatch(solution ->
                                        solution.itemId() == use.item().id()));
    }

    private static void check(PacketPlanner packet, SizeUse use, Diagnostics diagnostics) {
        int scope = packet.index().scope(use.item().id());
        for (int id : use.fields()) {
            // What says how wide a bit field is, the caller has to give anyway.
            boolean isFree = packet.table().bindings().get(id) instanceof Binding.Free
                    && !packet.table().isWidth(id);
            if (isFree && packet.index().scope(id) == scope) {
                Field field = packet.index().packet().field(id);
                diagnostics
                        .error(Code.E0603, field.span(), "nothing says what to write for `%s`", field.name())
                        .also(
                                use.size().span(),
                                "the size of `%s` depends on it",
                                use.item().name())
                        .help(
                                "give it `value(..)`, computed from `%s(%s)`; or `default(..)`, if callers are to choose it",
                                use.what() == SizeCheck.What.COUNT ? "array_length" : "sizeof",
                                use.item().name());
                return;
            }
        }
    }
}
