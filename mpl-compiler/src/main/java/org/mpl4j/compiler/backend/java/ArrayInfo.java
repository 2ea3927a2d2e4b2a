package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import org.mpl4j.compiler.ir.Op;
import org.mpl4j.compiler.model.ArrayItem;
import org.mpl4j.compiler.model.NestedPacket;

/**
 * An array and what it is in Java.
 *
 * @param owner the block that it is directly in
 * @param list the class of the list
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

    /** The size of every element in bytes, where they have one that is not 0. */
    Optional<Long> stride() {
        return op.fixedElementBytes().filter(bytes -> bytes > 0);
    }

    ListClass listClass() {
        return body.code().list(this);
    }

    /** A new list of the elements, which have been validated. */
    CodeBlock list(Frame frame) {
        return listClass().create(frame);
    }
}
