package org.mpl4j.compiler.dissect.table;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.syntax.TableStatement.Key;
import org.mpl4j.compiler.source.SpecRoot;

/** E0402: a table of one root chooses twice for one value. Of different roots, the first one's choice counts: that is how a user replaces one of the library's. */
final class ChosenKeys {
    private final Diagnostics diagnostics;
    private final List<Chosen> all = new ArrayList<>();

    ChosenKeys(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private record Chosen(Key.Numbers key, SpecRoot root) {}

    /** Notes a choice that does not depend on a condition. */
    void note(Key.Numbers key, SpecRoot root) {
        for (Chosen chosen : all) {
            Key.Numbers other = chosen.key();
            boolean overlaps = key.first() <= other.last() && other.first() <= key.last();
            boolean isSameKind = (key.first() == key.last()) == (other.first() == other.last());
            if (overlaps && isSameKind && chosen.root().equals(root)) {
                diagnostics
                        .error(
                                Code.E0402,
                                key.span(),
                                "what `%s` chooses has been said already",
                                key.span().text())
                        .also(other.span(), "here");
                return;
            }
        }
        all.add(new Chosen(key, root));
    }
}
