/** What the servers share. */
@NullMarked
package org.mpl4j.servers.common;

import org.jspecify.annotations.NullMarked;
