/** Runs workloads, and writes what came of them as a table and a plot. */
package org.mpl4j.bench.report;
