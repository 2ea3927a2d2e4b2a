package org.mpl4j.compiler.parse.antlr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What could have stood at the place of an error, in words: the kinds of things that a reader of the language reference knows, not the tokens that they begin with. */
public final class ExpectedWords {
    private final Vocabulary vocabulary;
    private final Set<Integer> types;
    private final Set<Integer> rest;
    private final List<String> groups = new ArrayList<>();

    public ExpectedWords(IntervalSet types, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.types = Set.copyOf(types.toList());
        this.rest = new TreeSet<>(this.types);
    }

    /** Whether that type was among them at first. */
    public boolean contains(int type) {
        return types.contains(type);
    }

    /** Whether all of these are left. */
    public boolean has(Set<Integer> members) {
        return rest.containsAll(members);
    }

    public void remove(int type) {
        rest.remove(type);
    }

    /** Has a name instead of types, if all of them are left. Returns whether they were. */
    public boolean group(Set<Integer> members, String name) {
        boolean isWhole = has(members);
        if (isWhole) {
            rest.removeAll(members);
            groups.add(name);
        }
        return isWhole;
    }

    /** Adds what no type stands for. */
    public void add(String word) {
        groups.add(word);
    }

    /**
     * The set as a list, such as {@code `;`, `[` or an attribute}.
     *
     * @param last types that come last
     * @param kinds names of types that have no spelling of their own
     */
    public String list(Set<Integer> last, Map<Integer, String> kinds) {
        List<String> words = new ArrayList<>();
        rest.stream().filter(type -> !last.contains(type)).forEach(type -> words.add(word(type, kinds)));
        words.addAll(groups);
        rest.stream().filter(last::contains).forEach(type -> words.add(word(type, kinds)));
        int end = words.size() - 1;
        return end < 1 ? String.join("", words) : String.join(", ", words.subList(0, end)) + " or " + words.get(end);
    }

    private String word(int type, Map<Integer, String> kinds) {
        if (type == Token.EOF) {
            return "the end of the file";
        }
        String kind = kinds.get(type);
        return kind != null ? kind : "`" + vocabulary.getDisplayName(type).replace("'", "") + "`";
    }
}
