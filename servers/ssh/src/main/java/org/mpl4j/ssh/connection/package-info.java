/**
 * SSH's connection protocol (RFC 4254): channels, their windows and requests, over what sends and receives messages. Whether a channel is open, half closed or closed
 * is what the policy's automata say, and nothing else.
 */
@NullMarked
package org.mpl4j.ssh.connection;

import org.jspecify.annotations.NullMarked;
