/** Extension headers of IPv6: workload G. */
package org.mpl4j.bench.ipv6;
