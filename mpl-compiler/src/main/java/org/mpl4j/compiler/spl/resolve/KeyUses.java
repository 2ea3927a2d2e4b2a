package org.mpl4j.compiler.spl.resolve;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.model.Statecall;

/** What a routine says about keys: {@code [field]} and {@code new}. */
final class KeyUses {
    private final Diagnostics diagnostics;
    private final Map<Statecall, Ident> fields = new LinkedHashMap<>();
    private final Map<Statecall, Span> mentions = new LinkedHashMap<>();
    private final Set<Span> begins = new LinkedHashSet<>();

    KeyUses(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A statecall is mentioned, with or without its field. */
    void mention(Statecall call, Optional<Ident> field, Span span) {
        mentions.putIfAbsent(call, span);
        field.ifPresent(ident -> put(call, ident));
    }

    void begins(Span span) {
        begins.add(span);
    }

    private void put(Statecall call, Ident field) {
        Ident first = fields.putIfAbsent(call, field);
        if (first != null && !first.text().equals(field.text())) {
            diagnostics
                    .error(
                            Code.S0117,
                            field.span(),
                            "the key of `%s` is `%s` here and `%s` elsewhere",
                            call,
                            field,
                            first)
                    .also(first.span(), "here it is `%s`", first);
        }
    }

    /**
     * Takes over what a function says that is called.
     *
     * @param isKeyed whether it matters what has no key
     */
    void add(KeyUses called, boolean isKeyed) {
        if (isKeyed) {
            called.mentions.forEach(mentions::putIfAbsent);
        }
        called.fields.forEach(this::put);
        begins.addAll(called.begins);
    }

    /** The field of each packet's statecall, by the name of the call. */
    Map<String, String> fields() {
        Map<String, String> byName = new LinkedHashMap<>();
        fields.forEach((call, field) -> byName.put(call.name(), field.text()));
        return byName;
    }

    /** Reports keys in an automaton that has none. */
    void checkUnkeyed(Ident automaton) {
        fields.values().forEach(field -> misplaced(field.span(), automaton));
        begins.forEach(span -> misplaced(span, automaton));
    }

    private void misplaced(Span span, Ident automaton) {
        diagnostics
                .error(Code.S0117, span, "`%s` has no key", automaton)
                .help("one instance for each value of a key: `automaton %s [int id] (..) { .. }`", automaton);
    }

    /** Reports what a keyed automaton does not say. */
    void checkKeyed(Ident automaton, Ident key) {
        mentions.forEach((call, span) -> {
            if (call.branch().isPresent() && !fields.containsKey(call)) {
                diagnostics
                        .error(Code.S0117, span, "which `%s` is `%s` about?", automaton, call)
                        .also(key.span(), "there is one for each value of this")
                        .help("write `%s[field]`, with the field that has the key", call);
            }
        });
        if (begins.isEmpty()) {
            diagnostics
                    .error(Code.S0117, key.span(), "no `%s` ever begins", automaton)
                    .help("`Statecall[field] new;` begins one");
        }
    }
}
