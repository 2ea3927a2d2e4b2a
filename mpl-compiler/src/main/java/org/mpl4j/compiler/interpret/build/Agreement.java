package org.mpl4j.compiler.interpret.build;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.BlockShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.ListValue;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.runtime.BuildException;

/** Sees that a packet is read as it was built: the same items, branches and elements, at the same places. Then the values are the same, too. */
final class Agreement {
    private Agreement() {}

    static void check(BuildScope built, ScopeValue read) {
        check(built, read, built.shape().body());
    }

    private static void check(BuildScope built, ScopeValue read, BlockShape block) {
        for (ItemShape item : block.items()) {
            if (built.isBuilt(item) != item.isPresent(read)) {
                throw different(
                        item, built.isBuilt(item) ? "would be read as absent" : "is not there, but would be read");
            }
            if (built.isBuilt(item)) {
                checkPlace(built, read, item);
                checkInside(built, read, item);
            }
        }
    }

    private static BuildException different(ItemShape item, String problem) {
        return BuildException.contradiction(item.name(), problem);
    }

    private static void checkPlace(BuildScope built, ScopeValue read, ItemShape item) {
        long writtenBits = built.endBit(item) - built.startBit(item);
        long readBits = item.endBit(read) - item.start().bitIndex(read);
        if (writtenBits != readBits) {
            throw different(item, "has " + size(writtenBits) + ", but would be read with " + size(readBits));
        }
    }

    private static String size(long bits) {
        return bits % 8 == 0 ? bits / 8 + " bytes" : bits + " bits";
    }

    private static void checkInside(BuildScope built, ScopeValue read, ItemShape item) {
        if (item instanceof ClassifyShape classify) {
            checkBranch(built, read, classify);
        } else if (item instanceof NestedShape nested) {
            BuildPacket inside = built.nested(nested);
            PacketValue packet = nested.packet(read);
            if (inside != null && packet != null) {
                try {
                    check(inside.scope(), packet);
                } catch (BuildException e) {
                    throw e.within(nested.name());
                }
            }
        } else if (item instanceof ArrayShape array) {
            checkElements(array, built.elements(array), array.list(read));
        }
    }

    private static void checkBranch(BuildScope built, ScopeValue read, ClassifyShape classify) {
        int index = built.branchOf(classify);
        if (index != read.branchOf(classify)) {
            throw different(classify, "would be read as another branch");
        }
        try {
            check(built, read, classify.branches().get(index).body());
        } catch (BuildException e) {
            throw classify.isNamed() ? e.within(classify.name()) : e;
        }
    }

    private static void checkElements(ArrayShape array, List<BuildScope> elements, @Nullable ListValue read) {
        List<ElementValue> list = read == null ? List.of() : read;
        for (int i = 0; i < Math.min(elements.size(), list.size()); i++) {
            try {
                check(elements.get(i), list.get(i));
            } catch (BuildException e) {
                throw e.within(array.name(), i);
            }
        }
        if (elements.size() != list.size()) {
            throw different(array, "has " + elements.size() + " elements, but would be read with " + list.size());
        }
    }
}
