package org.mpl4j.compiler.dissect;

import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.dissect.condition.Binder;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.Vocabulary;
import org.mpl4j.compiler.dissect.syntax.TermParser;
import org.mpl4j.compiler.dissect.table.LayerTables;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;

/** Chooses frames by an expression. */
public final class FrameFilter {
    /** Takes every frame. */
    public static final FrameFilter ALL = new FrameFilter(Condition.ALWAYS);

    private final Condition condition;

    private FrameFilter(Condition condition) {
        this.condition = condition;
    }

    /**
     * The filter that a text is; empty if it is none, which is in the diagnostics then.
     *
     * @param name how messages call the text
     * @param tables whose layers it may ask for
     */
    public static Optional<FrameFilter> parse(String name, String text, LayerTables tables, Diagnostics diagnostics) {
        SourceFile source = new SourceFile(name, "", SourceText.encode(text));
        Binder binder = new Binder(Vocabulary.ofFilter(tables.layers()), diagnostics);
        return TermParser.parse(source, diagnostics).flatMap(binder::condition).map(FrameFilter::new);
    }

    public boolean accepts(Dissection dissection) {
        return condition.holds(dissection);
    }
}
