/**
 * Keys of hosts and users: their files, signatures, certificates, and the lists of those that are trusted (authorized_keys, known_hosts). Takes and gives
 * bytes and lines of text; knows neither connections nor who asks.
 */
@NullMarked
package org.mpl4j.ssh.keys;

import org.jspecify.annotations.NullMarked;
