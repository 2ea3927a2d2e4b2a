package org.mpl4j.compiler.spl.replay;

import java.util.Map;

/**
 * A statecall that somebody recorded.
 *
 * @param line from 1
 * @param fields those of its packet that were recorded, too
 */
public record TraceStep(int line, String call, Map<String, Long> fields) {
    public TraceStep {
        fields = Map.copyOf(fields);
    }
}
