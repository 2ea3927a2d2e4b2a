/** The command {@code mpl-web}. */
@NullMarked
package org.mpl4j.web.cli;

import org.jspecify.annotations.NullMarked;
