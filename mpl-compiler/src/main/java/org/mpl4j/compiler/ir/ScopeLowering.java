package org.mpl4j.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mpl4j.compiler.layout.FieldSizes;
import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.layout.Place;
import org.mpl4j.compiler.layout.PlacedBlock;
import org.mpl4j.compiler.layout.PlacedItem;
import org.mpl4j.compiler.layout.Scope;
import org.mpl4j.compiler.layout.Size;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EndianSwitch;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.Label;
import org.mpl4j.compiler.model.NestedPacket;

/** Lowers one scope: its placed items become steps. */
final class ScopeLowering {
    private final PacketPrograms programs;
    private final PacketLayout layout;
    private final Scope scope;
    private final Demand demand;

    ScopeLowering(PacketPrograms programs, PacketLayout layout, Scope scope) {
        this(programs, layout, scope, new Demand(layout.packet()));
    }

    private ScopeLowering(PacketPrograms programs, PacketLayout layout, Scope scope, Demand demand) {
        this.programs = programs;
        this.layout = layout;
        this.scope = scope;
        this.demand = demand;
    }

    ScopeProgram lower() {
        return new ScopeProgram(scope, lower(scope.body()), scope.body().end());
    }

    private List<Op> lower(PlacedBlock block) {
        List<Op> ops = new ArrayList<>();
        FixedRun run = new FixedRun();
        for (PlacedItem placed : block.items()) {
            Item item = placed.item();
            if (item instanceof EndianSwitch endian) {
                run.add(new Op.SetOrder(endian, placed.auxiliarySlot()));
            } else if (item.presence().isPresent()) {
                run.flush(ops);
                ops.add(optional(placed, item.presence().get()));
            } else if (item instanceof Field field) {
                field(field, placed, run, ops);
            } else if (!(item instanceof Label)) {
                run.flush(ops);
                ops.add(structured(placed));
            }
        }
        run.flush(ops);
        return ops;
    }

    /** {@code when (e)}: the item itself ends in the slot in which this step keeps where it ends or would have begun. */
    private Op optional(PlacedItem placed, Expr condition) {
        List<Op> body = new ArrayList<>();
        Place bodyEnd;
        if (placed.item() instanceof Field field) {
            FixedRun run = new FixedRun();
            bodyEnd = field(field, placed, run, body);
            run.flush(body);
        } else {
            body.add(structured(placed));
            bodyEnd = contentEnd(placed);
        }
        return new Op.When(
                placed.item().id(),
                condition,
                body,
                placed.start(),
                bodyEnd,
                placed.endSlot().getAsInt());
    }

    /** Adds the steps for a field that is there to the run or, where its size varies, behind it. Returns where it ends. */
    private Place field(Field field, PlacedItem placed, FixedRun run, List<Op> ops) {
        Place at = placed.start();
        boolean isNeeded = demand.isNeeded(field);
        OptionalLong fixed = FieldSizes.fixedBits(field);
        Place end;
        if (fixed.isPresent()) {
            end = at.plusBits(fixed.getAsLong());
            run.add(field, at, fixed.getAsLong(), fixedRead(field, at, fixed.getAsLong(), isNeeded));
        } else {
            run.flush(ops);
            ops.add(variableRead(field, placed, isNeeded));
            end = placed.end();
        }
        if (field.attributes().isMagic() && field.attributes().constant().isPresent()) {
            run.add(new Op.Magic(field, at, field.attributes().constant().get()));
        }
        return end;
    }

    private static Op fixedRead(Field field, Place at, long bits, boolean isNeeded) {
        return field.type() instanceof FieldType.ByteArray bytes
                ? new Op.TakeBytes(field, at, bytes.length(), OptionalInt.empty(), isNeeded)
                : new Op.Load(field, at, (int) bits, isNeeded);
    }

    private static Op variableRead(Field field, PlacedItem placed, boolean isNeeded) {
        if (field.type() instanceof FieldType.Bits bits) {
            return new Op.LoadBits(
                    field, placed.start(), bits.width(), placed.endSlot().getAsInt(), isNeeded);
        } else if (field.type() instanceof FieldType.ByteArray bytes) {
            return new Op.TakeBytes(field, placed.start(), bytes.length(), placed.endSlot(), isNeeded);
        }
        return new Op.Scan(field, placed.start(), placed.endSlot().getAsInt(), isNeeded);
    }

