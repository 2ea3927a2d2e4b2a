package org.mpl4j.dns.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.config.Nearest;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Keys and values. Those that nobody asked for are problems at the {@link #end}. */
public final class Section {
    private final ConfigNode node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Section(ConfigNode node) {
        this.node = node;
    }

    static @Nullable Section of(ConfigNode node) {
        if (!(node.yaml() instanceof MappingNode mapping)) {
            node.wrong("keys and values are expected, " + node.kind() + " is here", "write `key: value`, a line each");
            return null;
        }
        Section section = new Section(node);
        for (NodeTuple entry : mapping.getValue()) {
            ConfigNode key = new ConfigNode(entry.getKeyNode(), node.problems());
            String name = key.text();
            if (name != null && section.entries.putIfAbsent(name, entry) != null) {
                key.wrong("`" + name + "` is here twice", "keep one of them");
            }
        }
        return section;
    }

    /** The value of a key, null if it is not there. */
    public @Nullable ConfigNode get(String key) {
        known.add(key);
        NodeTuple entry = entries.get(key);
        return entry == null ? null : new ConfigNode(entry.getValueNode(), node.problems());
    }

    /** What a function makes of the value of a key, null if it is not there. */
    public <T> @Nullable T get(String key, Function<ConfigNode, @Nullable T> reader) {
        ConfigNode value = get(key);
        return value == null ? null : reader.apply(value);
    }

    /** The same for a key that has to be there. */
    public <T> @Nullable T require(String key, String why, Function<ConfigNode, @Nullable T> reader) {
        ConfigNode value = get(key);
        if (value == null) {
            node.wrong("`" + key + "` is missing", why);
            return null;
        }
        return reader.apply(value);
    }

    /** The elements of the value of a key, none if it is not there. */
    public <T> List<T> list(String key, Function<ConfigNode, @Nullable T> reader) {
        ConfigNode value = get(key);
        return value == null ? List.of() : value.list(reader);
    }

    /** A number within bounds. */
    public int integer(String key, int least, int most, int otherwise) {
        ConfigNode value = get(key);
        return value == null ? otherwise : value.integer(least, most, otherwise);
    }

    /** {@code true} or {@code false}. */
    public boolean bool(String key, boolean otherwise) {
        ConfigNode value = get(key);
        return value == null ? otherwise : value.bool(otherwise);
    }

    /** A constant. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        ConfigNode value = get(key);
        return value == null ? otherwise : value.choice(type, otherwise);
    }

    /** Says that something is wrong with all of it. */
    public void wrong(String message, @Nullable String help) {
        node.wrong(message, help);
    }

    /** Says which keys nobody knows. */
    public void end() {
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                Node key = entry.getValue().getKeyNode();
                node.problems()
                        .add(key, "there is no key `" + entry.getKey() + "` here", Nearest.help(entry.getKey(), known));
            }
        }
    }
}
