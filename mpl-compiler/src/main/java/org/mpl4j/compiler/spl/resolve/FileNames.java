package org.mpl4j.compiler.spl.resolve;

/** Everything that a file declares or uses, by name. */
record FileNames(RoutineNames routines, StatecallTable calls, PacketFields fields) {}
