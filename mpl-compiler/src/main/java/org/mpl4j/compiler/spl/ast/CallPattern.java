package org.mpl4j.compiler.spl.ast;

import java.util.Optional;
import org.mpl4j.compiler.ast.Ident;
import org.mpl4j.compiler.source.Span;

/**
 * A statecall in a list, or with a star at its end all that begin so.
 *
 * @param name without the star
 * @param key the field that has the key
 */
public record CallPattern(Ident name, boolean isWildcard, Optional<Ident> key, Span span) {}
