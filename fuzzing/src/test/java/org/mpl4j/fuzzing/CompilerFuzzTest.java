package org.mpl4j.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler reads that others wrote: specifications, tables, filters, captures, and JSON to be built. */
class CompilerFuzzTest {
    static Stream<byte[]> specification() throws IOException {
        return KeptInputs.of("specification");
    }

    @FuzzTest
    @MethodSource
    void specification(byte[] input) throws IOException {
        KeptInputs.accept("specification", input);
    }

    static Stream<byte[]> layers() throws IOException {
        return KeptInputs.of("layers");
    }

    @FuzzTest
    @MethodSource
    void layers(byte[] input) throws IOException {
        KeptInputs.accept("layers", input);
    }

    static Stream<byte[]> filter() throws IOException {
        return KeptInputs.of("filter");
    }

    @FuzzTest
    @MethodSource
    void filter(byte[] input) throws IOException {
        KeptInputs.accept("filter", input);
    }

    static Stream<byte[]> capture() throws IOException {
        return KeptInputs.of("capture");
    }

    @FuzzTest
    @MethodSource
    void capture(byte[] input) throws IOException {
        KeptInputs.accept("capture", input);
    }

    static Stream<byte[]> build() throws IOException {
        return KeptInputs.of("build");
    }

    @FuzzTest
    @MethodSource
    void build(byte[] input) throws IOException {
        KeptInputs.accept("build", input);
    }
}
