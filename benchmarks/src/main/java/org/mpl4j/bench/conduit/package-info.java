/** Measures conduits beside the system's connections between two processes. */
package org.mpl4j.bench.conduit;
