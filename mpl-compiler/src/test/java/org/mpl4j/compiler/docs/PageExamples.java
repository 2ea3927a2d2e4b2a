package org.mpl4j.compiler.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.json.DraftReader;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.ParseException;

/**
 * The examples of a page as tests: each is what the page says that it is.
 *
 * <p>A {@code mpl} block is a specification: it compiles with exactly the codes of {@code error=E0604,..} and {@code warning=W0410,..}. One with {@code file=dir/name.mpl} can be
 * referred to by the blocks behind it in its section. Then follow packets of it:
 *
 * <ul>
 *   <li>{@code hex packet=NAME}: bytes that are parsed. They break the rules of {@code violations=CONST,..}, none without. Built from its free fields, the packet has the
 *       same bytes again, where there are no violations. A {@code json} block behind it is the packet.
 *   <li>{@code hex packet=NAME refused=REASON}: bytes that are not parsed, and why.
 *   <li>{@code json build=NAME}, with {@code branch=A.B} where branches have to be named: a packet that is built; the {@code hex} block behind it has the bytes.
 *   <li>{@code json build=NAME refused}: a packet that cannot be built.
 * </ul>
 *
 * Arguments of packets are further options, {@code name=value}.
 */
final class PageExamples {
    private PageExamples() {}

    /** A container of tests for every specification of a page. */
    static List<DynamicContainer> of(Path page) throws IOException {
        List<DynamicContainer> examples = new ArrayList<>();
        List<MarkdownBlock> blocks = MarkdownBlock.of(page);
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).is("mpl")) {
                int end = i + 1;
                while (end < blocks.size()
                        && (blocks.get(end).is("hex") || blocks.get(end).is("json"))) {
                    end++;
                }
                examples.add(example(blocks.get(i), filesBefore(blocks, i), blocks.subList(i + 1, end)));
            }
        }
        return examples;
    }

    private static List<MarkdownBlock> filesBefore(List<MarkdownBlock> blocks, int at) {
        MarkdownBlock here = blocks.get(at);
        return blocks.subList(0, at).stream()
                .filter(block ->
                        block.option("file").isPresent() && block.section().equals(here.section()))
                .toList();
    }

    private static DynamicContainer example(
            MarkdownBlock block, List<MarkdownBlock> files, List<MarkdownBlock> packets) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("compiles", () -> checkCodes(block, CompiledExample.of(block, files))));
        for (int i = 0; i < packets.size(); i++) {
            MarkdownBlock packet = packets.get(i);
            MarkdownBlock next = i + 1 < packets.size() ? packets.get(i + 1) : null;
            if (packet.option("packet").isPresent()) {
                tests.add(DynamicTest.dynamicTest(
                        "line " + packet.line() + " is parsed",
                        () -> checkBytes(CompiledExample.of(block, files), packet, next)));
            } else if (packet.option("build").isPresent()) {
                tests.add(DynamicTest.dynamicTest(
                        "line " + packet.line() + " is built",
                        () -> checkFields(CompiledExample.of(block, files), packet, next)));
            }
        }
        return DynamicContainer.dynamicContainer("line " + block.line() + ": " + block.section(), tests);
    }

    private static void checkCodes(MarkdownBlock block, CompiledExample example) {
        assertThat(example.codes(Severity.ERROR))
                .as("%s", example.diagnostics())
                .isEqualTo(block.list("error"));
        assertThat(example.codes(Severity.WARNING))
                .as("%s", example.diagnostics())
                .isEqualTo(block.list("warning"));
    }

    private static void checkBytes(CompiledExample example, MarkdownBlock hex, MarkdownBlock next) throws Exception {
        if (hex.option("refused").isPresent()) {
            assertThatExceptionOfType(ParseException.class)
                    .isThrownBy(() -> example.parse(hex))
                    .satisfies(e -> assertThat(e.reason().name())
                            .isEqualTo(hex.option("refused").get()));
            return;
        }
        PacketValue packet = example.parse(hex);
        assertThat(packet.byteLength()).isEqualTo(hex.bytes().length);
        assertThat(example.violations(packet)).isEqualTo(hex.list("violations"));
        if (next != null && next.is("json") && next.options().isEmpty()) {
            assertThat(read(CompiledExample.json(packet))).isEqualTo(read(next.text()));
        }
        if (hex.option("violations").isEmpty()) {
            assertThat(example.rebuild(hex, packet).hex())
                    .isEqualTo(HexFormat.of().formatHex(hex.bytes()));
        }
    }

    private static void checkFields(CompiledExample example, MarkdownBlock json, MarkdownBlock next) throws Exception {
        Draft fields = read(json.text());
        if (json.option("refused").isPresent()) {
            assertThatExceptionOfType(BuildException.class).isThrownBy(() -> example.build(json, fields));
        } else {
            assertThat(next).as("the bytes behind line %d", json.line()).isNotNull();
            assertThat(example.build(json, fields).hex())
                    .isEqualTo(HexFormat.of().formatHex(next.bytes()));
        }
    }

    private static Draft read(String json) throws Exception {
        return new DraftReader().read(json);
    }
}
