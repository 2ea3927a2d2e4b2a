/** What the parsers of both languages have in common: where tokens are, which are bad, how errors are told, and where it goes on behind them. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.parse.antlr;
