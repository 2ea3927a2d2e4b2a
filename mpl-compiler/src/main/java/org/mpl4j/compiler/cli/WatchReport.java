package org.mpl4j.compiler.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mpl4j.compiler.output.OutputFolder;

/** A line about each compilation of a watch, on standard error behind its diagnostics: the time, what changed, and what came of it. In JSON it is an object. */
final class WatchReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final JsonFactory JSON = new JsonFactory();
    private static final String LEFT_ALONE = "what was generated stays as it was";

    /** How many names a line has room for. */
    private static final int NAMES = 3;

    private final PrintStream out;
    private final DiagnosticOptions.Format format;
    private final Clock clock;

    WatchReport(PrintStream out, DiagnosticOptions.Format format, Clock clock) {
        this.out = out;
        this.format = format;
        this.clock = clock;
    }

    /** The first compilation, which nothing has changed before. */
    void started(String what, CompileRound.Outcome outcome) {
        report(what, List.of(), outcome);
    }

    void compiled(List<SpecSnapshot.Change> changes, CompileRound.Outcome outcome) {
        report(enumerated(changes), changes, outcome);
    }

    /** A compilation that could not be done. */
    void failed(List<SpecSnapshot.Change> changes, String problem) {
        if (format == DiagnosticOptions.Format.JSON) {
            out.print(json(changes, json -> json.writeStringField("problem", problem)));
        } else {
            out.println("mplc: " + problem);
            out.println(time() + " " + enumerated(changes) + ": " + LEFT_ALONE);
        }
    }

    private void report(String what, List<SpecSnapshot.Change> changes, CompileRound.Outcome outcome) {
        if (format == DiagnosticOptions.Format.JSON) {
            out.print(json(changes, json -> write(json, outcome)));
            return;
        }
        if (format == DiagnosticOptions.Format.TEXT && !outcome.diagnostics().isEmpty()) {
            out.println();
        }
        String result = outcome.written()
                .map(OutputFolder.Summary::counts)
                .orElseGet(() -> DiagnosticCount.counted(outcome.errors(), "error") + "; " + LEFT_ALONE);
        out.println(time() + " " + what + ": " + result);
    }

    private String time() {
        return TIME.format(LocalTime.now(clock));
    }

    /** Some of them, and how many others there are. */
    static String enumerated(List<?> items) {
        String some = items.stream().limit(NAMES).map(Object::toString).collect(Collectors.joining(", "));
        return items.size() <= NAMES ? some : some + ", " + (items.size() - NAMES) + " more";
    }

    /** Writes the fields that tell what came of a compilation. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private String json(List<SpecSnapshot.Change> changes, Fields result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("time", time());
            json.writeArrayFieldStart("changes");
            for (SpecSnapshot.Change change : changes) {
                json.writeStartObject();
                json.writeStringField("file", change.name());
                json.writeStringField("event", change.event().name().toLowerCase(Locale.ROOT));
                json.writeEndObject();
            }
            json.writeEndArray();
            result.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, CompileRound.Outcome outcome) throws IOException {
        json.writeNumberField("errors", outcome.errors());
        Optional<OutputFolder.Summary> written = outcome.written();
        if (written.isPresent()) {
            OutputFolder.Summary summary = written.get();
            json.writeNumberField("written", summary.written().size());
            json.writeNumberField("unchanged", summary.unchanged());
            json.writeNumberField("deleted", summary.deleted().size());
        }
    }
}
