package org.mpl4j.runtime.text;

/**
 * A packet, or a nested packet, branch or element somewhere in it, and where it lies.
 *
 * @param path the names of the nodes that lead to it in the packet's tree, dots between them
 * @param start the absolute index of its first byte
 * @param end the absolute index of the first byte after it
 */
public record PacketPart(String path, int start, int end) {}
