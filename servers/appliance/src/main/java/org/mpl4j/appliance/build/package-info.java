/** Makes images: checks and bakes the configuration, links the runtime, trains the cache of classes, writes archives. */
@NullMarked
package org.mpl4j.appliance.build;

import org.jspecify.annotations.NullMarked;
