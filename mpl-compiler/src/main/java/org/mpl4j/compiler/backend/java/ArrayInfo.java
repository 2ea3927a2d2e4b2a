package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.backend.Optimization;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.NestedPacket;

/**
 * An array and what it is in Java.
 *
 * @param owner the block that it is directly in
 * @param list the class of the list where that is the array's own; methods are named after it
 * @param element the class of the list's elements
 * @param single the nested packet that each element consists of, if it is nothing else
 * @param body the element's block
 */
record ArrayInfo(
        Op.Repeat op,
        BlockInfo owner,
        ClassName list,
        ClassName element,
        Optional<NestedPacket> single,
        BlockInfo body) {
    ArrayItem array() {
        return op.array();
    }

    /** Whether the list is of the class that lists of such packets share: its elements know nothing of what is around them. */
    boolean isShared() {
        return single.isPresent()
                && single.get().arguments().isEmpty()
                && owner.packet().spec().isOn(Optimization.SHARED_LISTS);
    }

    /** The class of the list. */
    ClassName listType() {
        return isShared() ? SequenceClass.name(owner.packet().spec(), element) : list;
    }

    /** Whether the elements go on until the window ends. */
    boolean endsWindow() {
        return array().bound() instanceof ArrayItem.Bound.Window || array().bound() instanceof ArrayItem.Bound.ToEnd;
    }

    /** The size of every element in bytes, where they have one that is not 0. */
    Optional<Long> stride() {
        return op.fixedElementBytes().filter(bytes -> bytes > 0);
    }

    ListClass listClass() {
        return body.code().list(this);
    }

    /** Whether a view can be pointed at one element after the other. */
    boolean isReusable(Frame frame) {
        SpecInfo spec = owner.packet().spec();
        return single.map(nested -> NestedAccessors.isReusable(frame, nested)).orElse(spec.isReusable());
    }

    /** The call that points a view at one element after the other. */
    CodeBlock each(Frame frame) {
        List<CodeBlock> list = isShared()
                ? SequenceClass.arguments(frame, this, ListClass.size(frame, this))
                : listClass().arguments(frame);
        return CodeBlock.of("$T.each($L, $L)", listType(), CodeBlock.join(list, ", "), ReusableViews.eachArguments());
    }

    /** A new list of the elements, which have been validated. */
    CodeBlock list(Frame frame) {
        return isShared()
                ? SequenceClass.create(frame, this, ListClass.size(frame, this))
                : listClass().create(frame);
    }
}
