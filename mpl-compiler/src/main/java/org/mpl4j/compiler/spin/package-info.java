/** Runs the model checker spin on models of policies, and tells its counterexamples in statecalls. */
@NullMarked
package org.mpl4j.compiler.spin;

import org.jspecify.annotations.NullMarked;
