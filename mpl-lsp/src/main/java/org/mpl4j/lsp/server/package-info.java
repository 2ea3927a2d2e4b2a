/** The language server protocol: messages in and out, by lsp4j. What is answered is made in {@code feature}. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.lsp.server;
