/**
 * Makes arbitraries and properties for jqwik: a packet's {@code PArbitraries} builds packets by the builder that the Java backend makes, and {@code PProperties} are tests that
 * need one line. Knows that builder from its {@linkplain org.mpl4j.compiler.backend.BuilderOutline outline} only.
 */
@NullMarked
package org.mpl4j.compiler.backend.jqwik;

import org.jspecify.annotations.NullMarked;
