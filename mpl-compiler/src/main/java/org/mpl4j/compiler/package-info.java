/** The MPL compiler: from the text of a specification to emitted files, one package a stage. */
@NullMarked
package org.mpl4j.compiler;

import org.jspecify.annotations.NullMarked;
