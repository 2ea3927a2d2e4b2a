/** The stages of a policy one after the other: the one entry for the command line and other tools. */
@NullMarked
package org.mpl4j.compiler.spl.pipeline;

import org.jspecify.annotations.NullMarked;
