/**
 * What a server is told to do: read from a YAML file or made of flags, checked as a whole, immutable. Every error says where it is and how to mend it. In: a file;
 * out: {@link org.mpl4j.dns.config.Config}.
 */
@NullMarked
package org.mpl4j.dns.config;

import org.jspecify.annotations.NullMarked;
