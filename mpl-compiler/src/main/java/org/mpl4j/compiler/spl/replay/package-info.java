/** Recorded traces against policies: lists of statecalls, or captures that MPL takes apart. Input is text or frames, output the first step that a policy refuses. */
@NullMarked
package org.mpl4j.compiler.spl.replay;

import org.jspecify.annotations.NullMarked;
