/**
 * System calls that Java has no methods for, by {@code java.lang.foreign}: the one place with downcalls. Linux on 64 bits only; elsewhere {@link
 * org.mpl4j.servers.common.nativeio.NativeIo#isAvailable} says no, and servers do without.
 */
@NullMarked
package org.mpl4j.servers.common.nativeio;

import org.jspecify.annotations.NullMarked;
