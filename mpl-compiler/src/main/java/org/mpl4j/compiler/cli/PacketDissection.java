package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.json.JsonBuffer;
import org.mpl4j.compiler.interpret.json.PacketJson;
import org.mpl4j.compiler.interpret.json.ViolationJson;
import org.mpl4j.compiler.interpret.parse.Inspector;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.parse.Outcome;
import org.mpl4j.compiler.interpret.parse.PacketInterpreter;
import org.mpl4j.compiler.interpret.print.PacketText;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.Omission;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.Violation;

/** Dissects the bytes of one kind of packet: whole files, or lines of hex. */
final class PacketDissection {
    private final Streams streams;
    private final PacketInterpreter interpreter;
    private final Arguments arguments;
    private final boolean isJson;
    private final boolean isStrict;
    private final Palette palette;
    private final PacketJson json = new PacketJson();
    private final Inspector inspector = new Inspector();
    private boolean hasErrors;

    /** How to show packets; {@code isStrict} makes broken rules errors. */
    record Style(boolean isJson, boolean isStrict, Palette palette) {}

    PacketDissection(Streams streams, PacketOptions options, PacketOptions.Found found, Style style) {
        this.streams = streams;
        this.interpreter = new Interpreters(new ShapeTable(found.spec())).of(found.name());
        var params = found.spec().model().packet(found.name()).params();
        this.arguments = options.arguments(params, Arguments.defaults(params));
        this.isJson = style.isJson();
        this.isStrict = style.isStrict();
        this.palette = style.palette();
    }

    /** Dissects each file as one packet, or standard input, a line a packet; returns the exit code. */
    int dissect(List<String> files) throws IOException {
        if (files.isEmpty() || files.equals(List.of(SpecInputs.STDIN))) {
            dissectLines();
        }
        for (String file : files) {
            if (!file.equals(SpecInputs.STDIN)) {
                if (!Files.isRegularFile(Path.of(file))) {
                    throw new UsageException("there is no file " + file
                            + "; name files with one packet each, or give hex on standard input, a line a packet");
                }
                dissect(Files.readAllBytes(Path.of(file)), file);
            }
        }
        streams.out().flush();
        return hasErrors ? ExitCode.ERRORS : ExitCode.FINE;
    }

    private void dissectLines() throws IOException {
        InputLines lines = new InputLines(streams);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith("#")) {
                continue;
            }
            try {
                dissect(HexLine.parse(line), "line " + lines.number());
            } catch (IllegalArgumentException e) {
                error("line " + lines.number() + ": " + e.getMessage());
            }
        }
    }

    private void dissect(byte[] bytes, String where) {
        Outcome outcome = interpreter.tryParse(ByteBuffer.wrap(bytes), arguments, Limits.DEFAULT);
        PacketValue packet = outcome.packet();
        ParseException error = outcome.error();
        List<Violation> violations = error == null ? inspector.violations(packet) : List.of();
        if (isJson) {
            printJson(packet, error, violations);
        } else {
            printTree(packet, bytes.length);
        }
        if (error != null) {
            error(where + ": " + error.getMessage());
        }
        for (Violation violation : violations) {
            streams.out().flush();
            streams.err().println(where + ": " + violation);
        }
        hasErrors |= isStrict && !violations.isEmpty();
    }

    private void error(String message) {
        streams.out().flush();
        streams.err().println(message);
        hasErrors = true;
    }

    private void printTree(PacketValue packet, int byteCount) {
        StringBuilder text = new StringBuilder();
        new PacketText(text, palette).print(packet);
        if (packet.isComplete() && packet.end() < byteCount) {
            text.append("  (")
                    .append(DiagnosticCount.counted(byteCount - packet.end(), "byte"))
                    .append(" after the packet)\n");
        }
        streams.out().print(text);
    }

    private void printJson(PacketValue packet, @Nullable ParseException error, List<Violation> violations) {
        JsonBuffer out = new JsonBuffer();
        out.raw('{').key("packet").string(packet.name());
        out.key("offset").number(packet.start()).key("length").number(packet.byteLength());
        json.writeBody(out, packet, Omission.NONE);
        if (error != null) {
            out.key("error")
                    .raw('{')
                    .key("packet")
                    .string(packet.name())
                    .key("field")
                    .string(error.path());
            out.key("offset")
                    .number(error.offset())
                    .key("message")
                    .string(error.problem())
                    .raw('}');
        }
        ViolationJson.write(out, violations, packet.start());
        out.raw('}').raw('\n');
        streams.out().write(out.bytes(), 0, out.length());
    }
}
