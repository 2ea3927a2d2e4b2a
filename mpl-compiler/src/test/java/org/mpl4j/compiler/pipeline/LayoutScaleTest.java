package org.mpl4j.compiler.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Layout, build plans and programs of packets that are large in one direction; the limits are what a slow machine needs, many times over. */
class LayoutScaleTest {
    private static final int COUNT = 10_000;

    private static String many(IntFunction<String> one) {
        return IntStream.range(0, COUNT).mapToObj(one).collect(Collectors.joining());
    }

    private static void compilesSoon(String text) {
        CompilationResult result = assertTimeout(Duration.ofSeconds(60), () -> SpecCorpus.compile(text));
        assertThat(result.spec())
                .as(() -> result.diagnostics().get(0).toString())
                .isPresent();
    }

    @Test
    void manyFieldsThatMeasureTheEnd() {
        compilesSoon("packet p { " + many(i -> "f" + i + ": uint32 value(offset(end)); ") + "end: label; }");
    }

    @Test
    void manyFieldsThatSizeOthers() {
        compilesSoon("packet p { " + many(i -> "n%1$d: byte; d%1$d: byte[n%1$d]; ".formatted(i)) + " }");
    }

    @Test
    void longChainOfComputedFields() {
        compilesSoon(
                "packet p { " + many(i -> "f%d: uint32 value(f%d + 1); ".formatted(i, i + 1)) + "f10000: uint32; }");
    }

    @Test
    void longChainOfPackets() {
        compilesSoon(many(i -> "packet p%d() { x: byte; next: packet p%d(); } ".formatted(i, i + 1))
                + "packet p10000() { end: byte; }");
    }

    @Test
    void manyOptionalItems() {
        compilesSoon(
                "packet p { flags: uint32; " + many(i -> "o%1$d: uint16 when (flags > %1$d); ".formatted(i)) + " }");
    }

    @Test
    void oneSizeInManyBranches() {
        compilesSoon("packet p { kind: uint16; size: byte; classify (kind) { "
                + many(i -> "|%1$d:\"B%1$d\" -> data: byte[size]; ".formatted(i)) + "}; }");
    }
}
