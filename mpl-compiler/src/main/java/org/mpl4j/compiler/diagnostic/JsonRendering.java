package org.mpl4j.compiler.diagnostic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.mpl4j.compiler.source.Span;

/**
 * One JSON object a line: {@code file}, {@code line}, {@code column}, {@code endLine}, {@code endColumn} (lines and columns from 1, columns in characters, the end is the
 * place after the last character), {@code code}, {@code severity}, {@code message}, {@code label}, {@code labels} (second places with a {@code message} each) and
 * {@code help}.
 */
final class JsonRendering implements Rendering {
    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public String render(Diagnostic diagnostic) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(json, diagnostic);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        }
        return out.append('\n').toString();
    }

    private static void write(JsonGenerator json, Diagnostic diagnostic) throws IOException {
        json.writeStartObject();
        place(json, diagnostic.span());
        json.writeStringField("code", diagnostic.code().name());
        json.writeStringField("severity", diagnostic.severity().word());
        json.writeStringField("message", diagnostic.message());
        json.writeStringField("label", diagnostic.label());
        json.writeArrayFieldStart("labels");
        for (Diagnostic.Label other : diagnostic.others()) {
            json.writeStartObject();
            place(json, other.span());
            json.writeStringField("message", other.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("help");
        for (String help : diagnostic.helps()) {
            json.writeString(help);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Span span) throws IOException {
        json.writeStringField("file", span.file().displayName());
        json.writeNumberField("line", span.line());
        json.writeNumberField("column", span.column());
        json.writeNumberField("endLine", span.file().line(span.end()));
        json.writeNumberField("endColumn", span.file().column(span.end()));
    }
}
