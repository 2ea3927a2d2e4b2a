/**
 * What a server is told, in the syntax of sshd_config(5). In: files, and what was said on a command line. Out: {@link org.mpl4j.ssh.config.SshdConfig}, whose values
 * depend on who logs in from where, or all that is wrong. Reads no file that a configuration names but those that it includes.
 */
@NullMarked
package org.mpl4j.ssh.config;

import org.jspecify.annotations.NullMarked;
