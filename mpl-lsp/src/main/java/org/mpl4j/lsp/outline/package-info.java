/** What a file declares, as a tree, also where it has syntax errors. Input: syntax trees. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.lsp.outline;
