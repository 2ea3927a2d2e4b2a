package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.NestedPacket;

/** Finds the classifies and arrays of a block, and names the classes of the blocks in them. */
final class Children {
    private final BlockInfo block;

    Children(BlockInfo block) {
        this.block = block;
    }

    void add(List<Op> ops) {
        for (Op op : ops) {
            if (op instanceof Op.When when) {
                add(when.body());
            } else if (op instanceof Op.Window window) {
                add(window.body());
            } else if (op instanceof Op.Switch choice) {
                addClassify(choice);
            } else if (op instanceof Op.Repeat repeat) {
                addArray(repeat);
            }
        }
    }

    private void addClassify(Op.Switch choice) {
        String name = JavaNames.type(choice.classify().name());
        ClassName type = block.newType(choice.classify().isNamed() ? name : name + "Branch");
        ClassName kind = block.newType(name + "Kind");
        List<BlockInfo> branches = new ArrayList<>();
        ClassifyInfo classify = new ClassifyInfo(choice, block, type, kind, branches);
        NameScope labels = new NameScope(block.typeNames(), type.simpleName());
        for (Op.Case one : choice.cases()) {
            String label = labels.add(JavaNames.label(one.branch().label()));
            branches.add(block.branch(classify, one, type.nestedClass(label)));
        }
        block.put(classify);
    }

    private void addArray(Op.Repeat repeat) {
        String name = JavaNames.type(repeat.array().name());
        ClassName list = block.newType(name + "List");
        Optional<NestedPacket> single = single(repeat.element().scope().body().items().stream()
                .map(placed -> placed.item())
                .toList());
        ClassName element = single.map(nested -> block.packet().spec().types().of(nested.target()))
                .orElseGet(() -> block.newType(name + "Item"));
        block.put(new ArrayInfo(
                repeat, block, list, element, single, block.element(repeat.array(), repeat.element(), element)));
    }

    /** The nested packet that an element consists of, and nothing else: lists then give that packet itself. */
    private static Optional<NestedPacket> single(List<Item> items) {
        return items.size() == 1
                        && items.get(0) instanceof NestedPacket nested
                        && nested.presence().isEmpty()
                        && nested.window().isEmpty()
                ? Optional.of(nested)
                : Optional.empty();
    }
}
