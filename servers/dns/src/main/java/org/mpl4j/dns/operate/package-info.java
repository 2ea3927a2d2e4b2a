/** Counts and writes down what is asked and answered, for those who operate a server. In: messages on their way through {@link org.mpl4j.dns.operate.MeteredService}. */
@NullMarked
package org.mpl4j.dns.operate;

import org.jspecify.annotations.NullMarked;
