package org.mpl4j.fuzzing.targets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.FrameFilter;
import org.mpl4j.compiler.dissect.FrameJson;
import org.mpl4j.compiler.dissect.FrameText;
import org.mpl4j.compiler.dissect.Reassembly;
import org.mpl4j.compiler.dissect.ViolationFinder;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.fuzzing.library.PacketLibrary;
import org.mpl4j.fuzzing.library.Project;

/** A capture: pcap or pcapng, perhaps compressed. It is dissected by the tables of the protocols, frame by frame and with streams put together, to text and to JSON. */
final class CaptureTarget implements FuzzTarget {
    private static final int MOST_BYTES = 1 << 16;
    private static final int SEED_BYTES = 1_200;

    private final DissectionLibrary library;
    private final ViolationFinder violations = new ViolationFinder(new Inspector(), false);

    CaptureTarget() throws IOException {
        library = Captures.library(PacketLibrary.specPath());
    }

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public void accept(byte[] input) throws IOException {
        if (input.length > MOST_BYTES) {
            return;
        }
        Captures.dissect(
                input,
                library,
                new Dissector(library.tables()),
                FrameFilter.ALL,
                () -> new FrameText(Palette.PLAIN, false, violations));
        Dissector inOrder = new Dissector(library.tables(), new Reassembly());
        Captures.dissect(
                input, library, inOrder, FrameFilter.ALL, () -> new FrameJson(new PacketJson(), "", violations));
    }

    /** The beginnings of the sample captures; frame after frame is no news. */
    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(Project.root().resolve("samples"))) {
            for (Path file : files.filter(one -> one.toString().contains(".pcap"))
                    .sorted()
                    .toList()) {
                byte[] capture = Files.readAllBytes(file);
                seeds.add(Arrays.copyOf(capture, Math.min(SEED_BYTES, capture.length)));
            }
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(seeds.get(0));
        }
        seeds.add(compressed.toByteArray());
        return seeds;
    }
}
