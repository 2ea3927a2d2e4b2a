package org.mpl4j.compiler.dissect.condition;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mpl4j.compiler.interpret.value.EnumShape;
import org.mpl4j.compiler.interpret.value.FieldKind;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.runtime.text.Show;

/** What a path can be compared with, in words. */
final class Expectation {
    private static final int MOST_TAGS = 12;

    private Expectation() {}

    static String of(Places places) {
        if (places.isPacket()) {
            return "it is a packet: it can only be there or not; compare one of its fields";
        }
        Set<String> kinds = new TreeSet<>();
        places.ends().forEach(end -> kinds.add(of(end)));
        return "compare it with " + String.join(" or ", kinds);
    }

    private static String of(PathNode end) {
        if (end.isByte()) {
            return "a number from 0 to 255";
        }
        if (!(end.item() instanceof FieldShape field)) {
            return "nothing: it has fields of its own, of which one can be compared";
        }
        EnumShape enumeration = field.enumeration();
        if (enumeration != null) {
            String tags = enumeration.tags().stream().limit(MOST_TAGS).collect(Collectors.joining(", "));
            return "a number or one of the tags " + tags + (enumeration.tags().size() > MOST_TAGS ? ", .." : "");
        }
        return field.kind().isNumber() ? number(field) : content(field);
    }

    private static String number(FieldShape field) {
        if (field.isFlag()) {
            return "true or false";
        }
        return field.show() == Show.IPV4 ? "an address such as 10.0.0.1 or 10.0.0.0/8" : "a number";
    }

    private static String content(FieldShape field) {
        Show show = field.show();
        if (show == Show.MAC) {
            return "an address such as 02:00:00:00:00:01";
        }
        if (show == Show.IPV6) {
            return "an address such as fe80::1 or fe80::/10";
        }
        if (field.kind() == FieldKind.FLOAT) {
            return "a number";
        }
        return field.kind() == FieldKind.EXTERN
                ? "a string such as \"www.example.org\""
                : "a string such as \"abc\" or bytes such as 0x616263";
    }

    static void collectTags(PathNode end, Set<String> tags) {
        if (end.item() instanceof FieldShape field && field.enumeration() != null) {
            tags.addAll(field.enumeration().tags());
        }
    }
}
