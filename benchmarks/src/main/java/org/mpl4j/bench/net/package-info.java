/** The TCP/IP stack beside the kernel's: bulk transfer over TAP, and between two namespaces over veth. */
@NullMarked
package org.mpl4j.bench.net;

import org.jspecify.annotations.NullMarked;
