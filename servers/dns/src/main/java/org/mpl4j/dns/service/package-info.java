/** What answers messages, whatever transport brings them. */
@NullMarked
package org.mpl4j.dns.service;

import org.jspecify.annotations.NullMarked;
