/** Small programs on generated code, to be read. */
package org.mpl4j.examples.programs;
