/** What a stage has to say about a specification: one value, several renderings. Flows sideways from every stage to the user. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.diagnostic;
