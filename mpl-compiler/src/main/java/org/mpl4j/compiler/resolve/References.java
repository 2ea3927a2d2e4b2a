package org.mpl4j.compiler.resolve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mpl4j.compiler.source.Span;

/** Which words of specifications stand for which declarations, as they were resolved: what editors ask for. */
public final class References {
    private final Map<Span, Span> declarations = new LinkedHashMap<>();

    /** Notes that a word stands for what is declared elsewhere. */
    public void add(Span use, Span declaredName) {
        declarations.put(use, declaredName);
    }

    /** The name in the declaration for each word that was resolved, in the order in which that was done. Built-in types are declared nowhere. */
    public Map<Span, Span> declarations() {
        return Collections.unmodifiableMap(declarations);
    }
}
