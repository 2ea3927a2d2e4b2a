package org.mpl4j.compiler.dissect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.capture.CaptureReader;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.diagnostic.Rendering;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.compiler.interpret.json.DraftReader;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** Captures dissected to JSON, and questions to the result. */
final class DissectedFrames {
    static final SpecPath LIBRARY = new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs"))));

    private static final DissectionLibrary TABLES = load(LIBRARY);

    private DissectedFrames() {}

    static DissectionLibrary load(SpecPath path) {
        try {
            List<Diagnostic> errors = new ArrayList<>();
            return DissectionLibrary.load(path, errors)
                    .orElseThrow(() -> new AssertionError(Rendering.plain().render(errors)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The frames of a capture that a filter (empty: all) accepts. */
    static List<Draft.Group> of(Path capture, String filter) throws Exception {
        try (InputStream input = Files.newInputStream(capture)) {
            return of(input, filter, TABLES);
        }
    }

    /** The same, with packets that go over several segments put together. */
    static List<Draft.Group> reassembled(Path capture, String filter) throws Exception {
        try (InputStream input = Files.newInputStream(capture)) {
            return of(input, filter, TABLES, new Dissector(TABLES.tables(), new Reassembly()));
        }
    }

    static List<Draft.Group> of(InputStream capture, String filter, DissectionLibrary library) throws Exception {
        return of(capture, filter, library, new Dissector(library.tables()));
    }

    private static List<Draft.Group> of(
            InputStream capture, String filter, DissectionLibrary library, Dissector dissector) throws Exception {
        Diagnostics diagnostics = new Diagnostics();
        FrameFilter accepted = filter.isEmpty()
                ? FrameFilter.ALL
                : FrameFilter.parse("--filter", filter, library.tables(), diagnostics)
                        .orElseThrow(() -> new AssertionError(Rendering.plain().render(diagnostics.sorted())));
        DissectionPlan plan = new DissectionPlan(
                dissector,
                FrameRange.ALL,
                accepted,
                Long.MAX_VALUE,
                () -> new FrameJson(new PacketJson(), "", null),
                1);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (DissectionRun run = new DissectionRun(plan, text, Progress.NONE)) {
            run.run(new CaptureReader(library.formats(), capture));
        }
        List<Draft.Group> frames = new ArrayList<>();
        for (String line : text.toString(StandardCharsets.UTF_8).lines().toList()) {
            frames.add(new DraftReader().read(line));
        }
        return frames;
    }

    /** The values of all fields of that name in all packets of that name, in order; a name without a dot is one of the frame itself. */
    static List<String> values(Draft.Group frame, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return List.of(text(frame.members().get(path)));
        }
        List<String> found = new ArrayList<>();
        collect(frame, path.substring(0, dot), path.substring(dot + 1), found);
        return found;
    }

    private static void collect(Draft draft, String packet, String field, List<String> found) {
        switch (draft) {
            case Draft.Group group -> {
                if (group.members().get("packet") instanceof Draft.Text name
                        && name.value().equals(packet)
                        && group.members().get("fields") instanceof Draft.Group fields) {
                    collectFields(fields, field, found);
                }
                group.members().values().forEach(member -> collect(member, packet, field, found));
            }
            case Draft.Items items -> items.elements().forEach(element -> collect(element, packet, field, found));
            default -> {}
        }
    }

    /** The fields of a packet, and those of named classifies in it, which are objects called like the field. */
    private static void collectFields(Draft.Group fields, String field, List<String> found) {
        fields.members().forEach((name, value) -> {
            if (name.equals(plain(field)) && hasKind(value, field)) {
                found.add(text(value));
            } else if (value instanceof Draft.Group group
                    && group.members().containsKey("branch")
                    && group.members().get("packet") instanceof Draft.Text owner
                    && owner.value().equals(name)
                    && group.members().get("fields") instanceof Draft.Group inside) {
                collectFields(inside, field, found);
            }
        });
    }

    /** {@code address4} and {@code address6} are the addresses of that version among those called {@code address}. */
    private static String plain(String field) {
        return field.startsWith("address") ? "address" : field;
    }

    private static boolean hasKind(Draft value, String field) {
        return switch (field) {
            case "address4" -> text(value).contains(".");
            case "address6" -> text(value).contains(":");
            default -> true;
        };
    }

    static String text(Draft value) {
        return switch (value) {
            case Draft.Whole number -> number.value().toString();
            case Draft.Text text -> text.value();
            case Draft.Flag flag -> Boolean.toString(flag.value());
            case Draft.Group group
            when group.members().containsKey("value") -> text(group.members().get("value"));
            case null -> "";
            default -> value.toString();
        };
    }
}
