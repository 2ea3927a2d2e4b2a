/** Generated code and the interpreter, each the oracle of the other: on packets of every specification, and on random specifications. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.oracle;
