/**
 * Where things lie: offsets, sizes and the slots in which a parse remembers what it could not know before. Input: the model. Output: one
 * {@link org.mpl4j.compiler.layout.PacketLayout} a packet, read by {@code derive}, {@code ir} and the backends.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.layout;
