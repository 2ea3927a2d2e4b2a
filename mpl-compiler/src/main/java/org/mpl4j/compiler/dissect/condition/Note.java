package org.mpl4j.compiler.dissect.condition;

/**
 * A number that tables remember for a flow.
 *
 * @param otherwise what it is before it has been noted
 */
public record Note(String name, long otherwise) {}
