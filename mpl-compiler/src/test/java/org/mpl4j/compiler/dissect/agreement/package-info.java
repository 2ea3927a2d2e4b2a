/**
 * Compares what we find in captures with what tshark finds. Tables (resources {@code agreement/*.agreement}) say which fields are the same, which have no counterpart, and where we differ for
 * a reason; the test fails at any other difference, and at fields that no table knows.
 */
@NullMarked
package org.mpl4j.compiler.dissect.agreement;

import org.jspecify.annotations.NullMarked;
