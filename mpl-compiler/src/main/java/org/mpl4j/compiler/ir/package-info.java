/**
 * What a parse does, step by step, lowered from model and layout: each program can be printed ({@code mplc dump --emit=ir}), is what the interpreter executes, and
 * what the Java backend turns into parse methods.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.ir;
