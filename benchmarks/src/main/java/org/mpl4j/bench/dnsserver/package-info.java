/** {@code mpl-bench dns}: the DNS server beside Knot and NSD, each as a process of its own. In: rows to measure; out: a table and a plot. */
package org.mpl4j.bench.dnsserver;
