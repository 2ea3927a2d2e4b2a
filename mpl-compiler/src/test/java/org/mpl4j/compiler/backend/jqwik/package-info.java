/** Arbitraries and properties compile without warnings, and find what is wrong. */
package org.mpl4j.compiler.backend.jqwik;
