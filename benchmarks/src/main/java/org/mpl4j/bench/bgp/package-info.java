/** BGP UPDATE: workload G. */
package org.mpl4j.bench.bgp;
