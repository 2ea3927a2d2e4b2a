/**
 * {@code mpl-dig bench}: a load generator for DNS servers. One thread sends queries in batches, checks every answer, and measures. In: queries of a file or made up;
 * out: lines while it runs, and a report.
 */
@NullMarked
package org.mpl4j.dns.dig.bench;

import org.jspecify.annotations.NullMarked;
