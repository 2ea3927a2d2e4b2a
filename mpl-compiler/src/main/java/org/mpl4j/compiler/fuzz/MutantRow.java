package org.mpl4j.compiler.fuzz;

/**
 * What became of the inputs that were made in one way; one that was made in several ways counts for each.
 *
 * @param read so many were read as packets
 * @param refused so many were refused
 */
public record MutantRow(Mutation mutation, long read, long refused) {}
