package org.mpl4j.compiler.dissect.condition;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.PacketValue;

/**
 * A packet and what it is in.
 *
 * @param outer the packet that it is a field of, or whose payload it is; null for the first of a frame
 */
public record Enclosing(PacketValue packet, @Nullable Enclosing outer) {}
