/**
 * What is served: files below a root, opened so that no name and no link leads out of it, with the fields of their responses made once. Small files are kept in memory within a
 * budget. Input is a path of {@code http}, output what {@code connection} sends.
 */
@NullMarked
package org.mpl4j.web.content;

import org.jspecify.annotations.NullMarked;
