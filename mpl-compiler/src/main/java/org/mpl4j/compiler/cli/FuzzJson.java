package org.mpl4j.compiler.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.mpl4j.compiler.fuzz.CoverageRow;
import org.mpl4j.compiler.fuzz.Edit;
import org.mpl4j.compiler.fuzz.Failure;
import org.mpl4j.compiler.fuzz.FuzzReport;
import org.mpl4j.compiler.fuzz.MutantRow;

/** Prints what came out of trying a packet as an object in a line. */
final class FuzzJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream out;

    FuzzJson(PrintStream out) {
        this.out = out;
    }

    void print(FuzzReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, report);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        }
        out.print(text.append('\n'));
        out.flush();
    }

    private static void write(JsonGenerator json, FuzzReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("packet", report.packet());
        json.writeNumberField("seed", report.seed());
        json.writeNumberField("built", report.built());
        writeCounts(json, report.read(), report.mutated() - report.read());
        json.writeArrayFieldStart("choices");
        for (CoverageRow row : report.coverage()) {
            json.writeStartObject();
            json.writeStringField("name", row.name());
            json.writeStringField("unit", row.unit());
            json.writeNumberField("count", row.count());
            writeTexts(json, "missing", row.missing());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("mutants");
        for (MutantRow row : report.mutants()) {
            json.writeStartObject();
            json.writeStringField("mutation", row.mutation().text());
            writeCounts(json, row.read(), row.refused());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("failures");
        for (Failure failure : report.failures()) {
            write(json, failure);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Failure failure) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", failure.problem().rule().id());
        json.writeStringField("text", failure.problem().rule().text());
        json.writeStringField("message", failure.problem().message());
        json.writeNumberField("run", failure.origin().run());
        writeTexts(json, "arguments", failure.arguments());
        writeTexts(json, "mutations", failure.edits().stream().map(Edit::what).toList());
        json.writeStringField("bytes", failure.bytes().hex());
        json.writeEndObject();
    }

    private static void writeCounts(JsonGenerator json, long read, long refused) throws IOException {
        json.writeNumberField("read", read);
        json.writeNumberField("refused", refused);
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
