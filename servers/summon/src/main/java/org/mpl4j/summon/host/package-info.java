/** Places on this machine: TAP interfaces on a bridge, processes in empty network namespaces, and stacks that answer while there is no process. All that is made has a mark, by which it is found if the directory is killed. */
@NullMarked
package org.mpl4j.summon.host;

import org.jspecify.annotations.NullMarked;
