package org.mpl4j.compiler.spl.output.promela;

import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.table.Letter;

/**
 * A model in Promela. When it is replayed, it prints {@code letter N} at each step. It begins in the start whose number the macro {@code START} has.
 *
 * @param letters what the numbers of letters stand for, which count from 0
 * @param starts what the numbers of starts stand for
 * @param formulas what the properties are called in the text
 */
public record PromelaModel(
        String text, List<Letter> letters, List<JointState> starts, Map<Property, String> formulas) {}
