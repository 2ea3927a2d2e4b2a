/** Messages of SSH: workload E. */
package org.mpl4j.bench.ssh;
