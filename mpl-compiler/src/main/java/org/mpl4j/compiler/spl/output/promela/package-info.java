/** A policy as a model in Promela, with its properties as formulas, for the model checker spin: of the tables, so that what is checked is what runs. */
@NullMarked
package org.mpl4j.compiler.spl.output.promela;

import org.jspecify.annotations.NullMarked;
