/**
 * The rules that a resolved specification must keep: one rule, one class, one code, one pair of fixtures. Input: packets of the model. Output: diagnostics. The rules
 * that need sizes or places are in {@code layout} and {@code derive}.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.check;
