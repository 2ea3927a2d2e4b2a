/** Puts the parts of a server together: zones, the stages that answer from them, and what keeps both up to date. */
@NullMarked
package org.mpl4j.dns.server;

import org.jspecify.annotations.NullMarked;
