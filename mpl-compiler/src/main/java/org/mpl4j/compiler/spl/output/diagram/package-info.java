/** Pictures of policies: DOT, SVG with a layout of its own, and tables in Markdown. What is drawn, and what is only said below, is decided in one place. */
@NullMarked
package org.mpl4j.compiler.spl.output.diagram;

import org.jspecify.annotations.NullMarked;
