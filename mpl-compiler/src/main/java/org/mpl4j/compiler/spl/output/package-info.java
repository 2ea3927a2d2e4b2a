/** What is made of policies besides Java: each backend takes tables and gives text. Here is what they share: what belongs together, and its letters. */
@NullMarked
package org.mpl4j.compiler.spl.output;

import org.jspecify.annotations.NullMarked;
