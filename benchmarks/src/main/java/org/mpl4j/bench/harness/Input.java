package org.mpl4j.bench.harness;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a benchmark method gets: bytes to read, or room to write. */
@State(Scope.Benchmark)
public abstract class Input {
    /** The bytes that were written by the last call, or none. */
    byte[] written(long end) {
        return new byte[0];
    }

    /** What written bytes mean, to be compared where bytes can't be the same. */
    protected long meaning(byte[] written) {
        return 0;
    }

    /** Makes everything ready; JMH calls it before each fork's first iteration. */
    public abstract void prepare();
}
