/** How much code generated packets are: lines of Java, bytes of class files, and methods that the just-in-time compiler finds too large to inline. */
package org.mpl4j.bench.size;
