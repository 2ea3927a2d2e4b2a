package org.mpl4j.compiler.capture;

/**
 * An interface that a pcapng section describes.
 *
 * @param snapLength how many bytes of a frame are kept at the most; 0 for no limit
 */
record PcapngInterface(int linkType, long snapLength, Resolution resolution) {}
