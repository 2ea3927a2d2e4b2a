package org.mpl4j.compiler.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** JSON as maps, lists, texts, big numbers and truth values. */
public final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonTree() {}

    public static Object of(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> "null";
            default -> parser.getText();
        };
    }

    /**
     * Whether {@code shown} says all that {@code given} says: members of objects may be more, a tag with its value stands for either of them, and what may be left out around fields is.
     */
    public static boolean agrees(Object given, Object shown) {
        if (given instanceof Map<?, ?> some && shown instanceof Map<?, ?> all) {
            Map<?, ?> fields = all.get("fields") instanceof Map<?, ?> inner ? inner : Map.of();
            return some.entrySet().stream().allMatch(entry -> {
                Map<?, ?> place = fields.containsKey(entry.getKey()) ? fields : all;
                return place.containsKey(entry.getKey()) && agrees(entry.getValue(), place.get(entry.getKey()));
            });
        }
        if (given instanceof List<?> some && shown instanceof List<?> all) {
            if (some.size() != all.size()) {
                return false;
            }
            for (int i = 0; i < some.size(); i++) {
                if (!agrees(some.get(i), all.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (shown instanceof Map<?, ?> tag && tag.containsKey("tag")) {
            return given.equals(tag.get("tag")) || given.equals(tag.get("value"));
        }
        return Objects.equals(given, shown);
    }
}
