/** What is made of policies besides Java: each backend takes tables and gives text. Here is what they share: the parts of formulas. */
@NullMarked
package org.mpl4j.compiler.spl.output;

import org.jspecify.annotations.NullMarked;
