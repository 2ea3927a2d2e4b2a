package org.mpl4j.compiler.spl.table;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.source.Span;

/**
 * A state of a determinised, minimised automaton.
 *
 * @param number its row
 * @param name that of {@code state}, or one made of its first line; unique in the table
 * @param label what {@code state} names it, which several states may share; empty if nothing does
 * @param places the statements that wait in it, in the order of the text
 * @param isEnd whether it is allowed to stop here
 * @param limit the {@code within} that it is inside of
 */
public record TableState(
        int number, String name, Optional<String> label, List<Span> places, boolean isEnd, Optional<String> limit) {}
