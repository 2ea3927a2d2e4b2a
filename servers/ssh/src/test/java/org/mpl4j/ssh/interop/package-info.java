/** The server over loopback, and clients of others: what works with which is printed as a matrix at the end of the tests, and written to target/interop by each JVM. */
@NullMarked
package org.mpl4j.ssh.interop;

import org.jspecify.annotations.NullMarked;
