/**
 * Gives connections their bytes: by loops on the sockets of the kernel, a thread a core, by the thread that drives a stack of ours, or by a virtual thread a connection on any {@code Link}. Here are the limits for clients that are slow, idle or
 * many.
 */
@NullMarked
package org.mpl4j.web.transport;

import org.jspecify.annotations.NullMarked;
