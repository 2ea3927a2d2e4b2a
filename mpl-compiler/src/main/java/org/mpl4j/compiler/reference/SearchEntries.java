package org.mpl4j.compiler.reference;

import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.EnumType;
import org.mpl4j.compiler.model.Field;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.PacketType;

/** What can be searched for, as a script: pages that are opened from a disk may not read other files. */
final class SearchEntries {
    private final StringBuilder out = new StringBuilder("const entries = [\n");

    private SearchEntries() {}

    /** The script: an array of name, kind of thing and place. */
    static String of(Map<String, List<PacketType>> packetsOfPage) {
        SearchEntries entries = new SearchEntries();
        packetsOfPage.forEach((page, packets) -> packets.forEach(packet -> entries.add(page, packet)));
        return entries.out.append("];\n").toString();
    }

    private void add(String page, PacketType packet) {
        String name = packet.name().name();
        add(name, "packet", page + "#" + name);
        for (Item item : packet.items()) {
            String place = page + "#" + PageLinks.anchor(packet.name(), item.id());
            add(item.name(), "in " + name, place);
            if (item instanceof Classify classify) {
                classify.branches().forEach(branch -> add(branch.label(), "branch of " + name, place));
            } else if (item instanceof Field field && field.enumeration().isPresent()) {
                for (EnumType.Constant constant : field.enumeration().get().constants()) {
                    add(constant.tag(), "value of " + name + "." + item.name(), place);
                }
            }
        }
    }

    private void add(String name, String kind, String place) {
        out.append('[')
                .append(quoted(name))
                .append(',')
                .append(quoted(kind))
                .append(',')
                .append(quoted(place))
                .append("],\n");
    }

    /** A string of JavaScript, also where it stands in HTML. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\' || c == '<' || c > '~') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
