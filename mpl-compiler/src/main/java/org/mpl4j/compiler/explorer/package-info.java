/**
 * Captures as one page of HTML, which needs nothing else: bytes beside the tree of what they mean. The data are those of {@code dissect}; what the page does is in its resources.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.explorer;
