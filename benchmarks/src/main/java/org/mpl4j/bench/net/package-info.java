/** {@code mpl-bench net}: the TCP/IP stack beside the kernel's, in bulk transfer over TAP, and between two namespaces over veth. In: directions; out: a table. */
package org.mpl4j.bench.net;
