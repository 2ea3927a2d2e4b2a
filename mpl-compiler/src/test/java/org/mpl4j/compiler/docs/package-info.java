/** Tests of the documentation: what it shows is compiled, parsed and built. Input: the pages in {@code docs/}. */
package org.mpl4j.compiler.docs;
