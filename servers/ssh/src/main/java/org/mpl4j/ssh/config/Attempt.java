package org.mpl4j.ssh.config;

import java.net.InetAddress;

/**
 * Who tries to log in, as far as it is known.
 *
 * @param user the name; empty before one was said
 * @param remote where the client is
 * @param local where it has connected to
 * @param localPort and at which port
 */
public record Attempt(String user, InetAddress remote, InetAddress local, int localPort) {}
