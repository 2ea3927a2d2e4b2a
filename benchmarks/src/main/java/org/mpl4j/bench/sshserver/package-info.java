/** {@code mpl-bench ssh}: the SSH server beside OpenSSH's and Apache MINA's, each as a process of its own. In: rows to measure; out: a table and a plot. */
package org.mpl4j.bench.sshserver;
