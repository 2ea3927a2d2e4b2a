/** TLS ClientHello: workload G. */
package org.mpl4j.bench.tls;
