package org.mpl4j.compiler.dissect.table;

import org.mpl4j.compiler.dissect.condition.Condition;

/**
 * That the length of a nested packet may not count.
 *
 * @param condition when it does not
 * @param whole what is there then, up to the end
 */
public record Opening(Condition condition, Target whole) {}
