package org.mpl4j.compiler.dissect.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mpl4j.compiler.interpret.value.BranchShape;
import org.mpl4j.compiler.interpret.value.FieldValue;

/** The branches that a field is in. */
final class Branches {
    private Branches() {}

    /**
     * The labels of the branches that a field is in, from the outermost inwards.
     *
     * @param outer those of the array that the field is in an element of
     */
    static List<String> around(FieldValue field, List<String> outer) {
        List<String> labels = new ArrayList<>();
        for (BranchShape branch = field.shape().within();
                branch != null;
                branch = branch.classify().within()) {
            labels.add(branch.label());
        }
        Collections.reverse(labels);
        labels.addAll(0, outer);
        return List.copyOf(labels);
    }
}
