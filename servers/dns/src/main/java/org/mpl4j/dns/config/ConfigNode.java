package org.mpl4j.dns.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.config.Nearest;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a configuration, which knows where it is. What it is asked to be and is not becomes a problem, and null. */
public final class ConfigNode {
    private final Node node;
    private final Problems problems;

    ConfigNode(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    Node yaml() {
        return node;
    }

    Problems problems() {
        return problems;
    }

    /** Says that something is wrong here. */
    public void wrong(String message, @Nullable String help) {
        problems.add(node, message, help);
    }

    /** Whether there is no value. */
    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** Whether it is one value, not several. */
    public boolean isText() {
        return node instanceof ScalarNode && !isNull();
    }

    /** A text, or a number as it is written. */
    public @Nullable String text() {
        if (isText()) {
            return ((ScalarNode) node).getValue();
        }
        wrong("a text is expected, " + kind() + " is here", null);
        return null;
    }

    /** What a function makes of a text; an {@link IllegalArgumentException} becomes a problem. */
    public <T> @Nullable T parse(String what, String example, Function<String, T> parser) {
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage();
            wrong(
                    "\"" + text + "\" is no " + what + (reason == null || reason.contains(text) ? "" : ": " + reason),
                    "write it like " + example);
            return null;
        }
    }

    /** A number within bounds; another value, after taking note of it, if it is none. */
    public int integer(int least, int most, int otherwise) {
        String text = text();
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        wrong("\"" + text + "\" is no number from " + least + " to " + most, null);
        return otherwise;
    }

    /** {@code true} or {@code false}; another value, after taking note of it, if it is neither. */
    public boolean bool(boolean otherwise) {
        String text = text();
        if (text == null) {
            return otherwise;
        }
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        wrong("\"" + text + "\" is neither true nor false", null);
        return otherwise;
    }

    /** A constant, whose name is written in lower case and with dashes. */
    public <E extends Enum<E>> E choice(Class<E> type, E otherwise) {
        String text = text();
        if (text == null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(ConfigNode::name).toList();
        wrong("\"" + text + "\" is none of " + String.join(", ", names), Nearest.help(text, names));
        return otherwise;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a function makes of each element; a single value is a list of one. */
    public <T> List<T> list(Function<ConfigNode, @Nullable T> reader) {
        List<Node> elements =
                node instanceof SequenceNode sequence ? sequence.getValue() : isNull() ? List.of() : List.of(node);
        List<T> values = new ArrayList<>();
        for (Node element : elements) {
            T value = reader.apply(new ConfigNode(element, problems));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** A mapping. */
    public @Nullable Section section() {
        return Section.of(this);
    }

    String kind() {
        return switch (node.getNodeType()) {
            case SCALAR -> isNull() ? "nothing" : "a text";
            case SEQUENCE -> "a list";
            case MAPPING -> "a list of keys and values";
            case ANCHOR -> "an anchor";
        };
    }

    static Optional<Mark> mark(Node node) {
        return node.getStartMark();
    }

    static String quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
