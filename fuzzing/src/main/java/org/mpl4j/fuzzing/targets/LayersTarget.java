package org.mpl4j.fuzzing.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mpl4j.compiler.capture.CaptureFormats;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.dissect.DissectionLibrary;
import org.mpl4j.compiler.dissect.Dissector;
import org.mpl4j.compiler.dissect.FrameFilter;
import org.mpl4j.compiler.dissect.FrameText;
import org.mpl4j.compiler.dissect.Reassembly;
import org.mpl4j.compiler.dissect.table.LayerTables;
import org.mpl4j.compiler.dissect.table.TableLoader;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import org.mpl4j.fuzzing.library.Project;

/** A layer table, beside a few specifications: it is refused with diagnostics, or a capture is dissected by it. */
final class LayersTarget implements FuzzTarget {
    private static final int MOST_BYTES = 1 << 12;
    private static final int CAPTURE_BYTES = 1_200;
    private static final String OWN =
            "packet eth { to: byte[6]; from: byte[6]; type: uint16 variant { |0x800 -> IP |0x806 -> ARP }; rest: byte[remaining()]; }\n"
                    + "packet own(int n, bytes x) { tag: byte variant { |1 -> One }; data: byte[remaining()]; }\n"
                    + "packet part { size: byte; seq: uint32; flag: bit[1]; pad: bit[7]; body: byte[size]; list: array (1) { d: byte[1]; }; }\n";

    private final Map<String, String> files = new LinkedHashMap<>();
    private final CompiledSpec spec;
    private final Interpreters interpreters;
    private final byte[] capture;

    LayersTarget() throws IOException {
        for (String file : CaptureFormats.SPEC_FILES) {
            files.put(file, Files.readString(Project.specs().resolve(file), StandardCharsets.ISO_8859_1));
        }
        files.put("own/own.mpl", OWN);
        SpecPath path = new SpecPath(List.of(new SpecRoot.Memory("memory", files)));
        List<SourceFile> sources =
                files.keySet().stream().map(file -> source(path, file)).toList();
        spec = Compiler.compile(path, sources).spec().orElseThrow();
        interpreters = new Interpreters(new ShapeTable(spec));
        capture = Arrays.copyOf(Files.readAllBytes(Project.root().resolve("samples/web.pcap")), CAPTURE_BYTES);
    }

    private static SourceFile source(SpecPath path, String file) {
        try {
            return path.load(file).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "layers";
    }

    @Override
    public void accept(byte[] input) throws IOException {
        if (input.length > MOST_BYTES) {
            return;
        }
        Map<String, String> all = new LinkedHashMap<>(files);
        all.put("own/own.layers", new String(input, StandardCharsets.ISO_8859_1));
        Diagnostics diagnostics = new Diagnostics();
        TableLoader loader = new TableLoader(new SpecPath(List.of(new SpecRoot.Memory("memory", all))), diagnostics);
        loader.specFiles();
        LayerTables tables = loader.bind(spec.model(), interpreters);
        Rendering.terminal().render(diagnostics.sorted());
        if (!diagnostics.hasErrors()) {
            DissectionLibrary library = new DissectionLibrary(new CaptureFormats(interpreters), tables);
            Dissector inOrder = new Dissector(tables, new Reassembly());
            Captures.dissect(
                    capture,
                    library,
                    new Dissector(tables),
                    FrameFilter.ALL,
                    () -> new FrameText(Palette.PLAIN, false, null));
            Captures.dissect(
                    capture, library, inOrder, FrameFilter.ALL, () -> new FrameText(Palette.PLAIN, false, null));
        }
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "link 1 -> eth\neth.rest by type: IP -> own(type, to..from), 0x86dd..0x86de -> part, ARP -> stream part # comment\n",
                        "link 1 -> eth when frame.data[0] >> 4 == 4 || frame.length > 3\neth.rest by type when type == ARP:\n  0x806 -> part\n",
                        "link 1 -> eth\neth.rest -> own(1, rest)\nown.data by tag: One -> eth, 0..255 -> own(tag, data)\npart own.data\n",
                        "link 1 -> eth\neth.rest -> part\npart.body -> stream part\norder part.body by seq of size..seq, eth.to..from start flag\n",
                        "flow eth between to..to and from..from start type == ARP\nnote type of eth when rest[0] != 0 as t else 1\nlink 1 -> eth when frame.length > 3\neth.rest -> own(flow.t, rest) when flow.t != 3\n")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }
}
