/**
 * Capture files: pcap and pcapng, both described in MPL ({@code specs/pcap}, {@code specs/pcapng}) and read through the interpreter. Input: a stream of bytes. Output:
 * {@link org.mpl4j.compiler.capture.FrameBatch}es, in constant memory. Read by {@code dissect}.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.capture;
