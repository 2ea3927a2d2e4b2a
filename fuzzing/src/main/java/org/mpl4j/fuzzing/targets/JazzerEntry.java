package org.mpl4j.fuzzing.targets;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls when it really fuzzes: the target that {@code --target_args} names. */
public final class JazzerEntry {
    private static @Nullable FuzzTarget target;

    private JazzerEntry() {}

    /** Called once. */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        target = FuzzTargets.of(arguments[0]);
    }

    /** Called for every input. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        FuzzTarget chosen = target;
        if (chosen == null) {
            throw new IllegalStateException("no target was chosen: --target_args=NAME is missing");
        }
        chosen.accept(input);
    }
}
