/**
 * What is suspicious in how policies behave, a small class for each thing. Input: {@link org.mpl4j.compiler.spl.model.PolicySpec} and what {@link
 * org.mpl4j.compiler.spl.explore} found. Output: diagnostics.
 */
@NullMarked
package org.mpl4j.compiler.spl.check;

import org.jspecify.annotations.NullMarked;
