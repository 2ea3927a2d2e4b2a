package org.mpl4j.compiler.interpret.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.interpret.build.Draft;

/** Reads JSON: strictly, so that what is wrong is not taken for something else. Safe for use by several threads. */
public final class DraftReader {
    /** Deeper than packets nest. */
    private static final int MOST_NESTING = 300;

    private static final int LONGEST_STRING = 1 << 28;

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTING)
                    .maxStringLength(LONGEST_STRING)
                    .build())
            .build();

    /**
     * Reads one object.
     *
     * @throws DraftSyntaxException if the text is not exactly one object
     */
    public Draft.Group read(String text) throws DraftSyntaxException {
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new DraftSyntaxException(parser.currentTokenLocation(), "expected an object");
            }
            Draft.Group group = group(parser);
            if (parser.nextToken() != null) {
                throw new DraftSyntaxException(parser.currentTokenLocation(), "expected nothing after the object");
            }
            return group;
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            // The parser names places in its input, which it must not quote; ours comes first.
            throw new DraftSyntaxException(place, e.getOriginalMessage().replaceFirst(" \\(start marker.*", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Draft.Group group(JsonParser parser) throws IOException {
        Map<String, Draft> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, draft(parser));
        }
        return new Draft.Group(members);
    }

    private Draft.Items items(JsonParser parser) throws IOException {
        List<Draft> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(draft(parser));
        }
        return new Draft.Items(elements);
    }

    private static Draft real(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new JsonParseException(parser, "a number that is too large", parser.currentTokenLocation());
        }
        return new Draft.Real(value);
    }

    private Draft draft(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> group(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new Draft.Text(parser.getText());
            case VALUE_NUMBER_INT -> new Draft.Whole(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> real(parser);
            case VALUE_TRUE, VALUE_FALSE -> new Draft.Flag(parser.getBooleanValue());
            default -> new Draft.Nothing();
        };
    }
}
