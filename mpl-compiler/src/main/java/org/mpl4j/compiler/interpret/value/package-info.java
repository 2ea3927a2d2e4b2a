/**
 * What a parse yields: trees of values over the bytes they were read from. A tree stores positions only; a value is read from the buffer when it is asked for,
 * through shapes that are prepared once a packet. Input: model and layout. Output: read by the expressions, the JSON writer and the tree printer.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.interpret.value;
