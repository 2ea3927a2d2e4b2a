/** The command {@code mpl-appliance}. */
@NullMarked
package org.mpl4j.appliance.cli;

import org.jspecify.annotations.NullMarked;
