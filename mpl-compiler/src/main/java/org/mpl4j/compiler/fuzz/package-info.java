/**
 * Tries a specification without generated code: makes up packets that can be built, and others that are almost packets, and sees that reading and building them keeps what the
 * language promises. Everything follows from a seed.
 */
@NullMarked
package org.mpl4j.compiler.fuzz;

import org.jspecify.annotations.NullMarked;
