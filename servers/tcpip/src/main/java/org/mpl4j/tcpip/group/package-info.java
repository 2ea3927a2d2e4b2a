/** Group management of a host: tells routers and snooping switches which groups it listens to (IGMP, RFC 3376, RFC 2236, RFC 1112; MLD, RFC 3810, RFC 2710). */
@NullMarked
package org.mpl4j.tcpip.group;

import org.jspecify.annotations.NullMarked;
