/**
 * Elements of SVG pictures, as text. Knows nothing of what is drawn.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.svg;
