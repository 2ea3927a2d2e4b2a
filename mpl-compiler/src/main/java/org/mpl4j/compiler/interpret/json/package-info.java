/**
 * Packets as JSON, both ways. The writer goes through the trees of {@link org.mpl4j.compiler.interpret.value} straight to bytes; the reader makes the
 * {@link org.mpl4j.compiler.interpret.build.Draft drafts} that packets are built from.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.interpret.json;
