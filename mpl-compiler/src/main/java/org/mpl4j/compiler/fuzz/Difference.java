package org.mpl4j.compiler.fuzz;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.build.Draft;

/** The first place where two drafts differ. */
final class Difference {
    private static final String WAS = " was ";

    private Difference() {}

    /** {@code answers[0].ttl was the number 5, is the number 6}; empty if they are equal. */
    static String of(Draft expected, Draft actual) {
        return of("", expected, actual);
    }

    /** The path in a difference. */
    static String place(String difference) {
        int end = difference.indexOf(WAS);
        return end < 0 ? "" : difference.substring(0, end);
    }

    private static String of(String path, @Nullable Draft expected, @Nullable Draft actual) {
        if (expected instanceof Draft.Group before && actual instanceof Draft.Group after) {
            return ofMembers(path, before.members(), after.members());
        } else if (expected instanceof Draft.Items before
                && actual instanceof Draft.Items after
                && before.elements().size() == after.elements().size()) {
            return ofElements(path, before.elements(), after.elements());
        }
        boolean isSame = expected == null ? actual == null : expected.equals(actual);
        return isSame ? "" : path + WAS + text(expected) + ", is " + text(actual);
    }

    private static String ofMembers(String path, Map<String, Draft> before, Map<String, Draft> after) {
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

    private static String ofElements(String path, List<Draft> before, List<Draft> after) {
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
