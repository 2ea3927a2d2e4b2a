/**
 * Policies run as they are written: steps, not graphs, so that this and {@link org.mpl4j.compiler.spl.explore} can judge each other. Simple rather than fast.
 */
@NullMarked
package org.mpl4j.compiler.spl.interpret;

import org.jspecify.annotations.NullMarked;
