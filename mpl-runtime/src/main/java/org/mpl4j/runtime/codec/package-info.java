/**
 * The built-in field types that are more than a number or a run of bytes. {@link org.mpl4j.runtime.codec.DnsNameCodec},
 * {@link org.mpl4j.runtime.codec.CompressedDnsNameCodec} and {@link org.mpl4j.runtime.codec.MpintCodec} are codecs like
 * those that users write ({@link org.mpl4j.runtime.Codec}); the others have static methods in the same manner: {@code
 * skip} validates and finds the end, {@code get} reads what {@code skip} has accepted, {@code write} appends.
 */
package org.mpl4j.runtime.codec;
