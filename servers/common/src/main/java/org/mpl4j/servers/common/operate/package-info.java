/** What keeps a server in the hands of its operator: logs, signals, a control socket, what service managers want to know, HTTP for those who watch. */
@NullMarked
package org.mpl4j.servers.common.operate;

import org.jspecify.annotations.NullMarked;
