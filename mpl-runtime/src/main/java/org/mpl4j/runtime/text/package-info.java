/**
 * Packets as text for people: {@link org.mpl4j.runtime.text.Show} writes and reads single values in the formats of
 * {@code show(..)}, {@link org.mpl4j.runtime.text.TreePrinter} is what the {@code toString} of generated views prints
 * to.
 */
package org.mpl4j.runtime.text;
