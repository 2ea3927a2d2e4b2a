package org.mpl4j.compiler.interpret.parse;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.ParseException;

/**
 * What a parse found.
 *
 * @param packet all of it, or what was read before the error
 * @param error why the packet is incomplete; null if it is complete
 */
public record Outcome(PacketValue packet, @Nullable ParseException error) {}
