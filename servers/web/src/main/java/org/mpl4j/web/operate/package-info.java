/** A server in its operator's hands: the access log, metrics, signals, the service manager, and the order in which all is started and stopped. */
@NullMarked
package org.mpl4j.web.operate;

import org.jspecify.annotations.NullMarked;
