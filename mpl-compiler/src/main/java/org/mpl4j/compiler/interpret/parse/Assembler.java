package org.mpl4j.compiler.interpret.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.expression.Node;
import org.mpl4j.compiler.interpret.expression.Preparer;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.OrderDecision;
import org.mpl4j.compiler.interpret.value.PacketShape;
import org.mpl4j.compiler.interpret.value.PlaceRef;
import org.mpl4j.compiler.interpret.value.ScopeShape;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.ir.PacketProgram;
import org.mpl4j.compiler.ir.ScopeProgram;
import org.mpl4j.compiler.model.ArrayItem.Bound;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.ValueKind;

/** Turns the operations of one packet's program into steps. */
final class Assembler {
    private final PacketShape packet;
    private final ProgramTable table;

    Assembler(PacketShape packet, ProgramTable table) {
        this.packet = packet;
        this.table = table;
    }

    Program assemble(PacketProgram program) {
        return new Program(
                packet, new InScope(packet.scope()).steps(program.body().body()));
    }

    private static int slot(OptionalInt slot) {
        return slot.orElse(Takes.NO_SLOT);
    }

    /** The operations of one scope. */
    private final class InScope {
        private final ScopeShape scope;
        private final Preparer preparer;

        InScope(ScopeShape scope) {
            this.scope = scope;
            this.preparer = new Preparer(scope);
        }

        Step[] steps(List<Op> ops) {
            List<Step> steps = new ArrayList<>();
            for (Op op : ops) {
                Step step = step(op);
                if (step != null) {
                    steps.add(step);
                }
            }
            return steps.toArray(Step.NONE);
        }

        /** Null where nothing is to be done: fixed fields are read when they are asked for. */
        private @Nullable Step step(Op op) {
            if (op instanceof Op.Load
                    || op instanceof Op.TakeBytes take && take.endSlot().isEmpty()) {
                return null;
            }
            if (op instanceof Op.SetOrder order) {
                return order(order.endian());
            }
            Step take = take(op);
            return take != null ? take : flow(op);
        }

        private @Nullable Step take(Op op) {
            if (op instanceof Op.Require require) {
                FieldShape[] fields =
                        require.fieldIds().stream().map(packet::field).toArray(FieldShape[]::new);
                return new Takes.Require(scope.place(require.at()), require.byteLength(), fields);
            }
            if (op instanceof Op.LoadBits bits) {
                return new Takes.TakeBits(
                        packet.field(bits.field().id()),
                        scope.place(bits.at()),
                        preparer.prepare(bits.width()),
                        bits.endSlot());
            }
            if (op instanceof Op.TakeBytes take) {
                FieldShape field = packet.field(take.field().id());
                return new Takes.TakeBytes(
                        field,
                        scope.place(take.at()),
                        preparer.prepare(take.length()),
                        take.endSlot().getAsInt());
            }
            if (op instanceof Op.Scan scan) {
                return new Takes.Scan(packet.field(scan.field().id()), scope.place(scan.at()), scan.endSlot());
            }
            if (op instanceof Op.Magic magic) {
                boolean isContent = magic.expected().kind() == ValueKind.BYTES;
                return Takes.magic(packet.field(magic.field().id()), preparer.prepare(magic.expected()), isContent);
            }
            return null;
        }

        private Step flow(Op op) {
            if (op instanceof Op.Switch choice) {
                return choice(choice);
            }
            if (op instanceof Op.When when) {
                return new Flows.When(
                        packet.item(when.itemId()),
                        preparer.prepare(when.condition()),
                        steps(when.body()),
                        scope.place(when.at()),
                        scope.place(when.bodyEnd()),
                        when.endSlot());
            }
            if (op instanceof Op.Window window) {
                return new Window(
                        packet.item(window.itemId()),
                        preparer.prepare(window.length()),
                        steps(window.body()),
                        scope.place(window.at()),
                        scope.place(window.bodyEnd()),
                        slot(window.endSlot()));
            }
            return op instanceof Op.Repeat repeat ? repeat(repeat) : call((Op.Call) op);
        }

        private @Nullable Step order(EndianSwitch endian) {
            OrderDecision decision = scope.orderDecision(endian.id());
            return decision == null
                    ? null
                    : new Flows.Order(decision, preparer.prepare(endian.when().orElseThrow()));
        }

        private Step choice(Op.Switch op) {
            ClassifyShape classify = (ClassifyShape) packet.item(op.classify().id());
            Step[][] bodies = op.cases().stream().map(one -> steps(one.body())).toArray(Step[][]::new);
            PlaceRef[] ends =
                    op.cases().stream().map(one -> scope.place(one.end())).toArray(PlaceRef[]::new);
            Expr tag = op.classify().tag();
            Node node = preparer.prepare(tag);
            FieldShape field = tag instanceof Expr.FieldValue value ? packet.field(value.itemId()) : null;
            int hops = field == null ? 0 : preparer.hops(field);
            Switch.TagRef ref = new Switch.TagRef(node, tag.kind() == ValueKind.BYTES, field, hops);
            Selector selector = new Selector(op.classify(), preparer, node.isUnsigned64());
            return new Switch(classify, scope.place(op.at()), selector, ref, bodies, ends, slot(op.endSlot()));
        }

        private Step repeat(Op.Repeat op) {
            ArrayShape array = (ArrayShape) packet.item(op.array().id());
            ScopeProgram program = op.element();
            InScope inside = new InScope(array.element());
            Bound bound = op.array().bound();
            return new Repeat(
                    array,
                    scope.place(op.at()),
                    inside.steps(program.body()),
                    bound instanceof Bound.Count count ? preparer.prepare(count.count()) : null,
                    bound instanceof Bound.Until until ? inside.preparer.prepare(until.condition()) : null,
                    Math.toIntExact(op.fixedElementBytes().orElse((long) Repeat.VARIABLE)),
                    op.mustWalk(),
                    slot(op.endSlot()));
        }

        private Step call(Op.Call op) {
            NestedShape nested = (NestedShape) packet.item(op.nested().id());
            Node[] arguments =
                    op.nested().arguments().stream().map(preparer::prepare).toArray(Node[]::new);
            return new Flows.Call(
                    Objects.requireNonNull(nested),
                    scope.place(op.at()),
                    op.newOrigin(),
                    slot(op.endSlot()),
                    arguments,
                    table);
        }
    }
}
