/** One class a request: from a snapshot and a place to an answer of the protocol. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.lsp.feature;
