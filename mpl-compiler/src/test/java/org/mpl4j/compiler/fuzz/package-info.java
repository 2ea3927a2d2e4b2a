/** Fuzzing finds what was planted, and nothing where nothing is. */
package org.mpl4j.compiler.fuzz;
