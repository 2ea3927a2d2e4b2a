package org.mpl4j.compiler.interpret.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BranchPath;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.Omission;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;

/** How one item is written. */
abstract class ItemJson {
    private final ItemShape shape;
    private final byte[] key;

    ItemJson(ItemShape shape) {
        this.shape = shape;
        this.key = ('"' + shape.name() + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    static ItemJson of(ItemShape item, PacketJson packets) {
        if (item instanceof FieldShape field) {
            return new Leaf(field);
        }
        if (item instanceof NestedShape nested) {
            return new Nested(nested, packets);
        }
        if (item instanceof ArrayShape array) {
            return new Elements(array, packets);
        }
        ClassifyShape classify = (ClassifyShape) item;
        return classify.isNamed() ? new Choice(classify, packets) : new Inline(classify, packets);
    }

    final ItemShape shape() {
        return shape;
    }

    /** Appends members to the object that the item is in. */
    abstract void write(JsonBuffer out, ScopeValue scope, Omission omission);

    final void writeKey(JsonBuffer out, ScopeValue scope) {
        if (shape.namesakes().isEmpty()) {
            out.separate().raw(key);
        } else {
            out.key(shape.key(scope));
        }
    }

    private static final class Leaf extends ItemJson {
        private final FieldJson value;

        Leaf(FieldShape field) {
            super(field);
            this.value = FieldJson.of(field);
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope, Omission omission) {
            writeKey(out, scope);
            value.write(out, scope);
        }
    }

    private static final class Nested extends ItemJson {
        private final NestedShape nested;
        private final PacketJson packets;

        Nested(NestedShape nested, PacketJson packets) {
            super(nested);
            this.nested = nested;
            this.packets = packets;
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope, Omission omission) {
            PacketValue packet = nested.packet(scope);
            if (packet != null) {
                writeKey(out, scope);
                out.raw('{').key("packet").string(packet.name());
                packets.writeBody(out, packet, omission);
                out.raw('}');
            }
        }
    }

    private static final class Elements extends ItemJson {
        private final ArrayShape array;
        private final BlockJson element;

        Elements(ArrayShape array, PacketJson packets) {
            super(array);
            this.array = array;
            this.element = new BlockJson(array.element().body(), packets);
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope, Omission omission) {
            writeKey(out, scope);
            out.raw('[');
            ListValue list = array.list(scope);
            for (int i = 0; list != null && i < list.size(); i++) {
                writeElement(out.separate(), list.get(i), omission);
            }
            out.raw(']');
        }

        private void writeElement(JsonBuffer out, ElementValue value, Omission omission) {
            out.raw('{');
            boolean isFramed = array.element().hasBranches();
            if (isFramed) {
                out.key("branch").string(value.branch());
                PacketJson.writeLabels(out, value, array.element().body());
                out.separate().raw(BlockJson.FIELDS);
            }
            element.write(out, value, omission);
            out.raw('}');
            if (isFramed) {
                out.raw('}');
            }
        }
    }

    /** A classify with a name: an object of its own. */
    private static final class Choice extends ItemJson {
        private final ClassifyShape classify;
        private final List<BlockJson> branches;

        Choice(ClassifyShape classify, PacketJson packets) {
            super(classify);
            this.classify = classify;
            this.branches = branchesOf(classify, packets);
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope, Omission omission) {
            @Nullable BranchShape branch = classify.branch(scope);
            if (branch == null) {
                return;
            }
            writeKey(out, scope);
            out.raw('{').key("packet").string(classify.name());
            out.key("branch").string(BranchPath.join(branch.label(), BranchPath.of(scope, branch.body())));
            PacketJson.writeLabels(out, scope, branch.body());
            out.separate().raw(BlockJson.FIELDS);
            branches.get(branch.index()).write(out, scope, omission);
            out.raw('}').raw('}');
        }
    }

    /** A classify without a name: its branch's fields are beside the others. */
    private static final class Inline extends ItemJson {
        private final ClassifyShape classify;
        private final List<BlockJson> branches;

        Inline(ClassifyShape classify, PacketJson packets) {
            super(classify);
            this.classify = classify;
            this.branches = branchesOf(classify, packets);
        }

        @Override
        void write(JsonBuffer out, ScopeValue scope, Omission omission) {
            BranchShape branch = classify.branch(scope);
            if (branch != null) {
                branches.get(branch.index()).write(out, scope, omission);
            }
        }
    }

    private static List<BlockJson> branchesOf(ClassifyShape classify, PacketJson packets) {
        return classify.branches().stream()
                .map(branch -> new BlockJson(branch.body(), packets))
                .toList();
    }
}
