/**
 * Pictures of packets in plain text, as RFCs have them. Input: the model and its layout. Output: lines of text, for whatever documents a packet.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.diagram;
