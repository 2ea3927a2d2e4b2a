package org.mpl4j.compiler.spl.pipeline;

import java.util.Map;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.model.PolicySpec;

/**
 * A policy file that was understood.
 *
 * @param explorations what its automata can do, by their names
 */
public record CompiledPolicy(PolicySpec spec, Map<String, Exploration> explorations) {}
