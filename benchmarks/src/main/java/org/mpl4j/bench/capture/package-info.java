/** Whole captures: workload F. */
package org.mpl4j.bench.capture;
