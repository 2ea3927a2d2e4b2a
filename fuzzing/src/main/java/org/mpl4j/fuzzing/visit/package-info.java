/** Goes through generated views, whatever their classes: every accessor, every element, every branch. */
@NullMarked
package org.mpl4j.fuzzing.visit;

import org.jspecify.annotations.NullMarked;
