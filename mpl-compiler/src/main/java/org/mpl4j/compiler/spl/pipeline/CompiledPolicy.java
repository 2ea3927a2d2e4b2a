package org.mpl4j.compiler.spl.pipeline;

import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.property.PropertyCheck;

/**
 * A policy file that was understood.
 *
 * @param explorations what its automata can do, by their names
 * @param findings what came of its properties
 */
public record CompiledPolicy(
        PolicySpec spec, Map<String, Exploration> explorations, List<PropertyCheck.Finding> findings) {}
