package org.mpl4j.fuzzing.longrun;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.mpl4j.fuzzing.check.Agreement;
import org.mpl4j.fuzzing.check.Probe;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketLibrary;
import org.mpl4j.fuzzing.library.PacketTarget;
import org.mpl4j.fuzzing.library.Vectors;

/** Tries single inputs again, and tells what they cost. */
final class Repetition {
    private static final int WARM_UP = 20_000;

    private final PacketLibrary library;
    private final PrintStream out;

    Repetition(PacketLibrary library, PrintStream out) {
        this.library = library;
        this.out = out;
    }

    /** The packets of a file; returns the exit code. */
    int of(Path file) throws IOException {
        int failed = 0;
        for (Vectors.Vector vector : Vectors.read(file)) {
            List<PacketTarget> targets = library.packets().stream()
                    .filter(target -> target.name().name().equals(vector.packet()))
                    .toList();
            if (targets.isEmpty()) {
                throw new IOException(file + ": there is no packet `" + vector.packet() + "`");
            }
            for (PacketTarget target : targets) {
                failed += isFine(target, PacketInput.of(target, vector)) ? 0 : 1;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private boolean isFine(PacketTarget target, PacketInput input) {
        Probe probe = new Probe(target);
        try {
            Object[] values = target.values(input.arguments());
            long begin = System.nanoTime();
            for (int i = 0; i < WARM_UP && System.nanoTime() - begin < 2_000_000_000L; i++) {
                probe.take(ByteBuffer.wrap(input.bytes()), values);
            }
            new Agreement(target).check(input);
            out.println(target + ": " + input.bytes().length + " bytes, "
                    + (probe.isAccepted()
                            ? "a packet"
                            : (probe.error() == null
                                    ? "too short"
                                    : "refused: " + probe.error().getMessage()))
                    + "; "
                    + new Timing(target).leastNanos(input) + " ns, " + probe.parseBytes()
                    + " bytes allocated by the parse, "
                    + probe.visitBytes() + " by the visit");
            return true;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            e.printStackTrace(out);
            return false;
        }
    }
}
