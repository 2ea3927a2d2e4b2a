package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where connections may be forwarded to, or be listened for: any, none, or a list.
 *
 * @param isRestricted whether only what is listed is permitted
 * @param list host:port each, where both may be *; for listening also a port alone
 */
public record Ports(boolean isRestricted, List<String> list) {
    private static final Pattern OPEN = Pattern.compile("(\\[[^\\]]+\\]|[^:\\[\\]]+):(\\d{1,5}|\\*)");
    private static final Pattern LISTEN = Pattern.compile("((\\[[^\\]]+\\]|[^:\\[\\]]+):)?(\\d{1,5}|\\*)");

    /** Anywhere. */
    static final Ports ANY = new Ports(false, List.of());

    public Ports {
        list = List.copyOf(list);
    }

    static Ports readOpen(Directive directive) throws ValueException {
        return read(directive, OPEN, "HOST:PORT ..");
    }

    static Ports readListen(Directive directive) throws ValueException {
        return read(directive, LISTEN, "[HOST:]PORT ..");
    }

    private static Ports read(Directive directive, Pattern form, String shown) throws ValueException {
        List<Word> words = directive.some("any|none|" + shown);
        if (words.size() == 1 && words.get(0).is("any")) {
            return ANY;
        }
        if (words.size() == 1 && words.get(0).is(Values.NONE)) {
            return new Ports(true, List.of());
        }
        List<String> list = new ArrayList<>();
        for (Word word : words) {
            if (!form.matcher(word.text()).matches()) {
                throw word.wrong(
                        "`%s` is no port".formatted(word.text()),
                        "write any, none, or " + shown + ", where * stands for all");
            }
            list.add(word.text().contains(":") ? word.text() : "*:" + word.text());
        }
        return new Ports(true, list);
    }

    @Override
    public String toString() {
        return !isRestricted ? "any" : list.isEmpty() ? Values.NONE : String.join(" ", list);
    }
}
