package org.mpl4j.compiler.dissect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.capture.Frame;
import org.mpl4j.compiler.capture.Timestamp;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.dissect.note.FlowNotes;
import org.mpl4j.compiler.dissect.note.NoteTable;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** Specifications and tables of a test, in front of the library, and frames as hex. */
final class Memory {
    private final Map<String, String> files = new LinkedHashMap<>();

    Memory with(String file, String text) {
        files.put(file, text);
        return this;
    }

    SpecPath path() {
        return new SpecPath(List.of(
                new SpecRoot.Memory("own", files),
                DissectedFrames.LIBRARY.roots().get(0)));
    }

    DissectionLibrary load() {
        return DissectedFrames.load(path());
    }

    /** What is wrong with it, a line each. */
    String errors() throws Exception {
        List<Diagnostic> errors = new ArrayList<>();
        DissectionLibrary.load(path(), errors);
        return Rendering.gcc().render(errors);
    }

    /** What would mend what is wrong with it. */
    List<String> help() throws Exception {
        List<Diagnostic> errors = new ArrayList<>();
        DissectionLibrary.load(path(), errors);
        return errors.stream().flatMap(error -> error.helps().stream()).toList();
    }

    static Dissection dissect(DissectionLibrary library, int linkType, String hex) {
        return dissect(library, linkType, hex, hex.replace(" ", "").length() / 2);
    }

    static Dissection dissect(DissectionLibrary library, int linkType, String hex, int originalLength) {
        return dissect(library, linkType, hex, originalLength, new NoteTable());
    }

    static Dissection dissect(DissectionLibrary library, int linkType, String hex, FlowNotes notes) {
        return dissect(library, linkType, hex, hex.replace(" ", "").length() / 2, notes);
    }

    private static Dissection dissect(
            DissectionLibrary library, int linkType, String hex, int originalLength, FlowNotes notes) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        // Bytes around the frame show whether anything is read from outside it.
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 40);
        buffer.put(7, bytes);
        Frame frame = new Frame(1, new Timestamp(0, 0, 6), linkType, 7, bytes.length, originalLength);
        return new Dissector(library.tables()).dissect(frame, buffer, notes);
    }

    static String json(Dissection dissection) {
        JsonBuffer out = new JsonBuffer();
        new FrameJson(new PacketJson(), "", new ViolationFinder(new Inspector(), false)).write(dissection, out);
        return out.toString().strip();
    }

    /** The layers' names, each with its offset and length. */
    static String layers(Dissection dissection) {
        List<String> layers = new ArrayList<>();
        for (Layer layer : dissection.layers()) {
            String trailing = layer.hasTrailing() ? "+" + (layer.trailingEnd() - layer.trailingStart()) : "";
            layers.add(layer.packet().name() + "@"
                    + (layer.packet().start() - dissection.frame().start()) + ":" + layer.byteLength() + trailing);
        }
        return String.join(" ", layers);
    }
}
