/** Runs images: namespaces, bridges, limits, processes. */
@NullMarked
package org.mpl4j.appliance.run;

import org.jspecify.annotations.NullMarked;
