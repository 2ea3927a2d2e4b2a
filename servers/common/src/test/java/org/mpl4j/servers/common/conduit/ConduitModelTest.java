package org.mpl4j.servers.common.conduit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A conduit does what two pipes do, whatever is written and read in which order. */
final class ConduitModelTest {
    private static final int CAPACITY = 4096;

    /** What is done with an end. */
    enum Action {
        WRITE,
        READ,
        END,
        CLOSE
    }

    /**
     * A step.
     *
     * @param isListener at which end
     * @param action what is done
     * @param size with how many bytes
     */
    record Step(boolean isListener, Action action, int size) {}

    /** What a pipe has. */
    private static final class Pipe {
        private final Queue<Byte> bytes = new ArrayDeque<>();
        private boolean isEnded;
        private boolean isRefused;
        private byte next;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Action> action = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(20, Action.WRITE),
                net.jqwik.api.Tuple.of(20, Action.READ),
                net.jqwik.api.Tuple.of(1, Action.END),
                net.jqwik.api.Tuple.of(1, Action.CLOSE));
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        action,
                        Arbitraries.integers().between(0, 2 * CAPACITY))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 150)
    void doesWhatTwoPipesDo(@ForAll("steps") List<Step> steps) throws IOException {
        Path folder = Files.createTempDirectory("conduit");
        Path path = folder.resolve("c");
        try (ConduitPair pair = ConduitPair.open(path, CAPACITY)) {
            Pipe[] pipes = {new Pipe(), new Pipe()};
            for (Step step : steps) {
                ConduitChannel end = (step.isListener ? pair.accepted() : pair.connected()).channel();
                Pipe out = pipes[step.isListener ? 0 : 1];
                Pipe in = pipes[step.isListener ? 1 : 0];
                switch (step.action) {
                    case WRITE -> write(end, out, step.size);
                    case READ -> read(end, in, step.size);
                    case END -> {
                        if (end.isOpen()) {
                            end.endOutput();
                            out.isEnded = true;
                        }
                    }
                    default -> {
                        end.close();
                        out.isEnded = true;
                        in.isRefused = true;
                    }
                }
            }
        } finally {
            Files.deleteIfExists(path);
            Files.delete(folder);
        }
    }

    private static void write(ConduitChannel end, Pipe out, int size) throws IOException {
        ByteBuffer source = ByteBuffer.allocate(size);
        byte next = out.next;
        while (source.hasRemaining()) {
            source.put(next++);
        }
        source.flip();
        int count;
        try {
            count = end.write(source);
        } catch (IOException e) {
            assertThat(!end.isOpen() || out.isEnded || out.isRefused)
                    .as(e.toString())
                    .isTrue();
            return;
        }
        assertThat(out.isEnded || out.isRefused).isFalse();
        assertThat(count).isEqualTo(Math.min(size, CAPACITY - out.bytes.size()));
        assertThat(source.position()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            out.bytes.add(out.next++);
        }
    }

    private static void read(ConduitChannel end, Pipe in, int size) throws IOException {
        ByteBuffer target = size % 2 == 0 ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
        int count;
        try {
            count = end.read(target);
        } catch (IOException e) {
            assertThat(end.isOpen()).as(e.toString()).isFalse();
            return;
        }
        if (count < 0) {
            assertThat(in.isEnded).isTrue();
            assertThat(in.bytes).isEmpty();
            return;
        }
        assertThat(count).isLessThanOrEqualTo(size).isEqualTo(target.position());
        // What was seen of a longer stretch before may be given alone; but where there is something, something is
        // given.
        assertThat(count > 0).isEqualTo(size > 0 && !in.bytes.isEmpty());
        target.flip();
        while (target.hasRemaining()) {
            assertThat(target.get()).isEqualTo(in.bytes.remove());
        }
    }
}
