/**
 * A connection as a machine: bytes of requests in, bytes of responses out, and now and then a piece of a file that somebody else sends. It has no thread, no socket and no clock: {@code
 * transport} gives it what it needs. Answers come from {@code content}.
 */
@NullMarked
package org.mpl4j.web.connection;

import org.jspecify.annotations.NullMarked;
