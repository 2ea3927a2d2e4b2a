/** Tests of the Java backend: what it generates is compiled in memory, loaded, and compared with the interpreter. */
package org.mpl4j.compiler.backend.java;
