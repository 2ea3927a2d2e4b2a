/**
 * Conditions on frames and packets: what filters and the {@code when} of protocol tables mean. Input: {@link org.mpl4j.compiler.dissect.syntax.Term}s and the shapes of
 * packets. Output: {@link org.mpl4j.compiler.dissect.condition.Condition}s that are checked against value trees without allocating.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.dissect.condition;
