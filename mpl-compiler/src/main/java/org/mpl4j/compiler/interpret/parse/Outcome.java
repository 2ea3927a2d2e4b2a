package org.mpl4j.compiler.interpret.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.ParseException;

/**
 * What a parse found.
 *
 * @param packet all of it, or what was read before the error
 * @param error why nothing more was read; null if the end of the packet was
 * @param losses why items of a known length are incomplete, behind which reading went on; empty unless asked for
 */
public record Outcome(PacketValue packet, @Nullable ParseException error, List<ParseException> losses) {
    public Outcome {
        losses = List.copyOf(losses);
    }
}
