/** What the editor works on: folders, settings and buffers, as one value ({@link org.mpl4j.lsp.workspace.Snapshot}) that is asked for analyses. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.lsp.workspace;
