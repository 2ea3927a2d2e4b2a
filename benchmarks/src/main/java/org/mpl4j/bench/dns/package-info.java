/** Domain names: workloads C and D. */
package org.mpl4j.bench.dns;
