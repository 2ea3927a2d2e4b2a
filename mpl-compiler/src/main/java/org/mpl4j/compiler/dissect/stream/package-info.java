/** Puts the bytes of streams in order, as they come in segments: too early, twice, or never. Input: payloads with their positions; output: runs of bytes without gaps. */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.dissect.stream;
