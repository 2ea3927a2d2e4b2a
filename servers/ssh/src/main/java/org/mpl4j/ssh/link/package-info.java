/** The connections of TCP that SSH runs over: a small interface, and what implements it. Blocks; made for virtual threads. */
@NullMarked
package org.mpl4j.ssh.link;

import org.jspecify.annotations.NullMarked;
