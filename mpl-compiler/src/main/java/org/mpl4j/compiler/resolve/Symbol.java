package org.mpl4j.compiler.resolve;

import org.mpl4j.compiler.ast.Statement;
import org.mpl4j.compiler.source.Span;

/**
 * A statement of a packet that becomes an item, before anyone knows what it means.
 *
 * @param name empty for what can't be referred to
 * @param span of the name, or of the keyword
 * @param id of the item
 * @param end one more than the id of the last item inside it: from there on it is known
 */
record Symbol(String name, Span span, Statement statement, int id, int end) {}
