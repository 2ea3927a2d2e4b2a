package org.mpl4j.compiler.interpret.value;

/**
 * A switch of the byte order that depends on the packet.
 *
 * @param slot where the outcome is kept: 1 for little-endian, 0 for big-endian
 * @param before the order where the condition does not hold
 * @param isLittle the order where it does
 */
public record OrderDecision(int slot, OrderRef before, boolean isLittle) {}
