package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.model.ArrayItem.Bound;

/** The code of a block that code of other blocks calls, made when it is first asked for. */
final class BlockCode {
    private final BlockInfo block;
    private final SkipMethods skipMethods = new SkipMethods();
    private final BranchSelectors selectors = new BranchSelectors();
    private final EndMethods endMethods;
    private @Nullable BlockSkip skip;
    private @Nullable LastElement lastElement;
    private @Nullable ViewClass view;
    private @Nullable ListClass list;
    private ViewLeaf.@Nullable Finder leaf;

    BlockCode(BlockInfo block) {
        this.block = block;
        this.endMethods = new EndMethods(block);
    }

    /** Methods that parse parts of the block. */
    SkipMethods skipMethods() {
        return skipMethods;
    }

    /** Methods that find ends in bytes that have been validated. */
    EndMethods endMethods() {
        return endMethods;
    }

    BranchSelectors selectors() {
        return selectors;
    }

    /** The method that validates the block; not of a packet. */
    BlockSkip skip() {
        if (skip == null) {
            skip = BlockSkip.of(block);
        }
        return skip;
    }

    LastElement lastElement(ArrayInfo array, Bound.Until bound) {
        if (lastElement == null) {
            lastElement = LastElement.of(array, bound);
        }
        return lastElement;
    }

    ViewClass view() {
        if (view == null) {
            view = new ViewGenerator(block).generate();
        }
        return view;
    }

    /** The method that tells which leaf of the block a packet is; of a branch that has several. */
    ViewLeaf.Finder leaf() {
        if (leaf == null) {
            leaf = ViewLeaf.Finder.of(block);
        }
        return leaf;
    }

    /** The list class of the array whose element the block is. */
    ListClass list(ArrayInfo array) {
        if (list == null) {
            list = ListClass.of(array);
        }
        return list;
    }

    /** The static methods that are part of the block's class. */
    List<MethodSpec> staticMethods() {
        List<MethodSpec> methods = new ArrayList<>();
        if (skip != null) {
            methods.add(skip.method());
        }
        methods.addAll(skipMethods.methods());
        methods.addAll(endMethods.methods());
        methods.addAll(selectors.methods());
        for (ArrayInfo array : block.arrays()) {
            if (array.single().isPresent()) {
                methods.add(array.body().code().skip().method());
                methods.addAll(array.body().code().endMethods().methods());
            }
        }
        if (lastElement != null) {
            methods.add(lastElement.method());
        }
        if (leaf != null) {
            methods.add(leaf.method());
        }
        return methods;
    }
}
