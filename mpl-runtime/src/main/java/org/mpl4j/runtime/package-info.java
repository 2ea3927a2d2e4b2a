/**
 * What generated views and builders share with their callers: {@link org.mpl4j.runtime.View} and {@link
 * org.mpl4j.runtime.Bytes} for what was read, {@link org.mpl4j.runtime.ParseException} and {@link
 * org.mpl4j.runtime.ParseResult} for what could not be, {@link org.mpl4j.runtime.PacketWriter} and {@link
 * org.mpl4j.runtime.BuildException} for writing, and {@link org.mpl4j.runtime.Codec}, the extension point for field
 * types written in Java.
 *
 * <p>Neighbours: {@code wire} (bytes at absolute indexes) is below this package; {@code codec}, {@code checksum} and
 * {@code text} stand on it.
 */
package org.mpl4j.runtime;
