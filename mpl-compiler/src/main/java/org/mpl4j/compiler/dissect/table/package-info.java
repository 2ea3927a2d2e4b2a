/**
 * Protocol tables ({@code *.layers}): which packet is in which payload. Input: the tables beside the specifications on a spec path. Output: {@link
 * org.mpl4j.compiler.dissect.table.LayerTables}, which the dissector follows.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.dissect.table;
