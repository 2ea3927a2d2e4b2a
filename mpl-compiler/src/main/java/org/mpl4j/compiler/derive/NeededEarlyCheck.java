package org.mpl4j.compiler.derive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.layout.Capture;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ExprPrinter;
import org.mpl4j.compiler.model.Expressions;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;

/** E0606: an item cannot be written without something that depends on the item, or on what follows it. */
final class NeededEarlyCheck implements BuildCheck {
    private final HardParams hardParams;

    NeededEarlyCheck(HardParams hardParams) {
        this.hardParams = hardParams;
    }

    @Override
    public void check(PacketPlanner packet, Diagnostics diagnostics) {
        Map<Integer, Binding> bindings = packet.table().bindings();
        for (Item item : packet.index().packet().items()) {
            for (Expr use : HardUses.whenWritten(item, bindings)) {
                if (!packet.readiness().isReady(use, item.id())) {
                    report(packet, item, use, diagnostics);
                }
            }
            HardUses.condition(item, packet.table())
                    .filter(condition ->
                            !packet.readiness().isReadyBut(condition, item.id(), Binding.Presence.class::isInstance))
                    .ifPresent(condition -> report(packet, item, condition, diagnostics));
            Set<Capture> late = packet.lateCaptures(packet.index().scope(item.id()));
            for (Expr use : late.isEmpty() ? List.<Expr>of() : HardUses.of(item, packet.table())) {
                if (takesAny(use, late)) {
                    report(packet, item, use, diagnostics);
                }
            }
            if (item instanceof NestedPacket nested) {
                checkArguments(packet, nested, diagnostics);
            }
        }
    }

    private void checkArguments(PacketPlanner packet, NestedPacket nested, Diagnostics diagnostics) {
        for (int i = 0; i < nested.arguments().size(); i++) {
            if (packet.isLate(nested.id(), i) && hardParams.isHard(nested.target(), i)) {
                report(packet, nested, nested.arguments().get(i), diagnostics);
            }
        }
    }

    private static boolean takesAny(Expr use, Set<Capture> late) {
        boolean[] found = new boolean[1];
        Expressions.visit(use, leaf -> {
            Optional<Capture> capture = Capture.of(leaf);
            found[0] |= capture.isPresent() && late.contains(capture.get());
        });
        return found[0];
    }

    private static void report(PacketPlanner packet, Item item, Expr use, Diagnostics diagnostics) {
        String text = ExprPrinter.print(use, packet.index().packet());
        diagnostics
                .error(Code.E0606, use.span(), "`%s` is needed to write `%s`, but is not known then", text, item.name())
                .label("depends on what is written later");
    }
}
