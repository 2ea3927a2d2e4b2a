/** Ethernet, IPv4 and TCP: workloads A, B and H. */
package org.mpl4j.bench.frame;
