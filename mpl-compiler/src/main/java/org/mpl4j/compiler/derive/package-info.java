/**
 * Who supplies each field when a packet is built, and in which order the derived ones are computed. Input: model and layout. Output: one
 * {@link org.mpl4j.compiler.derive.BuildPlan} a packet, followed by the interpreter's builder and by the generated builders alike.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.derive;
