package org.mpl4j.compiler.interpret.parse;

import org.mpl4j.compiler.interpret.value.PacketShape;

/** A packet's program, ready to run. */
record Program(PacketShape shape, Step[] body) {}
