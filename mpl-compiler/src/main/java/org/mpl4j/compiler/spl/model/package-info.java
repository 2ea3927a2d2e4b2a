/** What a policy means: names are resolved and types checked; functions are still called, not yet inlined. */
@NullMarked
package org.mpl4j.compiler.spl.model;

import org.jspecify.annotations.NullMarked;
