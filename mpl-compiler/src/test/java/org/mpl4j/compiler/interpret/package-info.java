/** Tests of the interpreter, and what other tests need of it: specifications compiled in memory, random values. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.interpret;
