package org.mpl4j.compiler.spl.pipeline;

import org.mpl4j.compiler.spl.model.PolicySpec;

/** A policy file that was understood. */
public record CompiledPolicy(PolicySpec spec) {}
