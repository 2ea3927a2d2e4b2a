package org.mpl4j.compiler.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.build.Draft;
import org.mpl4j.runtime.Bytes;

/** The first place where two drafts differ. */
final class Difference {
    private static final String WAS = " was ";

    private final boolean isPaddingIgnored;

    private Difference(boolean isPaddingIgnored) {
        this.isPaddingIgnored = isPaddingIgnored;
    }

    /** {@code answers[0].ttl was the number 5, is the number 6}; empty if they are equal. */
    static String of(Draft expected, Draft actual) {
        return new Difference(false).of("", expected, actual);
    }

    /** The same, where zeros that were added to bytes are no difference. */
    static String upToPadding(Draft expected, Draft actual) {
        return new Difference(true).of("", expected, actual);
    }

    /** The path in a difference. */
    static String place(String difference) {
        int end = difference.indexOf(WAS);
        return end < 0 ? "" : difference.substring(0, end);
    }

    private String of(String path, @Nullable Draft expected, @Nullable Draft actual) {
        if (expected instanceof Draft.Group before && actual instanceof Draft.Group after) {
            return ofMembers(path, before.members(), after.members());
        } else if (expected instanceof Draft.Items before
                && actual instanceof Draft.Items after
                && before.elements().size() == after.elements().size()) {
            return ofElements(path, before.elements(), after.elements());
        }
        boolean isSame = Objects.equals(expected, actual) || isPaddingIgnored && isPadded(expected, actual);
        return isSame ? "" : path + WAS + text(expected) + ", is " + text(actual);
    }

    private static boolean isPadded(@Nullable Draft expected, @Nullable Draft actual) {
        if (!(expected instanceof Draft.Octets before) || !(actual instanceof Draft.Octets after)) {
            return false;
        }
        int length = before.value().length();
        int padding = after.value().length() - length;
        return padding > 0
                && after.value().slice(0, length).equals(before.value())
                && after.value().slice(length, length + padding).equals(Bytes.filled(0, padding));
    }

    private String ofMembers(String path, Map<String, Draft> before, Map<String, Draft> after) {
        for (String name : before.keySet()) {
            String own = name.equals("fields") ? path : path.isEmpty() ? name : path + "." + name;
            String difference = of(own, before.get(name), after.get(name));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        for (String name : after.keySet()) {
            if (!before.containsKey(name)) {
                return path + "." + name + WAS + "not there, is " + text(after.get(name));
            }
        }
        return "";
    }

    private String ofElements(String path, List<Draft> before, List<Draft> after) {
        for (int i = 0; i < before.size(); i++) {
            String difference = of(path + "[" + i + "]", before.get(i), after.get(i));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static String text(@Nullable Draft draft) {
        if (draft == null) {
            return "not there";
        } else if (draft instanceof Draft.Octets octets) {
            return octets.value().hex() + " (" + octets.kind() + ")";
        }
        return draft instanceof Draft.Items items ? items.elements().size() + " elements" : draft.kind();
    }
}
