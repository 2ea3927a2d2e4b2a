package org.mpl4j.compiler.interpret.parse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.OrderDecision;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.PlaceRef;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.ValueKind;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** Steps that decide what is parsed, and where. */
final class Flows {
    private Flows() {}

    /** Decides the byte order. */
    static final class Order extends Step {
        private final OrderDecision decision;
        private final Node condition;

        Order(OrderDecision decision, Node condition) {
            this.decision = decision;
            this.condition = condition;
        }

        @Override
        void run(Machine m) throws ParseException {
            ScopeValue scope = m.scope();
            boolean holds = m.evaluate(condition, "endian", scope.start()) != 0;
            boolean isLittle = holds ? decision.isLittle() : decision.before().isLittle(scope);
            scope.setSlot(decision.slot(), isLittle ? 1 : 0);
        }
    }

    /** An item that is there if its condition holds. */
    static final class When extends Step {
        private final ItemShape item;
        private final Node condition;
        private final Step[] body;
        private final PlaceRef place;
        private final PlaceRef bodyEnd;
        private final int endSlot;

        When(ItemShape item, Node condition, Step[] body, PlaceRef place, PlaceRef bodyEnd, int endSlot) {
            this.item = item;
            this.condition = condition;
            this.body = body;
            this.place = place;
            this.bodyEnd = bodyEnd;
            this.endSlot = endSlot;
        }

        @Override
        void run(Machine m) throws ParseException {
            ScopeValue scope = m.scope();
            long at = place.byteIndex(scope);
            boolean isPresent = m.evaluate(condition, item.name(), at) != 0;
            scope.setSlot(item.presenceSlot(), isPresent ? 1 : 0);
            if (isPresent) {
                runAll(body, m);
                scope.setSlot(endSlot, (int) bodyEnd.byteIndex(scope));
            } else {
                scope.setSlot(endSlot, (int) at);
            }
        }
    }

    /** A nested packet. */
    static final class Call extends Step {
        private final NestedShape nested;
        private final PlaceRef place;
        private final boolean newOrigin;
        private final int endSlot;
        private final Node[] arguments;
        private final ProgramTable table;
        private @Nullable Program target;

        Call(NestedShape nested, PlaceRef place, boolean newOrigin, int endSlot, Node[] arguments, ProgramTable table) {
            this.nested = nested;
            this.place = place;
            this.newOrigin = newOrigin;
            this.endSlot = endSlot;
            this.arguments = arguments;
            this.table = table;
        }

        @Override
        void run(Machine m) throws ParseException {
            ScopeValue scope = m.scope();
            int at = (int) place.byteIndex(scope);
            Program program = target();
            PacketValue inner = new PacketValue(
                    program.shape(),
                    m.buffer(),
                    at,
                    m.limit(),
                    newOrigin ? at : scope.origin(),
                    arguments(m, program, at));
            int known = m.losses().count();
            try {
                m.limits().checkDepth(m.depth() + 1, at);
                scope.setRef(nested.ref(), inner);
                m.runScope(inner, program.body(), 1);
            } catch (ParseException e) {
                m.stopAt(at);
                throw e.within(nested.name());
            } finally {
                m.losses().within(known, nested.name());
            }
            if (endSlot != Takes.NO_SLOT) {
                scope.setSlot(endSlot, inner.end());
            }
        }

        private Program target() {
            Program known = target;
            if (known == null) {
                known = table.program(nested.nested().target());
                target = known;
            }
            return Objects.requireNonNull(known);
        }

        private Arguments arguments(Machine m, Program program, int at) throws ParseException {
            if (arguments.length == 0) {
                return Arguments.NONE;
            }
            Arguments values = new Arguments(arguments.length);
            for (Param param : program.shape().type().params()) {
                Node argument = arguments[param.index()];
                if (param.kind() == ValueKind.BYTES) {
                    values.set(param.index(), content(m, argument, at));
                } else {
                    values.set(param.index(), m.evaluate(argument, nested.name(), at));
                }
            }
            return values;
        }

        private Bytes content(Machine m, Node argument, int at) throws ParseException {
            try {
                return argument.content(m);
            } catch (ArithmeticException e) {
                throw m.overflow(nested.name(), at);
            }
        }
    }
}
