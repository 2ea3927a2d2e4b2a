/**
 * Frames taken apart into layers: what {@code mplc dissect} does. Input: frames of {@link org.mpl4j.compiler.capture}, the protocol tables of {@code table}, and filters. Output: a
 * {@link org.mpl4j.compiler.dissect.Dissection} a frame, as a tree of text or a line of JSON.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.dissect;
