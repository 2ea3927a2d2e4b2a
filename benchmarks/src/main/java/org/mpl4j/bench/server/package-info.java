/** What measurements of servers share: a server as a process on one processor, numbers of several rounds, their table and plot. Knows no protocol. */
package org.mpl4j.bench.server;
