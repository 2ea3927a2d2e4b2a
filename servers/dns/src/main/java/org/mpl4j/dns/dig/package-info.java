/**
 * {@code mpl-dig}: asks DNS servers and prints what they say, as {@code dig} does. In: words of a command line; out: text or JSON. Messages are built and read with
 * the generated codecs; record data is printed by dnsjava from the bytes of a record where it knows the type. {@link org.mpl4j.dns.dig.bench} is the load generator.
 */
@NullMarked
package org.mpl4j.dns.dig;

import org.jspecify.annotations.NullMarked;