    /** A nested packet, classify or array, with its window around it. */
    private Op structured(PlacedItem placed) {
        if (placed.item() instanceof NestedPacket nested) {
            Op call = call(nested, placed);
            return nested.window().map(w -> window(placed, w, call)).orElse(call);
        } else if (placed.item() instanceof Classify classify) {
            Op choice = choice(classify, placed);
            return classify.window().map(w -> window(placed, w, choice)).orElse(choice);
        }
        ArrayItem array = (ArrayItem) placed.item();
        Op repeat = repeat(array, placed);
        return array.bound() instanceof ArrayItem.Bound.Window w ? window(placed, w.byteLength(), repeat) : repeat;
    }

    private Op window(PlacedItem placed, Expr length, Op body) {
        return new Op.Window(
                placed.item().id(), length, List.of(body), placed.start(), contentEnd(placed), placed.endSlot());
    }

    /** Where the content of a nested packet, classify or array ends, once it is parsed: its window and condition do not count. */
    private Place contentEnd(PlacedItem placed) {
        if (placed.item() instanceof Classify) {
            return commonEnd(placed).orElseGet(() -> endOf(placed));
        } else if (placed.item() instanceof NestedPacket nested
                && programs.layout(nested.target()).size() instanceof Size.Static size) {
            return placed.start().plusBits(size.bits());
        } else if (placed.item() instanceof ArrayItem array
                && staticBits(array, placed).isPresent()) {
            return placed.start().plusBits(staticBits(array, placed).get());
        }
        return endOf(placed);
    }

    private static Place endOf(PlacedItem placed) {
        return placed.endSlot().isPresent()
                ? new Place(placed.endSlot().getAsInt(), placed.end().bitPhase())
                : placed.end();
    }

    private static Optional<Place> commonEnd(PlacedItem classify) {
        Place first = classify.blocks().get(0).end();
        return classify.blocks().stream().allMatch(block -> block.end().equals(first))
                ? Optional.of(first)
                : Optional.empty();
    }

    private Op call(NestedPacket nested, PlacedItem placed) {
        PacketLayout target = programs.layout(nested.target());
        boolean isRecursive =
                target.isRecursive() && programs.areMutual(layout.packet().name(), nested.target());
        return new Op.Call(
                nested,
                placed.start(),
                isRecursive,
                nested.window().isPresent(),
                target.size().isStatic() ? OptionalInt.empty() : placed.endSlot());
    }

    private Op choice(Classify classify, PlacedItem placed) {
        List<Op.Case> cases = new ArrayList<>();
        for (Classify.Branch branch : classify.branches()) {
            PlacedBlock block = placed.blocks().get(branch.index());
            cases.add(new Op.Case(branch, lower(block), block.end()));
        }
        OptionalInt endSlot = commonEnd(placed).isPresent() ? OptionalInt.empty() : placed.endSlot();
        return new Op.Switch(classify, placed.start(), cases, placed.auxiliarySlot(), endSlot);
    }

    private Op repeat(ArrayItem array, PlacedItem placed) {
        ScopeProgram element = new ScopeLowering(programs, layout, layout.scope(array.id()), demand).lower();
        Optional<Long> fixedBytes = element.scope().body().size() instanceof Size.Static size
                ? Optional.of(size.bits() / 8)
                : Optional.empty();
        boolean mustWalk = fixedBytes.isEmpty()
                || array.bound() instanceof ArrayItem.Bound.Until
                || new FailureScan(programs).canFail(element.body());
        OptionalInt endSlot = staticBits(array, placed).isPresent() ? OptionalInt.empty() : placed.endSlot();
        return new Op.Repeat(array, placed.start(), element, fixedBytes, mustWalk, placed.auxiliarySlot(), endSlot);
    }

    /** The size of an array of a constant number of elements of constant size. */
    private static Optional<Long> staticBits(ArrayItem array, PlacedItem placed) {
        return array.bound() instanceof ArrayItem.Bound.Count count
                        && count.count() instanceof Expr.IntConst number
                        && placed.blocks().get(0).size() instanceof Size.Static element
                        && !(placed.size() instanceof Size.Unknown)
                ? Optional.of(product(number.value(), element.bits()))
                : Optional.empty();
    }

    private static long product(long count, long bits) {
        return bits == 0 ? 0 : Math.min(Math.max(0, count), Size.UNBOUNDED_BITS / bits) * bits;
    }
}
