/** What configurations have in common, whatever they are written in: problems with their places, and guesses of what somebody may have meant. */
@NullMarked
package org.mpl4j.servers.common.config;

import org.jspecify.annotations.NullMarked;
