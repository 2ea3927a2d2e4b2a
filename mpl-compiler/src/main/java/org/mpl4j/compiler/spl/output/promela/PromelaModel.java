package org.mpl4j.compiler.spl.output.promela;

import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.output.Ensemble;
import org.mpl4j.compiler.spl.output.JointLetter;

/**
 * A model in Promela. When it is replayed, it prints {@code letter N} at each step.
 *
 * @param letters what the numbers stand for, which count from 0
 * @param formulas what the properties are called in the text
 */
public record PromelaModel(Ensemble ensemble, String text, List<JointLetter> letters, Map<Property, String> formulas) {}
