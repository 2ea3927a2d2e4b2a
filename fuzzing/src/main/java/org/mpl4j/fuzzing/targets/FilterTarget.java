package org.mpl4j.fuzzing.targets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.FrameFilter;
import org.mpl4j.compiler.dissect.FrameText;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.fuzzing.library.PacketLibrary;
import org.mpl4j.fuzzing.library.Project;

/** A filter expression: it is refused with diagnostics, or holds for some frames of a capture. */
final class FilterTarget implements FuzzTarget {
    private static final int MOST_BYTES = 1 << 12;
    private static final int CAPTURE_BYTES = 2_500;

    private final DissectionLibrary library;
    private final byte[] capture;

    FilterTarget() throws IOException {
        library = Captures.library(PacketLibrary.specPath());
        capture = Arrays.copyOf(Files.readAllBytes(Project.root().resolve("samples/web.pcap")), CAPTURE_BYTES);
    }

    @Override
    public String name() {
        return "filter";
    }

    @Override
    public void accept(byte[] input) throws IOException {
        if (input.length > MOST_BYTES) {
            return;
        }
        Diagnostics diagnostics = new Diagnostics();
        Optional<FrameFilter> filter =
                FrameFilter.parse("--filter", new String(input, StandardCharsets.UTF_8), library.tables(), diagnostics);
        if (filter.isPresent() == diagnostics.hasErrors()) {
            throw new AssertionError("a filter with errors, or neither: " + diagnostics.sorted());
        }
        Rendering.terminal().render(diagnostics.sorted());
        if (filter.isPresent()) {
            Captures.dissect(
                    capture,
                    library,
                    new Dissector(library.tables()),
                    filter.get(),
                    () -> new FrameText(Palette.PLAIN, true, null));
        }
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "tcp.dest_port == 53 || udp.source_port == 0x35",
                        "ipv4.src == 10.9.0.0/16 && !(ethernet.dest_mac == ff:ff:ff:ff:ff:ff)",
                        "ipv6.src == fe80::/10",
                        "dns_question.qname contains \"mpl\"",
                        "dns.answers[1].rr.rdata.address == 10.9.0.2",
                        "dns_rr.atype == CNAME",
                        "tcp.payload[0] == 0x47",
                        "tcp.payload contains 0x0d0a",
                        "frame.number % 10 == 1 && frame.data[0] & 1 << 3 != (7 - 2 * 3) / 1",
                        "tcp.syn == true",
                        "frame.captured >= frame.length && frame.link < 2 >> 1")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
