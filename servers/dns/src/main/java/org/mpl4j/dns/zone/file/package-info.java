/**
 * Zones as files: master files (RFC 1035 section 5) are read and written, and read again when they change. dnsjava reads and prints the data of records; what is around
 * it, lines, names, directives, is read here, so that every error has its line and reading goes on after it.
 */
@NullMarked
package org.mpl4j.dns.zone.file;

import org.jspecify.annotations.NullMarked;
