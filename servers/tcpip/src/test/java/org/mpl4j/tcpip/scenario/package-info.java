/**
 * Scripted scenarios: text files that say which packets come in, what a program does, and which packets have to go out; a runner, and the files' tests. The syntax is in docs/tcpip-scenarios.md.
 */
@NullMarked
package org.mpl4j.tcpip.scenario;

import org.jspecify.annotations.NullMarked;
