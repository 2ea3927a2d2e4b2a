/**
 * What the servers share, a package each: {@code nativeio} (system calls that Java lacks), {@code metrics} (counters and how they are read), {@code operate} (logs,
 * control, service managers). Nothing here knows a protocol.
 */
@NullMarked
package org.mpl4j.servers.common;

import org.jspecify.annotations.NullMarked;
