package org.mpl4j.compiler.ir;

import org.mpl4j.compiler.layout.PacketLayout;
import org.mpl4j.compiler.model.PacketType;

/** How a packet is parsed. */
public record PacketProgram(PacketType packet, PacketLayout layout, ScopeProgram body) {}
