package org.mpl4j.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mpl4j.fuzzing.corpus.CorpusFile;
import org.mpl4j.fuzzing.corpus.PacketCorpus;
import org.mpl4j.fuzzing.targets.FuzzTarget;
import org.mpl4j.fuzzing.targets.FuzzTargets;

/** Gives targets the inputs that are kept of them, and what they begin with. */
final class KeptInputs {
    private static final Map<String, FuzzTarget> TARGETS = new ConcurrentHashMap<>();

    private KeptInputs() {}

    static Stream<byte[]> of(String target) throws IOException {
        return Stream.concat(CorpusFile.read(PacketCorpus.file(target)).stream(), target(target).seeds().stream());
    }

    static void accept(String target, byte[] input) throws IOException {
        target(target).accept(input);
    }

    private static FuzzTarget target(String name) {
        return TARGETS.computeIfAbsent(name, wanted -> {
            try {
                return FuzzTargets.of(wanted);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
