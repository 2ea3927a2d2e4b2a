/** Two stacks over faulty links, with random programs, in thousands of runs that a seed each repeats exactly. */
@NullMarked
package org.mpl4j.tcpip.simulation;

import org.jspecify.annotations.NullMarked;
