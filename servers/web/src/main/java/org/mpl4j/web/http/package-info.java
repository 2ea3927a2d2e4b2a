/**
 * What a request says, from its bytes: the head (RFC 9112), how long its content is, and the fields that a server of files obeys (RFC 9110). Nothing here reads, writes or waits,
 * and what a request without conditions needs is found without allocation.
 */
@NullMarked
package org.mpl4j.web.http;

import org.jspecify.annotations.NullMarked;
